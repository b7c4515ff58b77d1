using System.Collections.Concurrent;
using Memory.Indexing.Embedding;
using Memory.Storage;

namespace Memory.Indexing.Segments;

/// <summary>
/// Partitions by repository key (owner/name, <c>owner/*</c>, <c>*</c>), and which of them a grant opens.
/// Writers take turns; readers never wait.
/// </summary>
internal sealed class PartitionSet<T> where T : class
{
    /// <summary>More changes than this are read on all processors: a start reads everything.</summary>
    private const int ParallelMin = 200;

    private readonly record struct Known(long Revision, string? Repo, T? Item);

    private readonly ConcurrentDictionary<string, Partition<T>> partitions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private long revision;

    /// <param name="source">Null: what is applied is all there is.</param>
    public PartitionSet(PartitionSource<T>? source = null) => Loader = source is null ? null : new(source, this);

    public long Revision => Volatile.Read(ref revision);

    /// <summary>Null when nothing has to be read first.</summary>
    public PartitionLoader<T>? Loader { get; }

    /// <param name="Document">What is searched of it; null when it is gone.</param>
    public sealed record Change(long Revision, string Id, string? Repo, Indexable<T>? Document);

    /// <param name="read">Makes of a change what is searched; runs outside the lock.</param>
    public void Apply<TChange>(IReadOnlyList<TChange> source, Func<TChange, Change> read)
    {
        List<Change> changes = source.Count < ParallelMin ? [.. source.Select(read)] : [.. source.AsParallel().AsOrdered().Select(read)];
        lock (writing)
        {
            var batch = new Dictionary<string, (HashSet<string> Gone, Dictionary<string, Indexable<T>> Added)>(StringComparer.Ordinal);
            var highest = revision;
            foreach (var change in changes)
            {
                highest = Math.Max(highest, change.Revision);
                // One that went to a partition that was not followed yet comes with it, at the same revision.
                if (known.TryGetValue(change.Id, out var before) && (before.Revision > change.Revision || (before.Revision == change.Revision && (Loader is null || before.Repo is not null))))
                    continue;
                var follows = change.Repo is { } to && Loader?.Follows(to) != false;
                known[change.Id] = new Known(change.Revision, follows ? change.Repo : null, follows ? change.Document?.Item : null);
                if (before.Repo is { } left)
                {
                    Of(batch, left).Gone.Add(change.Id);
                    Of(batch, left).Added.Remove(change.Id);
                }
                if (follows && change is { Repo: { } repo, Document: { } document })
                    Of(batch, repo).Added[change.Id] = document;
            }
            foreach (var (repo, (gone, added)) in batch)
                partitions.GetOrAdd(repo, static _ => new Partition<T>()).Apply(added.Values, gone);
            Volatile.Write(ref revision, highest);
        }
    }

    /// <summary>See <see cref="Partition{T}.Vectorize"/>. Documents that changed since <paramref name="revisions"/> were read keep what they have.</summary>
    /// <param name="repo">The partition's key.</param>
    public void Vectorize(string repo, IReadOnlyDictionary<string, CodedVector?> vectors, IReadOnlyDictionary<string, long> revisions)
    {
        lock (writing)
            if (partitions.TryGetValue(repo, out var partition))
                partition.Vectorize(vectors.Where(v => known.TryGetValue(v.Key, out var now) && now.Revision == revisions[v.Key]).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Living documents by partition, with the revision of each and whether it has a vector.</summary>
    public IEnumerable<(string Repo, List<(T Item, string Id, long Revision, bool HasVector)> Documents)> All()
    {
        foreach (var (repo, partition) in partitions)
        {
            var all = new List<(T, string, long, bool)>();
            foreach (var view in partition.Current.Views)
                for (var slot = 0; slot < view.Segment.Count; slot++)
                    if (view.Lives(slot) && known.TryGetValue(view.Segment.Ids[slot], out var now))
                        all.Add((view.Segment.Items[slot], view.Segment.Ids[slot], now.Revision, view.Segment.Vectors.Has(slot)));
            yield return (repo, all);
        }
    }

    public (string Repo, T Item)? Find(string id) =>
        known.TryGetValue(id, out var entry) && entry is { Repo: { } repo, Item: { } item } ? (repo, item) : null;

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
        foreach (var key in KeysOf(repo))
            if (partitions.TryGetValue(key, out var partition))
                yield return partition;
    }

    /// <summary>Its own, its owner's and that of everybody.</summary>
    /// <param name="repo">Lower case.</param>
    public static string[] KeysOf(string repo) => [repo, Grant.OwnerOf(repo) + "/*", "*"];

    private static (HashSet<string> Gone, Dictionary<string, Indexable<T>> Added) Of(
        Dictionary<string, (HashSet<string> Gone, Dictionary<string, Indexable<T>> Added)> batch, string repo)
    {
        if (!batch.TryGetValue(repo, out var part))
            batch[repo] = part = (new(StringComparer.Ordinal), new Dictionary<string, Indexable<T>>(StringComparer.Ordinal));
        return part;
    }
}
