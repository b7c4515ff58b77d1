namespace Memory.Indexing.Bm25;

/// <summary>The best so many; equal scores in order of id, so that an answer does not depend on history.</summary>
internal sealed class TopEntries<T>(int limit)
{
    private readonly PriorityQueue<Entry<T>, (float Score, string Id)> worstFirst = new(Comparer<(float Score, string Id)>.Create(
        (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : string.CompareOrdinal(b.Id, a.Id)));

    public bool Wants(float score) =>
        worstFirst.Count < limit || (worstFirst.TryPeek(out _, out var worst) && score >= worst.Score);

    public void Add(Entry<T> entry, float score)
    {
        if (worstFirst.Count < limit)
            worstFirst.Enqueue(entry, (score, entry.Id));
        else
            worstFirst.EnqueueDequeue(entry, (score, entry.Id));
    }

    public List<(Entry<T> Entry, float Score)> Sorted()
    {
        var all = new List<(Entry<T>, float)>(worstFirst.Count);
        while (worstFirst.TryDequeue(out var entry, out var key))
            all.Add((entry, key.Score));
        all.Reverse();
        return all;
    }
}
