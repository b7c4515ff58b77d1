using System.Text;
using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>What two readings say in different shapes, brought into one: how long a thing is kept, and identifiers spelt out in words.</summary>
internal static class Normal
{
    private const string Retention = "~retention";
    /// <summary>Shorter ones are waited for, not kept.</summary>
    private const double MinuteSeconds = 60;
    /// <summary>An identifier of this many parts can be said in words.</summary>
    private const int PartsMin = 2;
    /// <summary>What is left of an identifier's weight when the other rule says it in words.</summary>
    private const double SpeltOut = 0.15;

    /// <summary>"Keep logs for 90 days", "delete logs after 14 days", "logs expire after a week": one deed with an amount.</summary>
    public static RuleReading Kept(RuleReading reading, RuleReading other)
    {
        if (!IsLong(reading) || !IsLong(other))
            return reading;
        return reading with { Items = [.. reading.Items.Select(i => Keeps(i) ? i with { Concept = Retention, Generic = true, Weight = 0.25, Sign = Math.Abs(i.Sign), Head = false, EitherOr = false } : i)] };
    }

    private static bool IsLong(RuleReading reading) => reading.Quantities.Any(q => q is { Unit: "s", Refused: false } && q.Value >= MinuteSeconds);

    private static bool Keeps(Item item) =>
        item.Sign >= 0 && item.Concept is "keep" or "retain" or "hold" or "~remove" or "~expire" or "~store" or "purg" or "eras" or "live" or "last" or "stai" or "~close" or "~cleanup";

    /// <summary>
    /// <c>HttpResponseMessage</c> in one rule and "responses of the HTTP client" in the other: the identifier adds little
    /// where the other rule has half of its parts as words.
    /// </summary>
    public static RuleReading SpeltOutIn(RuleReading reading, RuleReading other)
    {
        if (!reading.Items.Any(i => i.Code) || other.Items.Any(i => i.Code && reading.Items.All(r => r.Concept != i.Concept)))
            return reading;
        var known = other.Items.Select(i => i.Concept).ToHashSet(StringComparer.Ordinal);
        var words = other.Items.Where(i => !i.Code).SelectMany(i => Parts(i.Words)).ToHashSet(StringComparer.Ordinal);
        return reading with { Items = [.. reading.Items.Select(i => i.Code && !known.Contains(i.Concept) && IsSaid(i, words) ? i with { Weight = i.Weight * SpeltOut, Code = false, Generic = true } : i)] };
    }

    private static bool IsSaid(Item item, HashSet<string> words) =>
        Parts(item.Words).Distinct(StringComparer.Ordinal).ToList() is { Count: >= PartsMin } parts && parts.Count(words.Contains) * 2 >= parts.Count;

    /// <summary>Stems of the words of an identifier or a phrase.</summary>
    public static IEnumerable<string> Parts(string words)
    {
        var part = new StringBuilder();
        for (var i = 0; i <= words.Length; i++)
        {
            var ends = i == words.Length || !char.IsLetterOrDigit(words[i]) || i > 0 && char.IsUpper(words[i]) && char.IsLower(words[i - 1]);
            if (ends && part.Length > 0)
            {
                yield return Stems.Of(part.ToString().ToLowerInvariant());
                part.Clear();
            }
            if (i < words.Length && char.IsLetterOrDigit(words[i]))
                part.Append(words[i]);
        }
    }
}
