namespace Memory.Indexing.Bm25;

/// <summary>
/// Up to <see cref="Capacity"/> documents and their posting lists in four flat arrays, sorted by term and slot. Never changed
/// once made, so readers need no lock; small enough that making one anew takes milliseconds, and that the scores of a query
/// fit the processor's nearest cache.
/// </summary>
internal sealed class Segment<T> where T : class
{
    public const int Capacity = 4096;

    /// <summary>Weights are kept in hundredths.</summary>
    private const float WeightStep = 0.01f;

    private readonly int[] terms;
    private readonly int[] starts;
    private readonly ushort[] slots;
    private readonly ushort[] weights;

    private Segment(Document<T>[] documents, float[] lengths, int[] tags, int[] terms, int[] starts, ushort[] slots, ushort[] weights)
    {
        (Documents, Lengths, Tags) = (documents, lengths, tags);
        (this.terms, this.starts, this.slots, this.weights) = (terms, starts, slots, weights);
        foreach (var document in documents)
            document.Segment = this;
    }

    public Document<T>[] Documents { get; }

    /// <summary>Weighted terms, by slot.</summary>
    public float[] Lengths { get; }

    /// <summary>Terms that are tags, sorted.</summary>
    public int[] Tags { get; }

    /// <summary>All terms, tags among them, sorted.</summary>
    public ReadOnlySpan<int> Terms => terms;

    /// <summary>Writer only; a reader asks its snapshot which documents are alive.</summary>
    public int Dead { get; set; }

    public int Living => Documents.Length - Dead;

    /// <returns>Slots of the documents that have the term, ascending, and the weight of each in hundredths.</returns>
    public Postings PostingsOf(int term)
    {
        var at = Array.BinarySearch(terms, term);
        if (at < 0)
            return default;
        var range = starts[at]..starts[at + 1];
        return new(slots.AsSpan(range), weights.AsSpan(range));
    }

    /// <returns>Null when the document does not have the term.</returns>
    public float? WeightOf(int term, int slot)
    {
        var postings = PostingsOf(term);
        return postings.Slots.BinarySearch((ushort)slot) is >= 0 and var at ? postings.Weight(at) : null;
    }

    public readonly ref struct Postings(ReadOnlySpan<ushort> slots, ReadOnlySpan<ushort> weights)
    {
        private readonly ReadOnlySpan<ushort> weights = weights;

        public ReadOnlySpan<ushort> Slots { get; } = slots;

        public float Weight(int at) => weights[at] * WeightStep;
    }

    /// <param name="documents">At most <see cref="Capacity"/>.</param>
    public static Segment<T> Of(IReadOnlyList<(Document<T> Document, Indexable<T> Content)> documents, TermTable table)
    {
        var keys = new List<long>();
        var weights = new List<ushort>();
        var lengths = new float[documents.Count];
        var tags = new HashSet<int>();
        for (var slot = 0; slot < documents.Count; slot++)
        {
            foreach (var (text, weight) in documents[slot].Content.Terms)
            {
                keys.Add(Key(table.NumberOf(text), slot));
                weights.Add((ushort)Math.Clamp(MathF.Round(weight / WeightStep), 1, ushort.MaxValue));
                lengths[slot] += weight;
            }
            foreach (var tag in documents[slot].Content.Tags.Distinct(StringComparer.Ordinal).Select(table.NumberOf))
            {
                keys.Add(Key(tag, slot));
                weights.Add(0);
                tags.Add(tag);
            }
        }
        var (sortedKeys, sortedWeights) = (keys.ToArray(), weights.ToArray());
        Array.Sort(sortedKeys, sortedWeights);
        return Pack([.. documents.Select(d => d.Document)], lengths, [.. tags.Order()], sortedKeys, sortedWeights);
    }

    /// <summary>The living documents of several segments, in their order.</summary>
    public static Segment<T> Of(IReadOnlyList<Segment<T>> segments)
    {
        var documents = new List<Document<T>>();
        var lengths = new List<float>();
        var keys = new List<long>();
        var weights = new List<ushort>();
        var tags = new HashSet<int>();
        foreach (var segment in segments)
        {
            var place = new int[segment.Documents.Length];
            for (var slot = 0; slot < place.Length; slot++)
            {
                place[slot] = segment.Documents[slot].DiedAt == long.MaxValue ? documents.Count : -1;
                if (place[slot] < 0)
                    continue;
                documents.Add(segment.Documents[slot]);
                lengths.Add(segment.Lengths[slot]);
            }
            segment.CopyTo(place, keys, weights);
            tags.UnionWith(segment.Tags);
        }
        var (sortedKeys, sortedWeights) = (keys.ToArray(), weights.ToArray());
        Array.Sort(sortedKeys, sortedWeights);
        return Pack([.. documents], [.. lengths], [.. tags.Order()], sortedKeys, sortedWeights);
    }

    private void CopyTo(int[] place, List<long> keys, List<ushort> weightsOf)
    {
        for (var t = 0; t < terms.Length; t++)
            for (var i = starts[t]; i < starts[t + 1]; i++)
                if (place[slots[i]] is >= 0 and var slot)
                {
                    keys.Add(Key(terms[t], slot));
                    weightsOf.Add(weights[i]);
                }
    }

    private static long Key(int term, int slot) => (long)term << 16 | (uint)slot;

    private static Segment<T> Pack(Document<T>[] documents, float[] lengths, int[] tags, long[] keys, ushort[] weights)
    {
        var terms = new List<int>();
        var starts = new List<int>();
        var slots = new ushort[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var term = (int)(keys[i] >> 16);
            slots[i] = (ushort)(keys[i] & ushort.MaxValue);
            if (terms.Count > 0 && terms[^1] == term)
                continue;
            terms.Add(term);
            starts.Add(i);
        }
        starts.Add(keys.Length);
        return new(documents, lengths, tags, [.. terms], [.. starts], slots, weights);
    }
}
