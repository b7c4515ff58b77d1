namespace Memory.Indexing.Segments;

/// <summary>A segment as it stands at one moment: which of its documents live, and in how many of those each key is. Never changed.</summary>
internal sealed class SegmentView<T>
{
    private readonly ulong[]? dead;
    private readonly ushort[]? termDocuments;
    private readonly ushort[]? ngramDocuments;
    /// <summary>The kinds that all documents are of.</summary>
    private readonly byte commonMarks;

    public SegmentView(Segment<T> segment)
    {
        Segment = segment;
        Living = segment.Count;
        commonMarks = segment.Marks.Aggregate(byte.MaxValue, static (a, b) => (byte)(a & b));
        foreach (var length in segment.Lengths)
            TotalLength += length;
    }

    private SegmentView(SegmentView<T> before, Segment<T> segment)
    {
        Segment = segment;
        (dead, termDocuments, ngramDocuments, commonMarks) = (before.dead, before.termDocuments, before.ngramDocuments, before.commonMarks);
        (Living, TotalLength) = (before.Living, before.TotalLength);
    }

    private SegmentView(SegmentView<T> before, ulong[] dying)
    {
        Segment = before.Segment;
        commonMarks = before.commonMarks;
        dead = before.dead is null ? [.. dying] : [.. before.dead.Zip(dying, static (a, b) => a | b)];
        Living = before.Living;
        TotalLength = before.TotalLength;
        for (var slot = 0; slot < Segment.Count; slot++)
            if (IsIn(dying, slot))
            {
                Living--;
                TotalLength -= Segment.Lengths[slot];
            }
        termDocuments = Fewer(Segment.TermPostings, [.. Enumerable.Range(0, Segment.Terms.Count).Select(k => (ushort)before.TermDocuments(k))], dying);
        ngramDocuments = Fewer(Segment.NgramPostings, [.. before.ngramDocuments ?? Segment.NgramDocuments], dying, Segment.NgramDocuments);
    }

    public Segment<T> Segment { get; }
    public int Living { get; }
    public double TotalLength { get; }

    /// <summary>Nothing in it is dead, or of none of these kinds.</summary>
    public bool IsWholly(byte marks) => dead is null && (commonMarks & marks) != 0;

    public bool Lives(int slot) => dead is null || !IsIn(dead, slot);

    public int TermDocuments(int key) => termDocuments is null ? Segment.TermPostings.Slots(key).Length : termDocuments[key];

    public int NgramDocuments(int key) => (ngramDocuments ?? Segment.NgramDocuments)[key];

    /// <summary>The same documents in a segment that differs in vectors alone.</summary>
    public SegmentView<T> In(Segment<T> segment) => new(this, segment);

    /// <param name="ids">Those that it has are dead afterwards.</param>
    public SegmentView<T> Without(IReadOnlySet<string> ids)
    {
        ulong[]? dying = null;
        for (var slot = 0; slot < Segment.Count; slot++)
            if (ids.Contains(Segment.Ids[slot]) && Lives(slot))
                (dying ??= new ulong[(Segment.Count + 63) / 64])[slot / 64] |= 1UL << (slot % 64);
        return dying is null ? this : new SegmentView<T>(this, dying);
    }

    /// <param name="first">How many postings of each key are of different slots; null: all.</param>
    private static ushort[] Fewer(PostingTable postings, ushort[] documents, ulong[] dying, ushort[]? first = null)
    {
        for (var key = 0; key < documents.Length; key++)
        {
            var slots = postings.Slots(key);
            foreach (var slot in first is null ? slots : slots[..first[key]])
                if (IsIn(dying, slot))
                    documents[key]--;
        }
        return documents;
    }

    private static bool IsIn(ulong[] set, int slot) => (set[slot / 64] >> (slot % 64) & 1) != 0;
}
