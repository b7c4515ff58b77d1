using System.Text;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>Terms of a partition that a misspelt word may have meant.</summary>
internal static class Spelling
{
    private const int LettersMin = 5;
    private const int LettersMax = 24;
    private const int CandidatesMax = 3;

    /// <summary>Endings that the stemmer could not take off because a slip hid the word.</summary>
    private static readonly string[] Endings = ["ated", "at", "ing", "ed", "es", "er", "ion", "s", "e"];

    /// <summary>One slip in a short word, two in a long one; the first letter is right, as it nearly always is.</summary>
    public static IReadOnlyList<string> Near<T>(string word, Snapshot<T> partition)
    {
        if (word.Length is < LettersMin or > LettersMax)
            return [];
        var slips = word.Length >= 8 ? 2 : 1;
        var best = new List<(string Term, int Distance)>();
        Look(word, slips, LettersMin - 1, partition, best);
        if (Array.Find(Endings, e => word.EndsWith(e, StringComparison.Ordinal)) is { } ending && word.Length - ending.Length >= LettersMin - 1)
            Look(word[..^ending.Length], 1, LettersMin, partition, best);
        best.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Term, b.Term));
        return [.. best.Where(b => b.Distance == best[0].Distance).Select(b => b.Term).Distinct(StringComparer.Ordinal).Take(CandidatesMax)];
    }

    private static void Look<T>(string word, int slips, int lengthMin, Snapshot<T> partition, List<(string Term, int Distance)> best)
    {
        Span<byte> letters = stackalloc byte[LettersMax * 4];
        var bytes = Encoding.UTF8.GetBytes(word, letters);
        foreach (var view in partition.Views)
            for (var length = Math.Max(lengthMin, bytes - slips); length <= bytes + slips; length++)
            {
                var (from, to) = view.Segment.Terms.Alike(letters[0], length);
                for (var key = from; key < to; key++)
                    if (view.TermDocuments(key) > 0 && Far(word, view.Segment.Terms[key], slips) is var distance && distance <= slips)
                        best.Add((view.Segment.Terms.Text(key), distance));
            }
    }

    private static int Far(string word, ReadOnlySpan<byte> term, int max)
    {
        Span<char> letters = stackalloc char[LettersMax * 4 + 2];
        return term.Length > letters.Length ? max + 1 : Distance(word, letters[..Encoding.UTF8.GetChars(term, letters)], max);
    }

    /// <summary>Letters to insert, remove, replace or swap with the neighbour; more than <paramref name="max"/> is max + 1.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        Span<int> before = stackalloc int[LettersMax * 2], last = stackalloc int[LettersMax * 2], row = stackalloc int[LettersMax * 2];
        if (a.Length > LettersMax || b.Length >= LettersMax * 2 || Math.Abs(a.Length - b.Length) > max)
            return max + 1;
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > max)
                return max + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
