using System.CommandLine;
using System.Text;
using System.Text.Json;
using Memory.Cli.Connecting;

namespace Memory.Cli.Commands.Agents;

/// <summary>
/// <c>memory hook</c>: hands a hook's JSON to the service and prints its answer. It never disturbs a session: whatever is wrong, it
/// says nothing and its exit code is 0, because 2 would stop the prompt.
/// </summary>
internal static class HookCommand
{
    private const string Name = "hook";
    private const int InputCharsMax = 16 * 1024 * 1024;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2.5);

    /// <summary>Is this command line a hook's? Then its exit code is 0, readable or not.</summary>
    public static bool Is(ParseResult parse) => parse.CommandResult.Command.Name == Name;

    public static Command Create(CliHost host)
    {
        var command = new Command(Name, "Answer a hook of Claude Code: its JSON on standard input, the service's answer on standard output");
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(AtMost);
            try
            {
                await RunAsync(host, parse, limit.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException or JsonException
                or UsageException or FailedException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
            {
                // No service, no key, no repository: the session goes on as if nothing were installed.
            }
            return CliHost.Ok;
        });
        return command;
    }

    private static async Task RunAsync(CliHost host, ParseResult parse, CancellationToken cancellation)
    {
        using var reader = new StreamReader(host.Environment.Input(), Encoding.UTF8);
        var block = new char[4096];
        var input = new StringBuilder();
        int read;
        while ((read = await reader.ReadBlockAsync(block, cancellation)) > 0)
            if (input.Append(block, 0, read).Length > InputCharsMax)
                return;
        if (input.Length == 0)
            return;
        var connection = Connection.Of(parse.GetValue(host.Options.Url), parse.GetValue(host.Options.Key), host.Environment, reads: true);
        using var client = AgentHttp.Connect(host, connection, AtMost);
        using var request = new HttpRequestMessage(HttpMethod.Post, AgentHttp.At(connection, "hooks/claude-code"))
        {
            Content = new StringContent(input.ToString(), Encoding.UTF8, "application/json"),
        };
        var repo = RepoLookup.Choose(parse.GetValue(host.Options.Repo), host.Environment, FolderOf(input.ToString()) ?? host.Environment.WorkingFolder);
        if (repo is { All: false, Repo: { } name })
            request.Headers.TryAddWithoutValidation("Memory-Repo", name);
        using var answer = await client.SendAsync(request, cancellation);
        if (answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellation) is { Length: > 0 } json && json[0] == '{')
            host.Screen.Json(json);
    }

    private static string? FolderOf(string input)
    {
        using var document = JsonDocument.Parse(input);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("cwd", out var cwd)
            && cwd.ValueKind == JsonValueKind.String && Path.IsPathFullyQualified(cwd.GetString()!) ? cwd.GetString() : null;
    }
}
