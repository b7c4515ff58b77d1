using System.Text.Json;
using Memory.Access;
using Memory.Api;

namespace Memory.Agents.Hooks;

/// <summary>The hooks of Claude Code: its JSON in, its JSON out. It never fails a session.</summary>
internal static class ClaudeCodeEndpoint
{
    /// <summary>What tools answered comes along, files among it.</summary>
    private const int BodyBytesMax = 16 * 1024 * 1024;

    /// <summary>Whoever set the hooks up wants the changes checked when the session ends.</summary>
    private const string StopHeader = "Memory-Stop", StopQuery = "stop", StopValue = "check";

    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/hooks/claude-code", PostAsync).Needs(KeyScope.Read).WithMetadata(new AnswersFaultsEmpty()).WithTags("Agents").WithName("ClaudeCodeHook")
            .WithSummary("An event of a Claude Code session; answers with that hook's JSON, or with nothing.")
            // Any other kind would be refused before the endpoint is known that answers faults with nothing.
            .Accepts<JsonElement>("application/json", "*/*").Produces<JsonElement>().ProducesProblem(401);

    private static async Task<IResult> PostAsync(HttpContext http, HookResponder responder)
    {
        var (input, said) = StartForm.Read(await JsonBody.BytesAsync(http, BodyBytesMax));
        var e = HookReader.Read(input) with { Said = said };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(AtMost);
        try
        {
            var answer = await responder.AnswerAsync(e, http, http.Caller(), ChecksAtStop(http), limit.Token);
            return answer.Json is { Length: > 0 } json ? Results.Text(json, "application/json") : Results.Ok();
        }
        catch (OperationCanceledException)
        {
            return Results.Ok();
        }
    }

    public static bool ChecksAtStop(HttpContext http) => http.Request.Query[StopQuery] == StopValue || http.Request.Headers[StopHeader] == StopValue;
}
