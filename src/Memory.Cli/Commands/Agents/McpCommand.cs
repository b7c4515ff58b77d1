using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Cli.Connecting;

namespace Memory.Cli.Commands.Agents;

/// <summary><c>memory mcp</c>: the service's MCP over standard input and output, a message a line, for clients that start a program.</summary>
internal static class McpCommand
{
    private const int LineCharsMax = 4 * 1024 * 1024;
    private const int AtOnceMax = 16;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    public static Command Create(CliHost host)
    {
        var command = new Command("mcp", "Speak MCP over standard input and output; the service answers");
        host.Run(command, async (call, cancellation) =>
        {
            var connection = Connection.Of(call.UrlOption, call.KeyOption, host.Environment, reads: true);
            using var client = AgentHttp.Connect(host, connection, AtMost);
            if (call.Repo is { } repo)
                client.DefaultRequestHeaders.TryAddWithoutValidation("Memory-Repo", repo);
            using var writing = new SemaphoreSlim(1, 1);
            using var places = new SemaphoreSlim(AtOnceMax, AtOnceMax);
            using var reader = new StreamReader(host.Environment.Input(), Encoding.UTF8);
            var open = new List<Task>();
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                await places.WaitAsync(cancellation);
                open.RemoveAll(t => t.IsCompletedSuccessfully);
                open.Add(AnswerAsync(line));
            }
            await Task.WhenAll(open);
            return CliHost.Ok;

            async Task AnswerAsync(string line)
            {
                try
                {
                    foreach (var message in await SayAsync(client, connection, line, cancellation))
                        await WriteAsync(message);
                }
                finally
                {
                    places.Release();
                }
            }

            async Task WriteAsync(string message)
            {
                await writing.WaitAsync(cancellation);
                try
                {
                    await host.Output.WriteAsync(message + "\n");
                    await host.Output.FlushAsync(cancellation);
                }
                finally
                {
                    writing.Release();
                }
            }
        }, reads: true);
        return command;
    }

    /// <returns>The messages that answer; for a request that reaches nobody an error.</returns>
    private static async Task<IReadOnlyList<string>> SayAsync(HttpClient client, Connection connection, string line, CancellationToken cancellation)
    {
        if (line.Length > LineCharsMax)
            return Error(null, $"a message has {LineCharsMax} characters at most");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, AgentHttp.At(connection, "mcp")) { Content = new StringContent(line, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            using var answer = await client.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (!answer.IsSuccessStatusCode)
                return Error(line, answer.StatusCode == System.Net.HttpStatusCode.Unauthorized
                    ? $"Memory does not know the key ({connection.KeyFrom}); set MEMORY_KEY" : $"Memory answered {(int)answer.StatusCode}");
            return answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? [.. text.Split('\n').Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l[5..].Trim()).Where(l => l.Length > 0)]
                : text.Length > 0 ? [text.ReplaceLineEndings(" ")] : [];
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Error(line, $"Memory cannot be reached at {connection.Name}");
        }
    }

    /// <summary>Only who asked is answered: a notification has no id.</summary>
    private static IReadOnlyList<string> Error(string? line, string message)
    {
        JsonNode? id = null;
        try
        {
            if (line is not null && JsonNode.Parse(line) is JsonObject said && (id = said["id"]?.DeepClone()) is null)
                return [];
        }
        catch (JsonException)
        {
            // What cannot be read is answered without an id, as JSON-RPC wants it.
        }
        return [new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = new JsonObject { ["code"] = -32603, ["message"] = message } }.ToJsonString()];
    }
}
