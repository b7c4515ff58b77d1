namespace Memory.Indexing.Segments;

/// <summary>What a reader sees of a partition, whatever is written meanwhile.</summary>
internal sealed class Snapshot<T>
{
    public static readonly Snapshot<T> Empty = new([]);

    public Snapshot(SegmentView<T>[] views)
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
        AverageLength = Documents == 0 ? 0 : length / Documents;
    }

    public SegmentView<T>[] Views { get; }
    /// <summary>Slots of earlier segments; with its own slot, a document's place in the partition.</summary>
    public int[] Bases { get; }
    /// <summary>Dead ones included.</summary>
    public int Slots { get; }
    /// <summary>Living ones.</summary>
    public int Documents { get; }
    /// <summary>Of the living ones, in weighted terms.</summary>
    public double AverageLength { get; }
}
