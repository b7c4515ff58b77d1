namespace Memory.Indexing.Bm25;

/// <param name="Slot">Of the document in its segment.</param>
/// <param name="Weight">Weighted occurrences.</param>
internal readonly record struct Posting(int Slot, float Weight);

/// <summary>Documents of one segment that have a term. Grows only; one writer, any number of readers without a lock.</summary>
internal sealed class Postings
{
    private Posting[] items = new Posting[2];
    private int count;

    public ReadOnlySpan<Posting> Read()
    {
        // The count is read first: an array seen after it holds at least as many.
        var known = Volatile.Read(ref count);
        return Volatile.Read(ref items).AsSpan(0, known);
    }

    public void Add(Posting posting)
    {
        var array = items;
        if (count == array.Length)
            Array.Resize(ref array, array.Length * 2);
        array[count] = posting;
        Volatile.Write(ref items, array);
        Volatile.Write(ref count, count + 1);
    }
}
