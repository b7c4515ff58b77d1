using System.Globalization;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>
/// kill -9 at random moments under every kind of write, again and again on the same store. MEMORY_TEST_KILLS says how often
/// (a few without it), MEMORY_TEST_STORE on which store.
/// </summary>
public sealed class MixedKillTests(ITestOutputHelper output) : IDisposable
{
    private const int KillsStandard = 4;
    private const int Writers = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-kills-").FullName;

    public void Dispose()
    {
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_and_nothing_half_done_however_often_the_process_is_killed()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("MEMORY_TEST_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : KillsStandard;
        var seed = Environment.TickCount;
        // CA5394: the moments need not be secret.
#pragma warning disable CA5394
        var random = new Random(seed);
        var writers = Enumerable.Range(0, Writers).Select(i => new MixedWriter(i, seed)).ToList();
        var ledgers = writers.ConvertAll(w => w.Ledger);
        output.WriteLine($"{kills} kills on {TestStore.Default}, seed {seed}");
        for (var kill = 0; kill <= kills; kill++)
        {
            await using var service = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
            using var client = service.Admin();
            await AfterCrash.AssertKeptAsync(client, service, ledgers);
            if (kill == kills)
            {
                await AfterCrash.AssertLearnedOnceAsync(client, ledgers);
                break;
            }
            var writing = writers.ConvertAll(w => Task.Run(() => w.WriteAsync(client)));
            await Task.Delay(random.Next(20, 1_200));
            await service.KillAsync();
            await Task.WhenAll(writing);
        }
#pragma warning restore CA5394
        var total = ledgers.Sum(l => l.Acknowledged);
        output.WriteLine($"{total} writes acknowledged: {ledgers.Sum(l => l.Comments.Sum(b => b.Ids.Count))} comments, {ledgers.Sum(l => l.Imports.Sum(b => b.Ids.Count))} imported lessons, "
            + $"{ledgers.Sum(l => l.Lessons.Count)} lessons changed by hand, {ledgers.Sum(l => l.Keys.Count)} keys, {ledgers.Sum(l => l.RevokedKeys.Count)} revoked");
        total.ShouldBeGreaterThan(kills);
    }
}
