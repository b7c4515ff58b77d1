using Memory.Screening.Signs;
using Memory.Screening.Words;

namespace Memory.Screening.Ideas;

/// <summary>Signs made of ideas, whatever the words and the language: "send" + "secret" + "an address outside".</summary>
internal static class HarmSigns
{
    /// <summary>How many terms on either side of an act are looked at, on texts that are made to hold many.</summary>
    private const int SpotsMax = 120;

    /// <summary>Each sign that shows, once.</summary>
    public static List<Warning> Of(SignText read)
    {
        var table = IdeaTable.Default;
        var (text, taught) = (read.Text, read.ForAgent);
        var ideas = new IdeaText(text, table, [.. read.All(Concept.Url).Select(read.Start)]);
        var warnings = new List<Warning>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var talk = TalkBefore(text);
        for (var i = 0; i < ideas.Count; i++)
        {
            var teaches = taught && ideas.At(i).Start >= talk;
            foreach (var harm in table.Harms)
                if (ideas.At(i).Is(harm.Act) && (harm.ActWhatever || ideas.Meant(i)) && (teaches || !harm.Taught) && !told.Contains(harm.Name) && (ideas.InSentence(i) & harm.Excuse) == 0 && Shows(ideas, i, harm))
                {
                    told.Add(harm.Name);
                    warnings.Add(new Warning(harm.Kind, harm.Name, harm.Detail));
                }
        }
        return warnings;
    }

    /// <summary>
    /// "This wipes the home directory. It did. @claude every script …": what stands before the call to the agent tells the story,
    /// unless the call only points back to it.
    /// </summary>
    private static int TalkBefore(string text)
    {
        var call = text.IndexOf(Call, StringComparison.Ordinal);
        if (call <= 0)
            return 0;
        var lesson = text.AsSpan(call + Call.Length).TrimStart(" ,:");
        var opening = lesson[..Math.Min(PointsBackMax, lesson.Length)];
        var pointsBack = lesson.Length < PointsBackMax || opening.Contains("above", StringComparison.Ordinal) || opening.Contains("this", StringComparison.Ordinal) || opening.Contains("that", StringComparison.Ordinal)
            || opening.Contains("these", StringComparison.Ordinal) || opening.Contains(" it", StringComparison.Ordinal);
        return pointsBack ? 0 : call;
    }

    /// <summary>What a comment calls the agent by.</summary>
    internal const string Call = "@claude";
    private const int PointsBackMax = 40;

    private static bool Shows(IdeaText ideas, int act, Harm harm)
    {
        if (!harm.Complete(ideas.InSentence(act), ideas.InSentence(act)))
            return false;
        var (meant, any) = (UInt128.Zero, UInt128.Zero);
        for (var k = act - 1; k >= 0 && act - k <= SpotsMax && ideas.At(k).Sentence == ideas.At(act).Sentence && ideas.At(act).Start - ideas.At(k).End <= harm.Reach; k--)
            Add(ideas, act, k, ref meant, ref any);
        for (var k = act + 1; k < ideas.Count && k - act <= SpotsMax && ideas.At(k).Sentence == ideas.At(act).Sentence && ideas.At(k).Start - ideas.At(act).End <= harm.Reach; k++)
            Add(ideas, act, k, ref meant, ref any);
        return harm.Complete(meant, any);
    }

    /// <summary>Terms that overlap the act are the same words again, unless they stand between the two parts of a verb.</summary>
    private static void Add(IdeaText ideas, int act, int other, ref UInt128 meant, ref UInt128 any)
    {
        var (a, o) = (ideas.At(act), ideas.At(other));
        if (o.Start == a.Start || o.End == a.End)
            return;
        any |= o.Ideas;
        if (ideas.Meant(other))
            meant |= o.Ideas;
    }
}
