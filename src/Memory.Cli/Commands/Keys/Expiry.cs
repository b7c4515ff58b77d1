using System.Globalization;

namespace Memory.Cli.Commands.Keys;

/// <summary>When a key ends, as people write it.</summary>
internal static class Expiry
{
    private const int DaysMax = 36_500;

    /// <summary>A day (its end, UTC) or a number of days from now, <c>90d</c>.</summary>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        text = text.Trim();
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= DaysMax)
            return now.AddDays(days);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue)
            throw new UsageException($"--expires: \"{text}\" is neither a day as 2027-01-31 nor days as 90d");
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return end > now ? end : throw new UsageException($"--expires: {text} is over already");
    }
}
