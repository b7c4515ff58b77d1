using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Hostile;

/// <summary>
/// Thousands of bad requests against the service in a process of its own. <c>MEMORY_HOSTILE=20000</c> makes the long run,
/// <c>MEMORY_HOSTILE_SEED</c> another one.
/// </summary>
[Collection("alone")]
public sealed class GeneratedRequestsTests(ITestOutputHelper output)
{
    private const int Short = 2_000;
    private const int AtOnce = 8;
    private const int WarmUp = 300;
    /// <summary>What the store and the index may have grown by, and what the runtime keeps for later.</summary>
    private const long GrowthMax = 200L * 1024 * 1024;

    [Fact]
    public async Task No_request_causes_an_accident()
    {
        var count = Setting("MEMORY_HOSTILE", Short);
        var seed = Setting("MEMORY_HOSTILE_SEED", 20260601);
        var folder = Directory.CreateTempSubdirectory("memory-hostile-").FullName;
        await using var service = await (await MemoryProcess.StartAsync(folder,
            "--Memory:Access:ReadsPerMinute=0", "--Memory:Access:WritesPerMinute=0", "--Memory:Access:CostlyPerMinute=0", "--Memory:Access:StrangersPerMinute=0")).ReadyAsync();
        using var admin = service.Admin();
        var maker = await MakerAsync(service, admin, seed);
        var statuses = new ConcurrentDictionary<string, int>();
        var broken = new ConcurrentQueue<string>();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(100) };

        await SendAsync(Enumerable.Range(0, WarmUp));
        var before = service.ResidentBytes;
        using var done = new CancellationTokenSource();
        var health = WatchHealthAsync(service, done.Token);
        var took = Stopwatch.StartNew();
        await SendAsync(Enumerable.Range(WarmUp, count));
        took.Stop();
        await done.CancelAsync();
        var (asked, slowest) = await health;
        await Eventually.BecomesAsync(async () => (await admin.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending"), n => n == 0, "the inbox should be empty");
        var after = service.ResidentBytes;

        output.WriteLine($"{count} requests, seed {seed}, {took.Elapsed.TotalSeconds:0} s; /healthz asked {asked} times, slowest {slowest.TotalMilliseconds:0} ms");
        output.WriteLine(string.Join(", ", statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}")));
        output.WriteLine($"resident {before >> 20} MiB before, {after >> 20} MiB after");
        broken.ShouldBeEmpty($"{broken.Count} of {count}:\n{string.Join("\n", broken.Take(20))}\n{service.Output[^Math.Min(service.Output.Length, 4_000)..]}");
        asked.ShouldBeGreaterThan(0);
        (after - before).ShouldBeLessThan(GrowthMax);

        Task SendAsync(IEnumerable<int> numbers) => Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellation) =>
        {
            var request = maker.Make(number);
            try
            {
                using var answer = await client.SendAsync(request.Build(service.Address), cancellation);
                var body = await answer.Content.ReadAsStringAsync(cancellation);
                statuses.AddOrUpdate(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), 1, (_, n) => n + 1);
                if (AnswerRules.Broken(request, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body) is { } rule)
                    broken.Enqueue($"{number} {rule} ({(int)answer.StatusCode}): {request}\n    {(body.Length > 300 ? body[..300] : body)}");
            }
            catch (HttpRequestException) when (request.Body?.Length > 25 * 1024 * 1024)
            {
                // Refused before all of it was sent: the answer can be lost with the connection.
                statuses.AddOrUpdate("closed", 1, (_, n) => n + 1);
            }
            catch (HttpRequestException e)
            {
                broken.Enqueue($"{number} no answer ({e.Message}): {request}");
            }
        });
    }

    private static async Task<RequestMaker> MakerAsync(MemoryProcess service, HttpClient admin, int seed)
    {
        var ids = new List<string> { "L999999", "K0000000000", "D0000000000000000" };
        for (var i = 0; i < 20; i++)
        {
            var added = await admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = $"Rule {i} of the house." }, MemoryApp.Web);
            ids.Add((await added.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id);
        }
        var document = JsonDocument.Parse(await admin.GetStringAsync("/openapi/v1.json")).RootElement;
        var operations = (await Operation.AllAsync(admin)).Where(o => o.Scope is not null).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        string?[] keys = [await KeyAsync("admin.key"), await KeyAsync("session.key"), null, "mem_" + new string('0', 43), "mem_~", new string('x', 500)];
        return new(operations, new Schemas(document), ids, keys, seed);

        async Task<string> KeyAsync(string file) => (await File.ReadAllTextAsync(Path.Combine(service.Folder, file))).Trim();
    }

    private static async Task<(int Asked, TimeSpan Slowest)> WatchHealthAsync(MemoryProcess service, CancellationToken ended)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var (asked, slowest) = (0, TimeSpan.Zero);
        while (!ended.IsCancellationRequested)
        {
            var took = Stopwatch.StartNew();
            (await client.GetAsync("/healthz", CancellationToken.None)).IsSuccessStatusCode.ShouldBeTrue();
            asked++;
            slowest = took.Elapsed > slowest ? took.Elapsed : slowest;
            await Task.WhenAny(Task.Delay(50, ended));
        }
        return (asked, slowest);
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : standard;
}
