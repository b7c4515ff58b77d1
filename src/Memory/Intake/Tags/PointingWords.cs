using System.Collections.Frozen;
using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>
/// "Could you store that", "this is one to hang on to", "both are permanent rules for our images": a clause that asks to keep, points at
/// something said elsewhere, and has no word that a rule could be made of. Decided by its words, whatever their order.
/// </summary>
internal static class PointingWords
{
    private const int WordsMax = 16;
    /// <summary>Behind "for", "in" or "across": where it holds.</summary>
    private const int PlaceWordsMax = 6;

    /// <param name="sentence">The mention in it as <see cref="Sentences.Mention"/>.</param>
    public static bool Are(string sentence)
    {
        if (!sentence.Contains(Sentences.Mention) || sentence.TrimEnd(' ', '.', '!').Contains(':'))
            return false;
        foreach (var clause in sentence.Split([',', ';', '–', '—', '(', ')', '.', '!']))
            if (Points(clause))
                return true;
        return false;
    }

    private static bool Points(string clause)
    {
        var words = clause.Replace(Sentences.Mention, ' ').ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > WordsMax)
            return false;
        var (points, keeps) = (false, false);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (i > 0 && points && keeps && Places.Contains(word) && words.Length - i - 1 is > 0 and <= PlaceWordsMax)
                return true;
            points |= Pointing.Contains(word);
            keeps |= Keeping.Contains(word) || (i > 0 && Pairs.Contains($"{words[i - 1]} {word}"));
            var speaker = i + 1 < words.Length && Remarks.Contains(words[i + 1]) && (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal));
            if (!speaker && !Pointing.Contains(word) && !Keeping.Contains(word) && !Around.Contains(word) && !Remarks.Contains(word) && !Places.Contains(word))
                return false;
        }
        return points && keeps;
    }

    private static readonly FrozenSet<string> Pointing = Set("this that it these those both them above theirs his hers");
    private static readonly FrozenSet<string> Remarks = Set("remark remarks comment comments point points reply sentence sentences advice words tip tips");
    private static readonly FrozenSet<string> Places = Set("for in across throughout");

    private static readonly FrozenSet<string> Keeping = Set("""
        store remember memorise memorize memory habit rule rules permanent standing lesson lessons convention conventions policy policies guideline
        guidelines norm law standard standards keeps learn
        """);

    private static readonly FrozenSet<string> Pairs = new[]
    {
        "hang on", "hold on", "hold onto", "hang onto", "goes for", "holds for", "counts for", "applies to", "go for", "for good", "for ever", "write down", "note down",
        "the list", "your list", "our list", "the others", "the books", "take along", "sink in", "by heart",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Around = Set("""
        a an the is are was be as of on to up there here please kindly thx thanks yes yep ok okay and so also too just really definitely could can would will you
        i i'd we make put add take treat count consider see let want like should must may one ones two three all same my our your their with into from now what said says wrote
        mean last first previous hang hold onto good ever goes holds counts applies go write note down list others books along by heart sink know down
        please one's that's it's this's project repo repository team codebase everybody everyone
        """);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
