using System.Diagnostics;

namespace Memory.Tests.Infrastructure;

/// <summary>Waits for what is expected, and says what did not come.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

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
}
