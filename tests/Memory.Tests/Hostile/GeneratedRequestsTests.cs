using System.Diagnostics;
using System.Globalization;
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
    private const int WarmUp = 300;
    /// <summary>What the store and the index may have grown by, and what the runtime keeps for later.</summary>
    private const long GrowthMax = 200L * 1024 * 1024;

    [Fact]
    public async Task No_request_causes_an_accident()
    {
        var count = Setting("MEMORY_HOSTILE", Short);
        var seed = Setting("MEMORY_HOSTILE_SEED", 20260601);
        var folder = Directory.CreateTempSubdirectory("memory-hostile-").FullName;
        await using var service = await (await MemoryProcess.StartAsync(folder, [.. HostileRun.Unlimited.Select(s => $"--{s}=0")])).ReadyAsync();
        using var admin = service.Admin();
        using var run = await HostileRun.AgainstAsync(service.Address, admin, service.Folder, seed);

        await run.SendAsync(0, WarmUp);
        var before = service.ResidentBytes;
        using var done = new CancellationTokenSource();
        var health = WatchHealthAsync(service, done.Token);
        var took = Stopwatch.StartNew();
        await run.SendAsync(WarmUp, count);
        took.Stop();
        await done.CancelAsync();
        var (asked, slowest) = await health;
        await HostileRun.DrainAsync(admin);
        var after = service.ResidentBytes;

        output.WriteLine($"{count} requests, seed {seed}, {took.Elapsed.TotalSeconds:0} s; /healthz asked {asked} times, slowest {slowest.TotalMilliseconds:0} ms");
        output.WriteLine(run.Statuses);
        output.WriteLine($"resident {before >> 20} MiB before, {after >> 20} MiB after");
        run.Broken.ShouldBeEmpty($"{run.Broken.Count} of {count}:\n{string.Join("\n", run.Broken.Take(20))}\n{service.Output[^Math.Min(service.Output.Length, 4_000)..]}");
        asked.ShouldBeGreaterThan(0);
        (after - before).ShouldBeLessThan(GrowthMax);
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

    public static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : standard;
}
