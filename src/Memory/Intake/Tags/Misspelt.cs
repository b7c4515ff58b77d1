using System.Text;

namespace Memory.Intake.Tags;

/// <summary>Mends the few words that the grammar lives on where they were typed in a hurry: "rememeber", "forgett", "plese".</summary>
internal static class Misspelt
{
    private const int WordsMax = 400;

    /// <summary>The word, how many letters may be wrong, and what looks like it but is a word of its own.</summary>
    private static readonly (string Word, int Slips, string[] Others)[] Known =
    [
        ("remember", 2, ["remembers", "remembered", "remembering", "renumber", "renumbers", "reminder", "reminders"]),
        ("forget", 1, ["forgets", "forgot", "forger", "forge", "forged"]),
        ("please", 1, ["pleased", "pleases", "lease", "pleas", "plea"]),
        ("always", 1, []),
    ];

    public static string Mend(string masked)
    {
        var text = new StringBuilder(masked.Length);
        var words = 0;
        var i = 0;
        while (i < masked.Length)
        {
            var end = i;
            while (end < masked.Length && char.IsAsciiLetter(masked[end]))
                end++;
            if (end == i)
            {
                text.Append(masked[i++]);
                continue;
            }
            text.Append(words++ < WordsMax ? Mended(masked[i..end]) : masked[i..end]);
            i = end;
        }
        return text.ToString();
    }

    private static string Mended(string word)
    {
        if (word.Length is < 5 or > 11)
            return word;
        var lower = word.ToLowerInvariant();
        foreach (var (known, slips, others) in Known)
            if (lower[0] == known[0] && lower != known && Math.Abs(lower.Length - known.Length) <= slips && !others.Contains(lower) && Distance(lower, known) <= slips)
                return char.IsUpper(word[0]) ? char.ToUpperInvariant(known[0]) + known[1..] : known;
        return word;
    }

    /// <summary>Letters to insert, drop, change or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
