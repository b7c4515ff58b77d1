namespace Memory.Indexing.Bm25;

/// <summary>Terms of a partition that a misspelt word may have meant.</summary>
internal static class Spelling
{
    private const int LettersMin = 5;
    private const int LettersMax = 24;
    private const int CandidatesMax = 3;

    /// <summary>Endings that the stemmer could not take off because a slip hid the word.</summary>
    private static readonly string[] Endings = ["ated", "at", "ing", "ed", "es", "er", "ion", "s", "e"];

    /// <summary>One slip in a short word, two in a long one; the first letter is right, as it nearly always is.</summary>
    public static IReadOnlyList<int> Near<T>(string word, Snapshot<T> snapshot, TermTable table) where T : class
    {
        if (word.Length is < LettersMin or > LettersMax)
            return [];
        var slips = word.Length >= 8 ? 2 : 1;
        var best = new List<(int Term, string Text, int Distance)>();
        Look(word, slips, LettersMin - 1);
        if (Array.Find(Endings, e => word.EndsWith(e, StringComparison.Ordinal)) is { } ending && word.Length - ending.Length >= LettersMin - 1)
            Look(word[..^ending.Length], 1, LettersMin);
        best.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Text, b.Text));
        return [.. best.Where(b => b.Distance == best[0].Distance).Select(b => b.Term).Distinct().Take(CandidatesMax)];

        void Look(string meant, int slipsMax, int lengthMin)
        {
            foreach (var term in snapshot.Alike(table, meant[0], Math.Max(lengthMin, meant.Length - slipsMax), meant.Length + slipsMax))
                if (table.TextOf(term) is var text && Distance(meant, text, slipsMax) is var distance && distance <= slipsMax)
                    best.Add((term, text, distance));
        }
    }

    /// <summary>Letters to insert, remove, replace or swap with the neighbour; more than <paramref name="max"/> is max + 1.</summary>
    public static int Distance(string a, string b, int max)
    {
        Span<int> before = stackalloc int[LettersMax * 2], last = stackalloc int[LettersMax * 2], row = stackalloc int[LettersMax * 2];
        if (a.Length > LettersMax || b.Length >= LettersMax * 2)
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
