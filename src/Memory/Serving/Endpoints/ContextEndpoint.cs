using System.Diagnostics;
using Memory.Access;
using Memory.Api;
using Memory.Client;

namespace Memory.Serving.Endpoints;

/// <summary>The few lessons that a session needs now.</summary>
internal static class ContextEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/context", PostAsync).Needs(KeyScope.Read).WithTags("Serving").WithName("Context")
            .WithSummary("The lessons for a task, files or a diff, as Markdown within a token budget.")
            .Accepts<ContextRequest>("application/json").Produces<ContextPack>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<ContextPack> PostAsync(HttpContext http, PackServing serving)
    {
        var started = Stopwatch.GetTimestamp();
        var caller = http.Caller();
        var request = await JsonBody.ReadAsync<ContextRequest>(http);
        var input = ContextReader.Read(request, caller);
        var session = request.Session is { Length: > 0 } name ? PackServing.SessionOf(caller.KeyId, input.Repo, name) : null;
        var pack = await serving.ServeAsync(input, session, http.RequestAborted);
        return new(pack.Markdown, pack.Tokens, [.. pack.Lessons.Select(ServedWire.Of)], pack.Omitted, ServedWire.Milliseconds(started)) { Degraded = pack.Degraded };
    }
}
