using System.Globalization;
using System.Net;

namespace Memory.GitHub.Sending;

/// <summary>GitHub's limits of requests, read from an answer: pure.</summary>
internal static class RateLimit
{
    /// <summary>What the documentation asks for where a secondary limit names no time.</summary>
    private static readonly TimeSpan SecondaryAtLeast = TimeSpan.FromMinutes(1);
    /// <summary>A wrong clock or header must not stop us for days.</summary>
    private static readonly TimeSpan WaitAtMost = TimeSpan.FromHours(1);

    /// <param name="says">What the answer says in words, where it is an error.</param>
    /// <returns>Nothing more is to be asked before then; null: this answer is no word of a limit.</returns>
    public static DateTimeOffset? WaitUntil(HttpStatusCode status, Func<string, string?> header, string says, DateTimeOffset now)
    {
        if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
            return null;
        if (RetryAfter(header("Retry-After"), now) is { } named)
            return Bound(named, now);
        if (header("x-ratelimit-remaining") == "0" && Seconds(header("x-ratelimit-reset")) is { } reset)
            return Bound(DateTimeOffset.FromUnixTimeSeconds(reset), now);
        return status == HttpStatusCode.TooManyRequests || says.Contains("rate limit", StringComparison.OrdinalIgnoreCase) || says.Contains("abuse", StringComparison.OrdinalIgnoreCase)
            ? now + SecondaryAtLeast
            : null;
    }

    /// <returns>The primary limit is used up by a request that was still answered.</returns>
    public static DateTimeOffset? UsedUp(Func<string, string?> header, DateTimeOffset now) =>
        header("x-ratelimit-remaining") == "0" && Seconds(header("x-ratelimit-reset")) is { } reset ? Bound(DateTimeOffset.FromUnixTimeSeconds(reset), now) : null;

    private static DateTimeOffset? RetryAfter(string? value, DateTimeOffset now) =>
        Seconds(value) is { } seconds ? now + TimeSpan.FromSeconds(Math.Min(seconds, WaitAtMost.TotalSeconds))
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static long? Seconds(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_000 ? seconds : null;

    /// <summary>A second at least: clocks differ.</summary>
    private static DateTimeOffset Bound(DateTimeOffset until, DateTimeOffset now) =>
        until < now + TimeSpan.FromSeconds(1) ? now + TimeSpan.FromSeconds(1) : until > now + WaitAtMost ? now + WaitAtMost : until;
}
