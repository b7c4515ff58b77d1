using Memory.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Hostile;

/// <summary>
/// What is still reachable after thousands of bad requests, against a service that was just started on the same store: all that
/// the store and the index gained is in both, so the difference is what requests leave behind.
/// </summary>
[Collection("alone")]
public sealed class LiveHeapTests(ITestOutputHelper output)
{
    private const int Short = 2_000;
    private const int WarmUp = 300;
    /// <summary>Pools of buffers and connections that were once in use; a leak of 5 KB a request is more.</summary>
    private const long LeftMax = 8L * 1024 * 1024;
    private static readonly Dictionary<string, string?> Unlimited = HostileRun.Unlimited.ToDictionary(s => s, _ => (string?)"0");

    [Fact]
    public async Task Requests_leave_nothing_behind()
    {
        var count = GeneratedRequestsTests.Setting("MEMORY_HOSTILE", Short);
        var seed = GeneratedRequestsTests.Setting("MEMORY_HOSTILE_SEED", 20260601);
        var folder = Directory.CreateTempSubdirectory("memory-heap-").FullName;
        var other = Directory.CreateTempSubdirectory("memory-heap-").FullName;
        try
        {
            // What is loaded and compiled once in a process is no service's.
            await LiveAsync(other, seed, WarmUp, 0);
            var (before, after) = await LiveAsync(folder, seed, WarmUp, count);
            var (fresh, _) = await LiveAsync(folder, seed, WarmUp, 0);
            output.WriteLine($"{count} requests: live heap of the service {Kib(before)} KiB before, {Kib(after)} KiB after, {Kib(fresh)} KiB after a new start on the same store; left behind {Kib(after - fresh)} KiB");
            (after - fresh).ShouldBeLessThan(LeftMax);
        }
        finally
        {
            foreach (var used in new[] { folder, other })
            {
                TestStore.Forget(used);
                Directory.Delete(used, recursive: true);
            }
        }
    }

    /// <returns>Bytes that the service holds on top of what the process held without it.</returns>
    private static async Task<(long Before, long After)> LiveAsync(string folder, int seed, int warmUp, int count)
    {
        var without = Live();
        await using var app = new MemoryApp(Unlimited, folder);
        app.UseKestrel(0);
        app.StartServer();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var admin = app.Admin;
        using var run = await HostileRun.AgainstAsync(address, admin, folder, seed);
        await run.SendAsync(0, warmUp);
        await HostileRun.DrainAsync(admin);
        var before = Live() - without;
        if (count > 0)
            await run.SendAsync(warmUp, count);
        await HostileRun.DrainAsync(admin);
        run.Broken.ShouldBeEmpty();
        return (before, Live() - without);
    }

    /// <summary>Bytes of managed objects that are still reachable.</summary>
    private static long Live()
    {
        for (var times = 0; times < 3; times++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Kib(long bytes) => (bytes / 1024).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
