using System.Text;

namespace Memory.Indexing.Segments;

/// <summary>
/// Distinct texts as UTF-8 in one array, by first byte, then length, then bytes: found by halving, and those of like length,
/// among which a misspelt word is looked for, stand together.
/// </summary>
internal sealed class TermTable(byte[] letters, int[] starts)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<byte> this[int i] => letters.AsSpan(starts[i], starts[i + 1] - starts[i]);

    public string Text(int i) => Encoding.UTF8.GetString(this[i]);

    /// <returns>The place, or -1.</returns>
    public int Find(ReadOnlySpan<byte> term)
    {
        var at = LowerBound(term);
        return at < Count && this[at].SequenceEqual(term) ? at : -1;
    }

    /// <summary>Terms of one first byte and one length in bytes.</summary>
    public (int From, int To) Alike(byte first, int length) => (LowerBound(first, length), LowerBound(first, length + 1));

    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length == 0 || b.Length == 0 || a[0] != b[0])
            return a.SequenceCompareTo(b);
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private int LowerBound(ReadOnlySpan<byte> term)
    {
        int from = 0, to = Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (Compare(this[middle], term) < 0)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private int LowerBound(byte first, int length)
    {
        int from = 0, to = Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            var term = this[middle];
            if (term.Length == 0 || term[0] < first || (term[0] == first && term.Length < length))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    /// <summary>Takes terms in their order.</summary>
    internal sealed class Builder
    {
        private readonly List<int> starts = [0];
        private byte[] letters = new byte[64];

        public void Add(ReadOnlySpan<byte> term)
        {
            var used = starts[^1];
            if (used + term.Length > letters.Length)
                Array.Resize(ref letters, Math.Max(letters.Length * 2, used + term.Length));
            term.CopyTo(letters.AsSpan(used));
            starts.Add(used + term.Length);
        }

        public TermTable Build() => new(letters[..starts[^1]], [.. starts]);
    }
}
