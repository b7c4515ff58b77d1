using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Memory.Bench.Loading;

namespace Memory.Bench.Hooks;

/// <summary>How long the real client waits for each answer, by its own log: a session that reads many files, one after the other.</summary>
internal static partial class ClientWaits
{
    private const int Files = 60;

    public static async Task<Timings> MeasureAsync(string client, string harness, ServiceProcess service, string repo, bool overMcp)
    {
        var folder = Directory.CreateTempSubdirectory("memory-bench-hooks-").FullName;
        try
        {
            Prepare(folder, service, repo, overMcp);
            string[] arguments =
            [
                harness, "--claude", client, "--quiet", "--out", Path.Combine(folder, "out"), "--prompt", "change how orders are stored", "--project", Path.Combine(folder, "project"),
                "--settings", Path.Combine(folder, "settings.json"), "--mcp-config", Path.Combine(folder, "mcp.json"), "--script", Path.Combine(folder, "script.json"),
            ];
            using var process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Read(await File.ReadAllLinesAsync(Path.Combine(folder, "out", "debug.log")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Prepare(string folder, ServiceProcess service, string repo, bool overMcp)
    {
        var (address, key) = (service.Client.BaseAddress!.ToString().TrimEnd('/'), service.Client.DefaultRequestHeaders.Authorization!.Parameter);
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}", ["Memory-Repo"] = repo };
        object hook = overMcp
            ? new { type = "mcp_tool", server = "memory", tool = "claude_code_hook", timeout = 3, input = new Dictionary<string, string> { ["event"] = "PreToolUse", ["session_id"] = "${session_id}", ["cwd"] = "${cwd}", ["file_path"] = "${tool_input.file_path}" } }
            : new { type = "http", url = $"{address}/hooks/claude-code", timeout = 3, headers };
        Write(Path.Combine(folder, "settings.json"), new { hooks = new { PreToolUse = new[] { new { matcher = "Read", hooks = new[] { hook } } } } });
        Write(Path.Combine(folder, "mcp.json"), new { mcpServers = overMcp ? new Dictionary<string, object> { ["memory"] = new { type = "http", url = $"{address}/mcp", headers } } : [] });
        Write(Path.Combine(folder, "script.json"), Enumerable.Range(0, Files).Select(n => new { tool = "Read", input = new { file_path = $"$CWD/src/api/f{n}.cs" } }));
        Directory.CreateDirectory(Path.Combine(folder, "project", "src", "api"));
        File.WriteAllText(Path.Combine(folder, "project", "CLAUDE.md"), string.Concat(Enumerable.Range(0, 200).Select(n => $"- Rule number {n} of this project says something of some length.\n")));
        for (var n = 0; n < Files; n++)
            File.WriteAllText(Path.Combine(folder, "project", "src", "api", $"f{n}.cs"), "class C { }\n");
    }

    private static void Write(string file, object json) => File.WriteAllText(file, JsonSerializer.Serialize(json));

    /// <summary>From the line that says a call begins to the next that says what came of it.</summary>
    private static Timings Read(string[] log)
    {
        var (took, begun) = (new List<double>(), (DateTimeOffset?)null);
        foreach (var line in log)
            if (Begins().IsMatch(line))
                begun = At(line);
            else if (begun is { } from && Ends().IsMatch(line))
            {
                took.Add((At(line) - from).TotalMilliseconds);
                begun = null;
            }
        return Timings.Of(took, took.Sum() / 1000);

        static DateTimeOffset At(string line) => DateTimeOffset.Parse(line[..line.IndexOf(' ')], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("HTTP hook POST to|mcp_tool calling")]
    private static partial Regex Begins();

    [GeneratedRegex("HTTP hook response status|parsed and validated hook JSON|treating as plain text")]
    private static partial Regex Ends();
}
