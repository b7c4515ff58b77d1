using System.Collections.Concurrent;
using System.Diagnostics;

namespace Memory.Bench.Loading;

/// <summary>Clients that each send the next request when the one before was answered.</summary>
internal static class Load
{
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(3);

    /// <summary>For a time.</summary>
    public static Task<Timings> ForAsync(int clients, TimeSpan time, Func<Task> request)
    {
        var clock = Stopwatch.StartNew();
        return RunAsync(clients, () => clock.Elapsed < time, request);
    }

    /// <summary>A number of requests, as fast as they are answered.</summary>
    public static Task<Timings> CountAsync(int clients, int requests, Func<Task> request)
    {
        var left = requests;
        return RunAsync(clients, () => Interlocked.Decrement(ref left) >= 0, request);
    }

    /// <summary>For a time, at a rate: a request's time begins when it was due, so that a stall counts for all whom it kept waiting.</summary>
    public static async Task<Timings> PacedAsync(int clients, int perSecond, TimeSpan time, Func<Task> request)
    {
        var took = new ConcurrentQueue<double>();
        var clock = Stopwatch.StartNew();
        var (next, requests) = (-1, (int)(perSecond * time.TotalSeconds));
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var mine && mine < requests)
            {
                var due = TimeSpan.FromSeconds((double)mine / perSecond);
                if (due - clock.Elapsed is { Ticks: > 0 } early)
                    await Task.Delay(early);
                // A timer wakes late by a millisecond or two: that is not the service's time.
                var start = due > clock.Elapsed - TimerSlack ? clock.Elapsed : due;
                await request();
                took.Enqueue((clock.Elapsed - start).TotalMilliseconds);
            }
        })));
        return Timings.Of(took, clock.Elapsed.TotalSeconds);
    }

    private static async Task<Timings> RunAsync(int clients, Func<bool> more, Func<Task> request)
    {
        var took = new ConcurrentQueue<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (more())
            {
                var start = Stopwatch.GetTimestamp();
                await request();
                took.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        return Timings.Of(took, clock.Elapsed.TotalSeconds);
    }
}
