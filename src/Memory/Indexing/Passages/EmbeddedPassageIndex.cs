using Memory.Indexing.Embedding;
using Memory.Indexing.Searching;
using Memory.Indexing.Segments;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Review threads and imported documents, searched as lessons are, in an index of their own.</summary>
public sealed class EmbeddedPassageIndex
{
    public const int LimitMax = 200;
    private const int TextMax = 64_000;
    private const int NgramsMax = 8_000;

    private readonly ShippedEmbedder? shipped;
    private readonly IndexSource<PassageChange>? source;
    private volatile PartitionSet<Passage> partitions;

    /// <param name="shipped">Makes vectors of passages and of what is asked of them; null for words alone.</param>
    /// <param name="source">Null: what is applied is all there is; else a repository's passages are read when they are first asked for.</param>
    public EmbeddedPassageIndex(ShippedEmbedder? shipped = null, IndexSource<PassageChange>? source = null)
    {
        (this.shipped, this.source) = (shipped, source);
        partitions = Fresh();
    }

    /// <summary>The highest revision applied.</summary>
    public long Revision => partitions.Revision;

    /// <summary>Takes changes in order of revision; one that is already known changes nothing.</summary>
    public void Apply(IReadOnlyList<PassageChange> changes) => Apply(partitions, changes);

    private void Apply(PartitionSet<Passage> to, IReadOnlyList<PassageChange> changes) => to.Apply(
        changes, c => new PartitionSet<Passage>.Change(c.Revision, c.Id, c.Passage?.Repo.ToLowerInvariant(), c.Passage is null ? null : Read(c.Passage)));

    /// <summary>Forgets everything: the store was replaced, and is read from its beginning.</summary>
    public void Clear() => partitions = Fresh();

    /// <summary>True when what is stored need not be applied before the first question: it is read when it is asked for.</summary>
    public bool ReadsOnDemand => source is not null;

    /// <summary>Reads what is not in memory yet, a repository at a time.</summary>
    public Task HoldAllAsync(CancellationToken cancellation) => partitions.Loader?.HoldAllAsync(cancellation) ?? Task.CompletedTask;

    private PartitionSet<Passage> Fresh() => new(source is null ? null : new(
        async (set, repo, stop) => Apply(set, await source.OfAsync(repo, stop)),
        source.KeysAsync,
        source.KeysOfAsync));

    /// <summary>As <see cref="Search(Grant, string?, string, int)"/>, once what the question is about is in memory.</summary>
    public async ValueTask<IReadOnlyList<PassageHit>> SearchAsync(Grant grant, string? repo, string text, int limit, CancellationToken cancellation)
    {
        if (partitions.Loader is { } loader)
            await loader.HoldAsync(grant, repo, cancellation);
        return Search(grant, repo, text, limit);
    }

    /// <summary>Best first.</summary>
    /// <param name="repo">owner/name, or null for everything the grant sees.</param>
    public IReadOnlyList<PassageHit> Search(Grant grant, string? repo, string text, int limit) =>
        Search(grant, repo, text, limit, SearchPlan.Default);

    internal IReadOnlyList<PassageHit> Search(Grant grant, string? repo, string text, int limit, SearchPlan plan)
    {
        var search = new HybridSearch<Passage>(partitions.Open(grant, repo).Select(p => p.Current), PreparedQuery.Of(text, Vector(text), plan), marks: byte.MaxValue);
        return [.. search.Best(Math.Clamp(limit, 0, LimitMax)).Select(f =>
            new PassageHit(f.Item, f.Score) { Matches = f.Matches(), Likeness = f.Likeness })];
    }

    private Indexable<Passage> Read(Passage passage)
    {
        var terms = new WeightedTerms();
        terms.Add(passage.Title, 2, TextMax);
        terms.Add(passage.Text, 1, TextMax);
        terms.Add(passage.Path, 0.5f, TextMax);
        // What was spoken about is named there, and often nowhere else; more weight answers questions by code that nobody spoke of.
        terms.Add(passage.Code, 0.25f, TextMax);
        return new Indexable<Passage>(passage.Id, passage, terms.Weights, []) { Vector = Vector($"{passage.Title}\n{passage.Text}"), Ngrams = Ngram.Of([passage.Title, passage.Text], NgramsMax) };
    }

    private CodedVector? Vector(string text)
    {
        if (shipped?.Embedder is not { } embedder)
            return null;
        Span<float> vector = stackalloc float[embedder.Dimensions];
        return embedder.Embed(text.Length > EmbeddingText.CharsMax ? text[..EmbeddingText.CharsMax] : text, vector) ? CodedVector.Of(vector) : null;
    }
}
