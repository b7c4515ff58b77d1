using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Memory.Bench.Loading;
using Memory.Client;

namespace Memory.Bench.Intake;

/// <summary>
/// <c>intake</c>: acknowledgements that are on disk, a second, and the time from a tagged comment until its lesson is served;
/// in the same run <c>/healthz</c>, as the limit of machine and client.
/// </summary>
internal static class IntakeSuite
{
    public const string Usage = "intake [--store sqlite|postgres] [--connection S] [--seconds N] [--burst N] [--tags N] [--json FILE]";
    private const int Clients = 16;
    private const int Pace = 300;
    private const int BacklogRules = 3_000;
    private static readonly TimeSpan DrainAtMost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ServedAtMost = TimeSpan.FromSeconds(30);

    public static int Run(string[] args) => RunAsync(args).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(string[] args)
    {
        var seconds = TimeSpan.FromSeconds(Number(args, "--seconds", 10));
        var (burst, tags) = (Number(args, "--burst", 10_000), Number(args, "--tags", 100));
        var rows = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        await using var service = await ServiceProcess.StartAsync(Settings(args));
        var (http, talk) = (service.Client, new Talk());
        Task PostOne(Comment comment) => PostAsync(http, comment);

        await Load.CountAsync(Clients, 500, () => PostOne(talk.Mixed()));
        await DrainAsync(http);
        Add("healthz", await Load.ForAsync(Clients, seconds / 2, async () => (await http.GetAsync("/healthz")).Dispose()));
        foreach (var clients in (int[])[1, Clients])
        {
            Add($"comments@{clients}", await Load.ForAsync(clients, seconds, () => PostOne(talk.Mixed())));
            await DrainAsync(http);
        }
        // What a large team sends in its busiest second, and beside it the worker with a backlog of rules to learn.
        Add($"paced{Pace}@{Clients}", await Load.PacedAsync(Clients, Pace, seconds, () => PostOne(talk.Mixed())));
        await BacklogAsync(http, talk);
        var backlog = Stopwatch.StartNew();
        Add($"learning{Pace}@{Clients}", await Load.PacedAsync(Clients, Pace, seconds / 2, () => PostOne(talk.Mixed())));
        await DrainAsync(http);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {BacklogRules} rules were learned within {backlog.Elapsed.TotalSeconds:0.0} s"));
        var before = await CountAsync(http);
        Add($"burst@{burst}x{Clients}", await Load.CountAsync(Clients, burst, () => PostOne(talk.Mixed())));
        var clock = Stopwatch.StartNew();
        await DrainAsync(http);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  understood {clock.Elapsed.TotalSeconds:0.0} s after the last acknowledgement"));
        var kept = await CountAsync(http) - before;
        if (kept != burst)
            throw new InvalidOperationException($"{burst} comments were acknowledged and {kept} are there.");
        Add($"served@{tags}", await Load.CountAsync(1, tags, () => UntilServedAsync(http, talk.Rule())));
        Report.Write(args, "intake", rows);
        return 0;

        void Add(string name, Timings timings)
        {
            rows[name] = timings.ToRow();
            Console.WriteLine(timings.ToLine(name));
        }
    }

    private static IEnumerable<string> Settings(string[] args)
    {
        yield return $"--Memory:Store={Report.Value(args, "--store") ?? "sqlite"}";
        if (Report.Value(args, "--connection") is { } connection)
            yield return $"--ConnectionStrings:Memory={connection}";
    }

    private static async Task PostAsync(HttpClient http, Comment comment)
    {
        using var body = Talk.Body(comment);
        using var answer = await http.PostAsync("/v1/comments", body);
        if (answer.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"POST /v1/comments answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task BacklogAsync(HttpClient http, Talk talk)
    {
        using var body = Talk.Lines(Enumerable.Range(0, BacklogRules).Select(_ => talk.Rule()));
        using var answer = await http.PostAsync("/v1/comments", body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task UntilServedAsync(HttpClient http, Comment comment)
    {
        await PostAsync(http, comment);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < ServedAtMost)
        {
            var found = JsonSerializer.Deserialize(
                await http.GetStringAsync($"/v1/search?repo={comment.Repo}&q={Talk.Name(comment)}"), MemoryJson.Default.SearchResult);
            if (found?.Items.Any(i => i.Rule.Contains(Talk.Name(comment), StringComparison.OrdinalIgnoreCase)) == true)
                return;
            await Task.Delay(2);
        }
        throw new TimeoutException($"Comment {comment.Id} was acknowledged, and its lesson not served within {ServedAtMost.TotalSeconds:0} s.");
    }

    private static async Task<Stats> StatsAsync(HttpClient http) =>
        JsonSerializer.Deserialize(await http.GetStringAsync("/v1/stats"), MemoryJson.Default.Stats)!;

    private static async Task<long> CountAsync(HttpClient http) => (await StatsAsync(http)).Deliveries.Values.Sum();

    private static async Task DrainAsync(HttpClient http)
    {
        var clock = Stopwatch.StartNew();
        while ((await StatsAsync(http)).Deliveries.GetValueOrDefault("pending") > 0)
        {
            if (clock.Elapsed > DrainAtMost)
                throw new TimeoutException($"The inbox was not drained within {DrainAtMost.TotalMinutes:0} minutes.");
            await Task.Delay(200);
        }
    }

    private static int Number(string[] args, string name, int standard) =>
        Report.Value(args, name) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : standard;
}
