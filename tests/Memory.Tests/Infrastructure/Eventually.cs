using System.Diagnostics;

namespace Memory.Tests.Infrastructure;

/// <summary>Waits for what is expected, and says what was there instead when it does not come.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(120);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> expected, string what)
    {
        var since = Stopwatch.StartNew();
        while (!await expected())
        {
            since.Elapsed.ShouldBeLessThan(AtMost, what);
            await Task.Delay(2);
        }
        return since.Elapsed;
    }

    public static async Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> expected, string what)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (expected(seen))
                return seen;
            if (waited.Elapsed > AtMost)
                throw new TimeoutException($"{what}; after {AtMost.TotalSeconds:0} s there was still {seen}");
            await Task.Delay(20);
        }
    }
}
