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

    private volatile PartitionSet<Passage> partitions = new();

    /// <summary>The highest revision applied.</summary>
    public long Revision => partitions.Revision;

    /// <summary>Takes changes in order of revision; one that is already known changes nothing.</summary>
    public void Apply(IReadOnlyList<PassageChange> changes) => partitions.Apply(
        changes, c => new PartitionSet<Passage>.Change(c.Revision, c.Id, c.Passage?.Repo.ToLowerInvariant(), c.Passage is null ? null : Read(c.Passage, c.Vector)));

    /// <summary>Forgets everything: the store was replaced, and is read from its beginning.</summary>
    public void Clear() => partitions = new();

    /// <summary>Best first.</summary>
    /// <param name="repo">owner/name, or null for everything the grant sees.</param>
    /// <param name="vector">Of the text; null where there is none.</param>
    public IReadOnlyList<PassageHit> Search(Grant grant, string? repo, string text, int limit, float[]? vector = null) =>
        Search(grant, repo, text, limit, vector, SearchPlan.Default);

    internal IReadOnlyList<PassageHit> Search(Grant grant, string? repo, string text, int limit, float[]? vector, SearchPlan plan)
    {
        var search = new HybridSearch<Passage>(partitions.Open(grant, repo), PreparedQuery.Of(text, vector, plan), marks: byte.MaxValue);
        return [.. search.Best(Math.Clamp(limit, 0, LimitMax)).Select(f =>
            new PassageHit(f.Item, f.Score, [.. f.Matches.Select(m => m.Word).Distinct(StringComparer.OrdinalIgnoreCase)]) { Matches = f.Matches, Likeness = f.Likeness })];
    }

    private static Indexable<Passage> Read(Passage passage, float[]? vector)
    {
        var terms = new WeightedTerms();
        terms.Add(passage.Title, 2, TextMax);
        terms.Add(passage.Text, 1, TextMax);
        terms.Add(passage.Path, 0.5f, TextMax);
        return new Indexable<Passage>(passage.Id, passage, terms.Weights, []) { Vector = vector, Ngrams = Ngram.Of([passage.Title, passage.Text], NgramsMax) };
    }
}
