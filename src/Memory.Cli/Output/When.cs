using System.Globalization;

namespace Memory.Cli.Output;

/// <summary>Times and counts as people read them.</summary>
internal static class When
{
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset? time, string never) => time is { } known ? Minute(known) : never;

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 lesson", "1,204 lessons".</summary>
    public static string Count(long number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";
}
