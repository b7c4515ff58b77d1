using Memory.Distillation;
using Memory.Text;

namespace Memory.Bench.Distill;

/// <summary>Matches produced lessons to expected ones one to one, greedily, by shared content words.</summary>
internal static class TaggedPairing
{
    private const double OverlapMin = 0.3;

    public static List<(ExpectedLesson Expected, Candidate Produced)> Match(IReadOnlyList<ExpectedLesson> expected, IReadOnlyList<Candidate> produced)
    {
        var pairs = from e in expected
                    from p in produced
                    let overlap = Overlap(e.Rule, p.Rule)
                    where overlap >= OverlapMin
                    orderby overlap descending
                    select (e, p);
        var result = new List<(ExpectedLesson, Candidate)>();
        foreach (var (e, p) in pairs)
            if (!result.Any(r => ReferenceEquals(r.Item1, e) || ReferenceEquals(r.Item2, p)))
                result.Add((e, p));
        return result;
    }

    /// <summary>Shared content words over the smaller of the two sets; characters pairs where a script has no spaces.</summary>
    public static double Overlap(string a, string b)
    {
        var (one, two) = (Words(a), Words(b));
        return one.Count == 0 || two.Count == 0 ? 0 : (double)one.Count(two.Contains) / Math.Min(one.Count, two.Count);
    }

    private static HashSet<string> Words(string text)
    {
        if (text.Count(c => c > '\u3000') < text.Length / 4)
            return Terms.Content(text);
        var letters = text.Where(char.IsLetterOrDigit).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => new string(letters, i, 2))];
    }
}
