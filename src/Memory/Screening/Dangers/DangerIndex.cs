using Memory.Screening.Signs;
using Memory.Screening.Words;

namespace Memory.Screening.Dangers;

/// <summary>All terms of a table in one look-up, so that a text is walked once however long the table grows.</summary>
internal sealed class DangerIndex
{
    /// <summary>One bit a row.</summary>
    public const int RowsMax = 64;

    private const int StemMin = 2;
    private readonly Dictionary<string, Marks> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Marks> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Parts, Marks Marks)>> phrases = new(StringComparer.Ordinal);
    private readonly int stemMax;

    public DangerIndex(IReadOnlyList<Danger> rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, RowsMax);
        for (var i = 0; i < rows.Count; i++)
        {
            var bit = 1UL << i;
            Add(rows[i].Things, new Marks(bit, 0, 0));
            Add(rows[i].Said, new Marks(0, bit, 0));
            Add(rows[i].Excused, new Marks(0, 0, bit));
        }
        stemMax = stems.Count == 0 ? 0 : stems.Keys.Max(s => s.Length);
    }

    /// <summary>Rows whose terms begin at the word.</summary>
    public Marks At(SignText text, int i)
    {
        var word = text.Word(i);
        whole.TryGetValue(word, out var marks);
        var lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = StemMin; length <= Math.Min(word.Length, stemMax); length++)
            if (lookup.TryGetValue(word.AsSpan(0, length), out var more))
                marks |= more;
        if (phrases.TryGetValue(word, out var list))
            foreach (var (parts, more) in list)
                if (Matches(text, i, parts))
                    marks |= more;
        return marks;
    }

    private static bool Matches(SignText text, int i, string[] parts)
    {
        if (i + parts.Length > text.Count || !text.SameSentence(i, i + parts.Length - 1))
            return false;
        for (var k = 1; k < parts.Length; k++)
            if (parts[k][^1] == '*' ? !text.Word(i + k).StartsWith(parts[k].AsSpan(0, parts[k].Length - 1), StringComparison.Ordinal) : text.Word(i + k) != parts[k])
                return false;
        return true;
    }

    private void Add(string terms, Marks marks)
    {
        foreach (var raw in terms.Split([',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var term = Folding.Plain(raw);
            // Unknown words with a hyphen are read as two, scripts without spaces as the terms that the lexicon knows.
            var parts = term.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1)
                AddPhrase(parts, marks);
            if (term.Contains(' ', StringComparison.Ordinal) && term.Split(' ') is var spaced && spaced.Length != parts.Length)
                AddPhrase(spaced, marks);
            if (!term.Contains(' ', StringComparison.Ordinal))
            {
                var table = term[^1] == '*' ? stems : whole;
                var key = term.TrimEnd('*');
                table[key] = table.GetValueOrDefault(key) | marks;
            }
        }
    }

    private void AddPhrase(string[] parts, Marks marks)
    {
        if (!phrases.TryGetValue(parts[0], out var list))
            phrases[parts[0]] = list = [];
        list.Add((parts, marks));
    }

    /// <summary>One bit a row for each of its three lists.</summary>
    internal readonly record struct Marks(ulong Things, ulong Said, ulong Excused)
    {
        public static Marks operator |(Marks a, Marks b) => new(a.Things | b.Things, a.Said | b.Said, a.Excused | b.Excused);
    }
}
