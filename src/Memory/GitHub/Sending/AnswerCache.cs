namespace Memory.GitHub.Sending;

/// <summary>
/// Answers with their ETag: asked again, an unchanged one costs nothing of the limit. Bounded in bytes; what was not asked for
/// longest goes first.
/// </summary>
internal sealed class AnswerCache
{
    private const int EntryBytesMax = 2 * 1024 * 1024;
    private readonly long bytesMax;
    private readonly Lock changing = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();
    private long bytes;

    public AnswerCache(long bytesMax = 32 * 1024 * 1024) => this.bytesMax = bytesMax;

    /// <param name="Next">The address of the next page, where the answer is one of a list.</param>
    public sealed record Entry(string Key, string ETag, byte[] Body, Uri? Next);

    public Entry? Find(string key)
    {
        lock (changing)
        {
            if (!byKey.TryGetValue(key, out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    public void Put(Entry entry)
    {
        if (entry.Body.Length > EntryBytesMax)
            return;
        lock (changing)
        {
            Remove(entry.Key);
            byKey[entry.Key] = byUse.AddFirst(entry);
            bytes += entry.Body.Length;
            while (bytes > bytesMax && byUse.Last is { } oldest)
                Remove(oldest.Value.Key);
        }
    }

    private void Remove(string key)
    {
        if (!byKey.Remove(key, out var node))
            return;
        byUse.Remove(node);
        bytes -= node.Value.Body.Length;
    }
}
