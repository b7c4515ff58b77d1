using Memory.Api;
using Memory.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Clients;

/// <summary>One vocabulary on both ends: every fault of the service goes over the wire and comes back as one error of the client.</summary>
public sealed class ErrorVocabularyTests
{
    /// <summary>What each fault is for a client. A new fault has no line here, and fails.</summary>
    private static readonly Dictionary<Fault, MemoryError> Meant = new()
    {
        [Fault.Invalid] = MemoryError.Invalid,
        [Fault.Unauthorized] = MemoryError.Unauthorized,
        [Fault.Forbidden] = MemoryError.Forbidden,
        [Fault.NotFound] = MemoryError.NotFound,
        [Fault.MethodNotAllowed] = MemoryError.MethodNotAllowed,
        [Fault.Conflict] = MemoryError.Conflict,
        [Fault.PreconditionFailed] = MemoryError.PreconditionFailed,
        [Fault.TooLarge] = MemoryError.TooLarge,
        [Fault.UnsupportedMediaType] = MemoryError.UnsupportedMediaType,
        [Fault.TooManyRequests] = MemoryError.RateLimited,
        [Fault.TooSlow] = MemoryError.TooSlow,
        [Fault.Unavailable] = MemoryError.Unavailable,
        [Fault.Internal] = MemoryError.Internal,
    };

    [Fact]
    public async Task Every_fault_comes_back_as_its_error_with_its_words_and_its_field()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        await using var app = builder.Build();
        app.UseRouting();
        app.MapGet("/v1/lessons/{fault}", async (Fault fault, HttpContext http) =>
        {
            if (fault is Fault.TooManyRequests or Fault.Unavailable)
                http.Response.Headers.RetryAfter = "7";
            await Problems.WriteAsync(http, fault, $"in words: {fault}", "field");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = MemoryClient.Connect(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));

        foreach (var (fault, status, type, _) in Problems.All)
        {
            var error = await Should.ThrowAsync<MemoryException>(() => client.GetLessonAsync(fault.ToString()));
            Meant.ShouldContainKey(fault);
            error.Error.ShouldBe(Meant[fault]);
            error.Status.ShouldBe(status);
            error.Message.ShouldBe($"in words: {fault}");
            error.Errors["field"].ShouldBe([$"in words: {fault}"]);
            error.RetryAfter.ShouldBe(fault is Fault.TooManyRequests or Fault.Unavailable ? TimeSpan.FromSeconds(7) : null);
            type.ShouldMatch("^urn:memory:[a-z-]+$");
        }
        Problems.All.Select(p => p.Fault).ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
        Meant.Values.Append(MemoryError.Unreachable).ShouldBe(Enum.GetValues<MemoryError>(), ignoreOrder: true);
    }
}
