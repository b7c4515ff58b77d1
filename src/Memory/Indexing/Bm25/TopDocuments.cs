namespace Memory.Indexing.Bm25;

/// <summary>A document that a query found, and where it stands.</summary>
internal readonly record struct Top<T>(Document<T> Document, Segment<T> Segment, int Slot, float Score) where T : class;

/// <summary>The best so many; equal scores in order of id, so that an answer does not depend on history.</summary>
internal sealed class TopDocuments<T>(int limit) where T : class
{
    private readonly PriorityQueue<Top<T>, (float Score, string Id)> worstFirst = new(Comparer<(float Score, string Id)>.Create(
        static (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : string.CompareOrdinal(b.Id, a.Id)));

    public bool Wants(float score) =>
        worstFirst.Count < limit || (worstFirst.TryPeek(out _, out var worst) && score >= worst.Score);

    public void Add(Top<T> top)
    {
        if (worstFirst.Count < limit)
            worstFirst.Enqueue(top, (top.Score, top.Document.Id));
        else
            worstFirst.EnqueueDequeue(top, (top.Score, top.Document.Id));
    }

    /// <summary>Best first; empties it.</summary>
    public List<Top<T>> Sorted()
    {
        var all = new List<Top<T>>(worstFirst.Count);
        while (worstFirst.TryDequeue(out var top, out _))
            all.Add(top);
        all.Reverse();
        return all;
    }
}
