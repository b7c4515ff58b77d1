using System.Globalization;

namespace Memory.Lessons;

/// <summary>When a taught lesson becomes active.</summary>
/// <param name="AtOnce">Served as soon as it is learned.</param>
/// <param name="Delay">Active by itself after this; null with <paramref name="AtOnce"/> false: when a person approves it.</param>
public sealed record Activation(bool AtOnce, TimeSpan? Delay)
{
    private const int DelayDaysMax = 365;

    /// <returns>Null when the text is none of the three forms.</returns>
    public static Activation? Parse(string text)
    {
        switch (text)
        {
            case "at-once":
                return new(true, null);
            case "approval":
                return new(false, null);
        }
        if (!text.StartsWith("delay:", StringComparison.Ordinal) || text.Length < 8
            || !int.TryParse(text.AsSpan(6, text.Length - 7), NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            return null;
        var delay = text[^1] switch { 'd' => TimeSpan.FromDays(Math.Min(n, 100_000)), 'h' => TimeSpan.FromHours(Math.Min(n, 100_000)), _ => TimeSpan.Zero };
        return delay > TimeSpan.Zero && delay.TotalDays <= DelayDaysMax ? new(false, delay) : null;
    }
}
