using System.Globalization;
using System.Text;
using System.Text.Json;
using Memory.Bench.Loading;
using Memory.Bench.Serve;
using Memory.Client;

namespace Memory.Bench.Hooks;

/// <summary>
/// <c>hooks</c>: how long the answer to an event of a session takes at the server, and how long the real client waits for it
/// (<c>--client</c> and <c>--harness</c>; left out without them).
/// </summary>
internal static class HookSuite
{
    public const string Usage = "hooks [--lessons N] [--clients C] [--seconds S] [--client BIN --harness run.sh] [--json FILE]";
    private const int RowsPerImport = 5_000;
    private const int Prepared = 4_096;
    private const int EventsOfSession = 12;

    public static int Run(string[] args) => RunAsync(args).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(string[] args)
    {
        var (lessons, clients) = (Number(args, "--lessons", 10_000), Number(args, "--clients", 16));
        var seconds = TimeSpan.FromSeconds(Number(args, "--seconds", 10));
        var lore = new Lore(1);
        var rows = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        await using var service = await ServiceProcess.StartAsync(["--Memory:Store=sqlite"]);
        for (var from = 0; from < lessons; from += RowsPerImport)
        {
            using var body = lore.Lines(from, Math.Min(lessons, from + RowsPerImport));
            (await service.Client.PostAsync("/v1/lessons/import", body)).EnsureSuccessStatusCode();
        }
        await service.RestartAsync();
        var next = 0;
        Func<Task> Sends(Func<int, string, string> make) => async () =>
        {
            var n = Interlocked.Increment(ref next);
            // A session has a dozen events, and knows more at each.
            await SendAsync(service.Client, lore.Repo(0), make(n, $"s{n / EventsOfSession}"));
        };
        var (prompt, edit, quiet) = (Sends((n, s) => Prompt(lore, n, s)), Sends((n, s) => Edit(lore, n, s)), Sends((_, s) => Bash(s)));
        foreach (var warm in (Func<Task>[])[prompt, edit, quiet])
            await Load.CountAsync(clients, 2_000, warm);
        foreach (var n in (int[])[1, clients])
        {
            Measured($"prompt@{lessons}x{n}", await Load.ForAsync(n, seconds, prompt));
            Measured($"edit@{lessons}x{n}", await Load.ForAsync(n, seconds, edit));
            Measured($"quiet@{lessons}x{n}", await Load.ForAsync(n, seconds / 2, quiet));
        }
        if (Report.Value(args, "--client") is { } client && Report.Value(args, "--harness") is { } harness)
            foreach (var overMcp in (bool[])[false, true])
                Measured($"client@{(overMcp ? "mcp" : "http")}", await ClientWaits.MeasureAsync(client, harness, service, lore.Repo(0), overMcp));
        Report.Write(args, "hooks", rows);
        return 0;

        void Measured(string name, Timings timings)
        {
            rows[name] = timings.ToRow();
            Console.WriteLine(timings.ToLine(name));
        }
    }

    private static async Task SendAsync(HttpClient http, string repo, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"/hooks/claude-code?repo={repo}", content);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsStringAsync();
    }

    private static string Prompt(Lore lore, int n, string session) => JsonSerializer.Serialize(new
    {
        hook_event_name = "UserPromptSubmit",
        session_id = session,
        prompt = lore.Context(n % Prepared).Task,
    });

    private static string Edit(Lore lore, int n, string session)
    {
        var request = lore.Context(n % Prepared | 1);
        return JsonSerializer.Serialize(new
        {
            hook_event_name = "PreToolUse",
            session_id = session,
            tool_name = "Write",
            tool_input = new { file_path = "/work/repo0/" + request.Files![0], content = request.Diff ?? request.Task },
        });
    }

    private static string Bash(string session) => JsonSerializer.Serialize(new
    {
        hook_event_name = "PreToolUse",
        session_id = session,
        tool_name = "Bash",
        tool_input = new { command = "ls" },
    });

    private static int Number(string[] args, string name, int standard) =>
        Report.Value(args, name) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : standard;
}
