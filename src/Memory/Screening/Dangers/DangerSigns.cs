using System.Numerics;
using Memory.Screening.Signs;
using Memory.Screening.Words;

namespace Memory.Screening.Dangers;

/// <summary>Planted rules in plain words: a sentence that names a thing and the harm, and neither forbids it nor reports it.</summary>
internal static class DangerSigns
{
    private static readonly IReadOnlyList<Danger> Rows = [.. DangerTable.Rows, .. InputDangerTable.Rows, .. AgentDangerTable.Rows];
    private static readonly DangerIndex Index = new(Rows);

    /// <summary>Each row that shows, once. Linear: every word is looked up once.</summary>
    public static IEnumerable<Warning> Of(SignText text)
    {
        if (!text.Teaches)
            yield break;
        ulong told = 0;
        for (var i = 0; i < text.Count;)
        {
            var end = i;
            var seen = default(DangerIndex.Marks);
            ulong meant = 0;
            for (; end < text.Count && text.SameSentence(i, end); end++)
            {
                var marks = Index.At(text, end);
                seen |= marks;
                if (marks.Said != 0 && IsMeant(text, end))
                    meant |= marks.Said;
            }
            var shown = meant & seen.Things & ~seen.Excused & ~told;
            if (shown != 0 && !Reports(text, i, end))
            {
                told |= shown;
                for (; shown != 0; shown &= shown - 1)
                {
                    var row = Rows[BitOperations.TrailingZeroCount(shown)];
                    yield return new Warning(row.Kind, row.Name, row.Detail);
                }
            }
            i = end;
        }
    }

    private static bool IsMeant(SignText text, int i) => !text.Negated(i) && !text.Mentioned(i) && !text.Asked(i);

    /// <summary>"This leaks …, please remove it": talk about code that does it, or about getting rid of it.</summary>
    private static bool Reports(SignText text, int from, int to)
    {
        if (!text.Addressed && text.Word(from) is "this" or "that" or "it" or "here" or "why" or "we" or "i" or "das" or "dies" or "hier" or "esto" or "ceci" or "isto" or "это")
            return true;
        for (var k = from; k < to; k++)
            if (text.Is(k, Concept.Forbidden) || text.Word(k) is "attacker" or "attackers" or "vulnerability" or "leaks" or "wrong" or "risk" or "exploit")
                return true;
        return false;
    }
}
