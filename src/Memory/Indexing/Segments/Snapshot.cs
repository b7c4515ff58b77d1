namespace Memory.Indexing.Segments;

/// <summary>What a reader sees of a partition, whatever is written meanwhile.</summary>
internal sealed class Snapshot<T>
{
    public static readonly Snapshot<T> Empty = new([]);

    private readonly Corpus? whole;

    /// <param name="whole">What it is a part of; null when it is all.</param>
    public Snapshot(SegmentView<T>[] views, Corpus? whole = null)
    {
        Views = views;
        Bases = new int[views.Length];
        double length = 0;
        for (var v = 0; v < views.Length; v++)
        {
            Bases[v] = Slots;
            Slots += views[v].Segment.Count;
            Documents += views[v].Living;
            length += views[v].TotalLength;
        }
        AverageLength = whole?.AverageLength ?? (Documents == 0 ? 0 : length / Documents);
        Documents = Math.Max(Documents, whole?.Documents ?? 0);
        this.whole = whole;
    }

    public SegmentView<T>[] Views { get; }
    /// <summary>Slots of earlier segments; with its own slot, a document's place in the partition.</summary>
    public int[] Bases { get; }
    /// <summary>Dead ones included.</summary>
    public int Slots { get; }
    /// <summary>Living ones, of what it is a part of.</summary>
    public int Documents { get; }
    /// <summary>Of those, in weighted terms.</summary>
    public double AverageLength { get; }

    /// <summary>The same documents, ranked as if the rest were there too.</summary>
    public Snapshot<T> PartOf(Corpus corpus) => new(Views, corpus);

    /// <summary>Documents with a term (UTF-8).</summary>
    /// <param name="here">How many of them are here.</param>
    public int DocumentsWith(byte[] term, int here) => whole is null ? here : Math.Max(here, whole.DocumentsWith(term));

    /// <param name="here">How many of them are here.</param>
    public int DocumentsWithNgram(ushort ngram, int here) => whole is null ? here : Math.Max(here, whole.DocumentsWithNgram(ngram));
}
