using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Indexing.Bm25;

/// <summary>
/// Partitions by repository key (owner/name, <c>owner/*</c>, <c>*</c>), and which of them a grant opens.
/// Writers take turns; readers never wait.
/// </summary>
internal sealed class PartitionSet<T> where T : class
{
    /// <summary>More changes than this are read on all processors: a start reads everything.</summary>
    private const int ParallelMin = 200;

    private readonly ConcurrentDictionary<string, Partition<T>> partitions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Document<T>> known = new(StringComparer.Ordinal);
    private readonly TermTable table = new();
    private readonly Lock writing = new();
    private long revision;

    public long Revision => Volatile.Read(ref revision);

    public TermTable Table => table;

    /// <param name="Document">What is searched of it; null when it is gone.</param>
    public sealed record Change(long Revision, string Id, string? Repo, Indexable<T>? Document);

    private sealed record Part(List<(Document<T> Document, Indexable<T> Content)> Added, List<Document<T>> Gone);

    /// <param name="read">Makes of a change what is searched; runs outside the lock.</param>
    public void Apply<TChange>(IReadOnlyList<TChange> source, Func<TChange, Change> read)
    {
        List<Change> changes = source.Count < ParallelMin ? [.. source.Select(read)] : [.. source.AsParallel().AsOrdered().Select(read)];
        lock (writing)
        {
            var highest = changes.Aggregate(revision, (most, c) => Math.Max(most, c.Revision));
            // Only the last word on a document counts; one that is older than what is known counts nothing.
            var last = changes.GroupBy(c => c.Id, StringComparer.Ordinal).Select(c => c.MaxBy(x => x.Revision)!)
                .Where(c => !known.TryGetValue(c.Id, out var before) || before.Revision < c.Revision);
            var parts = new Dictionary<Partition<T>, Part>();
            foreach (var change in last.ToList())
            {
                if (known.TryGetValue(change.Id, out var before) && before.Home is { } left)
                    Of(parts, left).Gone.Add(before);
                var document = new Document<T>(change.Id, change.Revision, change.Document?.Item);
                known[change.Id] = document;
                if (change is { Repo: { } repo, Document: { } content })
                    Of(parts, partitions.GetOrAdd(repo, key => new Partition<T>(key, table))).Added.Add((document, content));
            }
            foreach (var (partition, part) in parts)
                partition.Apply(part.Added, part.Gone);
            Volatile.Write(ref revision, highest);
        }
    }

    public (string Repo, T Item)? Find(string id) =>
        known.TryGetValue(id, out var document) && document is { Home: { } home, Item: { } item } ? (home.Key, item) : null;

    /// <summary>
    /// With a repository: its own partition, its owner's and that of everybody, nothing if the grant does not cover it.
    /// Without: every partition that the grant sees.
    /// </summary>
    public IEnumerable<Partition<T>> Open(Grant grant, string? repo)
    {
        if (repo is null)
        {
            foreach (var (key, partition) in partitions)
                if (grant.Sees(key))
                    yield return partition;
            yield break;
        }
        repo = repo.ToLowerInvariant();
        if (!grant.Covers(repo))
            yield break;
        foreach (var key in (IEnumerable<string>)[repo, Grant.OwnerOf(repo) + "/*", "*"])
            if (partitions.TryGetValue(key, out var partition))
                yield return partition;
    }

    public List<Scored<T>> Search(Grant grant, string? repo, IReadOnlyList<QueryWord> words, Func<T, bool> accepts, int limit)
    {
        var all = new List<Scored<T>>();
        foreach (var partition in Open(grant, repo))
            all.AddRange(Scorer.Search(partition, words, accepts, limit));
        all.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id));
        return all.Count > limit ? all[..limit] : all;
    }

    private static Part Of(Dictionary<Partition<T>, Part> parts, Partition<T> partition)
    {
        if (!parts.TryGetValue(partition, out var part))
            parts[partition] = part = new([], []);
        return part;
    }
}
