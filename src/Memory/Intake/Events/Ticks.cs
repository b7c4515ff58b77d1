using System.Text.RegularExpressions;

namespace Memory.Intake.Events;

/// <summary>A box that somebody ticked: the lesson, and a hash of the words that stood beside it.</summary>
public sealed record Tick(string Lesson, string Words);

/// <summary>Boxes in the words of a pull request, as we write and read them: pure.</summary>
internal static partial class Ticks
{
    private const int TicksMax = 200;
    /// <summary>Longer than GitHub takes.</summary>
    private const int BodyCharsMax = 300_000;
    private const int HashChars = 16;

    /// <summary>A box: a tick that was taken makes a line of it, and one that was not is no tick.</summary>
    /// <param name="words">One harmless line of Markdown.</param>
    /// <param name="hash">Of what is approved; at least 16 hex digits.</param>
    public static string Line(string lesson, string words, string hash) => $"- [ ] {lesson} {words} <!-- {hash[..HashChars]} -->";

    /// <returns>The ticked ones.</returns>
    public static IReadOnlyList<Tick> Of(string? body)
    {
        if (body is null)
            return [];
        return [.. (body.Length <= BodyCharsMax ? body : body[..BodyCharsMax]).Split('\n').Select(l => Box().Match(l)).Where(m => m.Success)
            .Select(m => new Tick(m.Groups[1].Value, m.Groups[2].Value)).Distinct().Take(TicksMax)];
    }

    /// <summary>A box for the lesson stands in the words.</summary>
    public static bool Stands(string body, string lesson) => body.Contains($"- [ ] {lesson} ", StringComparison.Ordinal) || body.Contains($"- [x] {lesson} ", StringComparison.OrdinalIgnoreCase);

    public static bool IsOf(Tick tick, string hash) => hash.StartsWith(tick.Words, StringComparison.Ordinal);

    [GeneratedRegex(@"^- \[[xX]\] (L[0-9]{6,9}) [^\r]* <!-- ([0-9a-f]{16}) -->\r?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Box();
}
