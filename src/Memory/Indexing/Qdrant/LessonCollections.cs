using Memory.Indexing.Qdrant.Wire;

namespace Memory.Indexing.Qdrant;

/// <summary>The collections of one alias: made, marked, put into service, removed.</summary>
internal sealed class LessonCollections(QdrantClient client, QdrantOptions options)
{
    public const string Dense = "dense";
    public const string Words = "words";

    /// <summary>Links inside one repository, so that a search in it walks a graph of its own.</summary>
    private const int LinksInRepository = 16;

    public string Alias => options.Collection;

    /// <summary>Makes the collection of a mark where there is none, and tells how far it has come.</summary>
    /// <param name="dimensions">Of a vector; 0 for a collection of words alone.</param>
    public async Task<(string Name, long Revision)> OpenAsync(CollectionMark mark, int dimensions, CancellationToken cancellation)
    {
        var name = mark.NameUnder(Alias);
        if (!await client.ExistsAsync(name, cancellation))
            await client.CreateAsync(name, new(
                dimensions == 0 ? [] : new Dictionary<string, VectorParams> { [Dense] = new(dimensions, "Cosine") },
                new Dictionary<string, SparseVectorParams> { [Words] = new("idf") },
                new(LinksInRepository)), cancellation);
        // Also where the collection was there: whoever made it may have been interrupted.
        foreach (var index in Indexes)
            await client.CreateIndexAsync(name, index, cancellation);
        return (name, (await ViewAsync(name, cancellation))?.Revision ?? 0);
    }

    /// <summary>What stands behind a name; null when there is nothing, or nothing of ours.</summary>
    public async Task<CollectionView?> ViewAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var points = await client.RetrieveAsync(name, [CollectionMark.PointId], cancellation);
            return points is [{ Payload: var payload }, ..] && CollectionMark.Read(payload) is var (mark, revision) ? new(mark, revision) : null;
        }
        catch (QdrantException e) when (e.Failure == QdrantFailure.Missing)
        {
            return null;
        }
    }

    public Task<CollectionView?> ViewServedAsync(CancellationToken cancellation) => ViewAsync(Alias, cancellation);

    /// <summary>From now on the alias means this collection; what it meant before, and what else this store once filled, is removed.</summary>
    public async Task ServeAsync(string name, CollectionMark mark, CancellationToken cancellation)
    {
        var served = (await client.AliasesAsync(cancellation)).FirstOrDefault(a => a.AliasName == Alias)?.CollectionName;
        if (served != name)
        {
            var create = new AliasAction(CreateAlias: new(name, Alias));
            await client.ChangeAliasesAsync(new(served is null ? [create] : [new AliasAction(DeleteAlias: new(Alias)), create]), cancellation);
        }
        foreach (var other in await client.CollectionsAsync(cancellation))
            if (other != name && other.StartsWith(Alias + "-", StringComparison.Ordinal)
                // Another deployment's alias may begin with the same letters: only what carries our mark goes.
                && (await ViewAsync(other, cancellation))?.Mark is { } known && known.Store == mark.Store && known.NameUnder(Alias) == other)
                await client.RemoveAsync(other, cancellation);
    }

    /// <summary>What is filtered by; a tenant's points lie together.</summary>
    private static readonly CreateFieldIndex[] Indexes =
    [
        new(LessonFilter.Repo, new("keyword", IsTenant: true)),
        new(LessonFilter.Owner, new("keyword")),
        new(LessonFilter.Status, new("keyword")),
        new(LessonFilter.Revision, new("integer", Lookup: false, Range: true)),
    ];
}
