using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Memory.Bench.Loading;
using Memory.Client;

namespace Memory.Bench.Serve;

/// <summary>
/// <c>serve</c>: context packs and searches a second and how long each takes, beside <c>/healthz</c> in the same run as the
/// limit of machine, client and HTTP; how soon a service with that many lessons is ready, what they cost in memory, and how
/// soon a new one is found.
/// </summary>
internal static class ServeSuite
{
    public const string Usage = "serve [--lessons N] [--repos N] [--clients C] [--seconds S] [--paced N] [--store sqlite|postgres] [--connection S] [--json FILE] | serve --vectors N";
    private const int RowsPerImport = 5_000;
    private const int Prepared = 4_096;
    private const int New = 50;
    private static readonly TimeSpan FoundAtMost = TimeSpan.FromSeconds(30);

    public static int Run(string[] args)
    {
        if (Number(args, "--vectors", 0) is not (> 0 and var vectors))
            return RunAsync(args).GetAwaiter().GetResult();
        Report.Write(args, "serve", ScanComparison.Measure(vectors, Console.Out));
        return 0;
    }

    private static async Task<int> RunAsync(string[] args)
    {
        var (lessons, repositories, clients) = (Number(args, "--lessons", 10_000), Number(args, "--repos", 1), Number(args, "--clients", 16));
        var seconds = TimeSpan.FromSeconds(Number(args, "--seconds", 10));
        var lore = new Lore(repositories);
        var rows = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        await using var service = await ServiceProcess.StartAsync(Settings(args));
        var http = service.Client;
        await AddAsync(http, lore, lessons);

        var ready = await service.RestartAsync();
        var packs = Enumerable.Range(0, Prepared).Select(n => JsonSerializer.Serialize(lore.Context(n), MemoryJson.Default.ContextRequest)).ToArray();
        var searches = Enumerable.Range(0, Prepared).Select(lore.Search).ToArray();
        var next = 0;
        async Task Context()
        {
            using var body = new StringContent(packs[(Interlocked.Increment(ref next) & int.MaxValue) % Prepared], Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("/v1/context", body);
            answer.EnsureSuccessStatusCode();
        }
        async Task Search() => (await http.GetAsync(searches[(Interlocked.Increment(ref next) & int.MaxValue) % Prepared])).EnsureSuccessStatusCode().Dispose();
        async Task Health() => (await http.GetAsync("/healthz")).Dispose();

        var text = Enumerable.Range(0, Math.Min(lessons, Prepared)).Average(lore.TextBytes);
        Add("ready", new(StringComparer.Ordinal)
        {
            ["seconds"] = Math.Round(ready.TotalSeconds, 2),
            ["residentMiB"] = Math.Round(service.ResidentBytes() / 1048576.0),
            ["textBytesALesson"] = Math.Round(text),
        });
        await Load.CountAsync(clients, 3_000, Context);
        await Load.CountAsync(clients, 3_000, Search);
        foreach (var n in (int[])[1, clients])
        {
            Measured($"healthz@{n}", await Load.ForAsync(n, seconds / 2, Health));
            Measured($"context@{lessons}x{n}", await Load.ForAsync(n, seconds, Context));
            Measured($"search@{lessons}x{n}", await Load.ForAsync(n, seconds, Search));
        }
        rows["healthz"] = rows[$"healthz@{clients}"];
        if (Number(args, "--paced", 0) is > 0 and var pace)
        {
            Measured($"healthz@{pace}/s", await Load.PacedAsync(clients, pace, seconds / 2, Health));
            Measured($"context@{pace}/s", await Load.PacedAsync(clients, pace, seconds, Context));
        }
        Measured($"found@{New}", await Load.CountAsync(1, New, () => UntilFoundAsync(http, lore.Repo(0))));
        Add("memory", new(StringComparer.Ordinal) { ["residentMiB"] = Math.Round(service.ResidentBytes() / 1048576.0) });
        Report.Write(args, "serve", rows);
        return 0;

        void Measured(string name, Timings timings)
        {
            rows[name] = timings.ToRow();
            Console.WriteLine(timings.ToLine(name));
        }

        void Add(string name, SortedDictionary<string, double> row)
        {
            rows[name] = row;
            Console.WriteLine($"  {name,-20} {string.Join("   ", row.Select(r => FormattableString.Invariant($"{r.Key} {r.Value:0.##}")))}");
        }
    }

    private static IEnumerable<string> Settings(string[] args)
    {
        yield return $"--Memory:Store={Report.Value(args, "--store") ?? "sqlite"}";
        if (Report.Value(args, "--connection") is { } connection)
            yield return $"--ConnectionStrings:Memory={connection}";
    }

    private static async Task AddAsync(HttpClient http, Lore lore, int lessons)
    {
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < lessons; from += RowsPerImport)
        {
            using var body = lore.Lines(from, Math.Min(lessons, from + RowsPerImport));
            using var answer = await http.PostAsync("/v1/lessons/import", body);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"POST /v1/lessons/import answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            Console.Error.Write($"\r  {Math.Min(lessons, from + RowsPerImport)} of {lessons} lessons in {clock.Elapsed.TotalSeconds:0} s");
        }
        Console.Error.WriteLine();
    }

    private static async Task UntilFoundAsync(HttpClient http, string repo)
    {
        var name = "adapter" + Guid.NewGuid().ToString("N")[..12];
        using var answer = await http.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = repo, Rule = $"Reach `{name}` through its registry." }, MemoryJson.Default.LessonInput);
        answer.EnsureSuccessStatusCode();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < FoundAtMost)
        {
            var found = await http.GetFromJsonAsync($"/v1/search?repo={repo}&q={name}", MemoryJson.Default.SearchResult);
            if (found?.Items.Any(i => i.Rule.Contains(name, StringComparison.Ordinal)) == true)
                return;
            await Task.Delay(1);
        }
        throw new TimeoutException($"A lesson that was added was not found within {FoundAtMost.TotalSeconds:0} s.");
    }

    private static int Number(string[] args, string name, int standard) =>
        Report.Value(args, name) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : standard;
}
