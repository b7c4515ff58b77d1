using System.Collections.Concurrent;

namespace Memory.Indexing.Bm25;

/// <summary>
/// Up to <see cref="Capacity"/> documents and their posting lists. Small enough that rewriting one when half of it
/// is dead takes milliseconds, and that scores of a query fit the processor's nearest cache.
/// </summary>
internal sealed class Segment<T>
{
    public const int Capacity = 4096;

    private readonly ConcurrentDictionary<Term, Postings> postings = new(concurrencyLevel: 1, capacity: 31);
    private Entry<T>[] entries = new Entry<T>[4];

    /// <summary>Writer only; readers take the number from their snapshot.</summary>
    public int Used { get; private set; }
    /// <summary>Writer only.</summary>
    public int Dead { get; set; }
    public bool Full => Used == Capacity;

    public ReadOnlySpan<Entry<T>> Entries(int used) => Volatile.Read(ref entries).AsSpan(0, used);

    public ReadOnlySpan<Posting> PostingsOf(Term term) => postings.TryGetValue(term, out var list) ? list.Read() : [];

    public void Add(Entry<T> entry)
    {
        var array = entries;
        if (Used == array.Length)
            Array.Resize(ref array, Math.Min(Capacity, array.Length * 2));
        array[Used] = entry;
        Volatile.Write(ref entries, array);
        for (var i = 0; i < entry.Terms.Length; i++)
            List(entry.Terms[i]).Add(new Posting(Used, entry.Weights[i]));
        foreach (var tag in entry.Tags)
            List(tag).Add(new Posting(Used, 1));
        Used++;
    }

    private Postings List(Term term) => postings.GetOrAdd(term, static _ => new Postings());
}
