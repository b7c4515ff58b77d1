using System.Net;
using System.Net.Http.Json;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Client;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.Options;

namespace Memory.Tests.Access;

public sealed class RateLimitTests
{
    /// <summary>One token comes back in 20 seconds: a test is over before that.</summary>
    private const string Three = "3";

    private static async Task<List<HttpStatusCode>> GetAsync(HttpClient client, string route, int times)
    {
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
            seen.Add((await client.GetAsync(route)).StatusCode);
        return seen;
    }

    [Fact]
    public async Task A_key_over_its_limit_is_told_when_to_come_again_and_nobody_else_is()
    {
        await using var app = new MemoryApp(new() { ["Memory:Access:ReadsPerMinute"] = Three });
        using var busy = await app.WithNewKeyAsync(["write"]);
        using var other = await app.WithNewKeyAsync(["read"]);
        (await GetAsync(busy, "/v1/stats", 3)).ShouldAllBe(s => s == HttpStatusCode.OK);

        var refused = await busy.GetAsync("/v1/stats");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        var problem = (await refused.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!;
        (problem.Type, problem.Status).ShouldBe(("urn:memory:too-many-requests", 429));
        (await other.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Other kinds of work have their own budget, and health has none.
        (await busy.PostAsJsonAsync("/v1/comments", Says.Member("ana", "hello"), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await busy.PostAsJsonAsync("/v1/ask", new AskRequest { Question = "why?" }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(busy, "/healthz", 10)).ShouldAllBe(s => s == HttpStatusCode.OK);
        // Not ready yet is an honest answer to /readyz; too many requests is none.
        (await GetAsync(busy, "/readyz", 10)).ShouldAllBe(s => s != HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_limit_of_nought_is_none()
    {
        await using var app = new MemoryApp(new() { ["Memory:Access:ReadsPerMinute"] = "0" });
        (await GetAsync(app.Session, "/v1/stats", 50)).ShouldAllBe(s => s == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_guesses_keys_is_stopped_and_a_key_in_use_is_not()
    {
        await using var app = new MemoryApp(new() { ["Memory:Access:StrangersPerMinute"] = "5" });
        // The first use of two keys, then three guesses.
        (await app.Session.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var fresh = await app.WithNewKeyAsync(["read"]);
        using var guesser = app.WithKey(ApiKey.New());
        (await GetAsync(guesser, "/v1/stats", 3)).ShouldAllBe(s => s == HttpStatusCode.Unauthorized);

        var refused = await guesser.GetAsync("/v1/stats");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await app.WithKey(null).GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        // A right guess is not told from a wrong one while the address has to wait.
        (await fresh.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await GetAsync(app.Session, "/v1/stats", 10)).ShouldAllBe(s => s == HttpStatusCode.OK);
        (await GetAsync(guesser, "/healthz", 10)).ShouldAllBe(s => s == HttpStatusCode.OK);
    }

    [Fact]
    public void An_address_uses_up_its_own_tries()
    {
        using var limits = new RateLimits(Options.Create(new AccessOptions { StrangersPerMinute = 2 }));
        var guesser = IPAddress.Parse("2001:db8:1:2::1");
        limits.TakeStranger(guesser).ShouldBeNull();
        // The same network, another of its addresses.
        limits.TakeStranger(IPAddress.Parse("2001:db8:1:2:ffff::9")).ShouldBeNull();
        limits.TakeStranger(guesser).ShouldNotBeNull();
        // Buckets are shared by chance, 1 in 4,096: of fifty others nearly all have their own.
        Enumerable.Range(1, 50).Count(i => limits.TakeStranger(IPAddress.Parse($"10.0.0.{i}")) is null).ShouldBeGreaterThan(45);
    }

    [Theory]
    [InlineData("ReadsPerMinute", "-1")]
    [InlineData("AuditDays", "0")]
    public async Task A_wrong_limit_ends_the_start_with_its_name(string setting, string value)
    {
        var folder = Directory.CreateTempSubdirectory("memory-limit-").FullName;
        await using var service = await MemoryProcess.StartAsync(folder, $"--Memory:Access:{setting}={value}");
        (await service.ExitAsync()).ShouldBe(1);
        service.Output.ShouldContain($"Memory:Access:{setting}");
    }
}
