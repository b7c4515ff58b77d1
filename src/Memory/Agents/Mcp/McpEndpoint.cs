using System.Text.Json;
using Memory.Access;
using Memory.Api;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Memory.Agents.Mcp;

/// <summary>The Model Context Protocol over Streamable HTTP, without sessions: each request is answered by itself.</summary>
internal static class McpEndpoint
{
    private const int BodyBytesMax = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/mcp", PostAsync).Needs(KeyScope.Read).WithTags("Agents").WithName("Mcp")
            .WithSummary("Model Context Protocol, Streamable HTTP: tools, a resource and a prompt for agents.")
            .Accepts<JsonElement>("application/json").Produces<JsonElement>(200, "text/event-stream").Produces(202).ProducesProblem(400);

    private static async Task PostAsync(HttpContext http, McpServing serving, ILoggerFactory logs)
    {
        if (!http.Request.HasJsonContentType())
            throw new FaultException(Fault.UnsupportedMediaType, "Send the message as application/json.");
        var message = Read((await JsonBody.BytesAsync(http, BodyBytesMax)).Span);
        await using var transport = new StreamableHttpServerTransport(logs) { Stateless = true };
        await using var server = McpServer.Create(transport, serving.OptionsOf(http), logs, http.RequestServices);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var running = server.RunAsync(end.Token);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        if (!await transport.HandlePostRequestAsync(message, http.Response.Body, http.RequestAborted))
        {
            http.Response.ContentType = null;
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        await end.CancelAsync();
        await Task.WhenAny(running);
    }

    private static JsonRpcMessage Read(ReadOnlySpan<byte> body)
    {
        JsonBody.DemandUtf8(body);
        try
        {
            return JsonSerializer.Deserialize<JsonRpcMessage>(body, McpJsonUtilities.DefaultOptions)
                ?? throw new FaultException(Fault.Invalid, "The body is null; send a JSON-RPC message.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new FaultException(Fault.Invalid, "The body is no JSON-RPC message: send one object with \"jsonrpc\":\"2.0\" and a method.");
        }
    }
}
