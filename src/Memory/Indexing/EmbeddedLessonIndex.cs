using Memory.Indexing.Embedding;
using Memory.Indexing.Globs;
using Memory.Indexing.Searching;
using Memory.Indexing.Segments;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>The index in memory: one partition a repository key, words, n-grams and vectors, no lock for readers.</summary>
public sealed class EmbeddedLessonIndex : ILessonIndex
{
    public const int LimitMax = 200;
    public const int FilesMax = 500;

    private const int VectorsAtOnce = 1_000;

    private readonly LessonVectors? vectors;
    private readonly IndexSource<LessonChange>? source;
    private readonly Lock exchanging = new();
    private volatile PartitionSet<IndexedLesson> partitions;
    /// <summary>Of which all vectors in the index are; null: there are none, or they are being exchanged.</summary>
    private volatile VectorSpace? space;

    /// <param name="vectors">Null for words and n-grams alone.</param>
    /// <param name="source">Null: what is applied is all there is; else a repository's lessons are read when they are first asked for.</param>
    public EmbeddedLessonIndex(LessonVectors? vectors = null, IndexSource<LessonChange>? source = null)
    {
        (this.vectors, this.source) = (vectors, source);
        space = vectors?.Space;
        partitions = Fresh();
    }

    /// <summary>The highest revision applied.</summary>
    public long Revision => partitions.Revision;

    /// <summary>Takes changes in order of revision; one that is already known changes nothing.</summary>
    public void Apply(IReadOnlyList<LessonChange> changes) => Apply(partitions, changes);

    private static void Apply(PartitionSet<IndexedLesson> to, IReadOnlyList<LessonChange> changes) => to.Apply(
        changes, c => new PartitionSet<IndexedLesson>.Change(
            c.Revision, c.Id, c.Lesson?.Repo.ToLowerInvariant(), c.Lesson is null ? null : LessonText.Of(c.Lesson, c.Vector)));

    /// <summary>Forgets everything: the store was replaced, and is read from its beginning.</summary>
    public void Clear() => partitions = Fresh();

    public IReadOnlyList<LessonHit> Search(IndexQuery query) => Search(query, SearchPlan.Default);

    internal IReadOnlyList<LessonHit> Search(IndexQuery query, SearchPlan plan)
    {
        var search = new HybridSearch<IndexedLesson>(partitions.Open(query.Grant, query.Repo).Select(p => p.Current), PreparedQuery.Of(query.Text, query.Vector, plan, query.Words), (byte)query.Statuses);
        return LessonRanking.Of(search.Best(Math.Clamp(query.Limit, 0, LimitMax)), query.Files);
    }

    public IReadOnlyList<Lesson> Core(Grant grant, string repo) =>
        ByValue(Tagged(grant, repo, LessonText.CoreTag, LessonStatuses.Served), int.MaxValue);

    public IReadOnlyList<Lesson> Forbidding(Grant grant, string repo) =>
        ByValue(Tagged(grant, repo, LessonText.PatternTag, LessonStatuses.Active), LimitMax);

    public IReadOnlyList<Lesson> MostValuable(Grant grant, string repo, LessonStatuses statuses, int limit) =>
        ByValue(Tagged(grant, repo, LessonText.WideTag, statuses), Math.Clamp(limit, 0, LimitMax));

    public IReadOnlyList<LessonHit> ByPath(Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit)
    {
        limit = Math.Clamp(limit, 0, LimitMax);
        var asked = FilePaths.Of(files, FilesMax);
        var best = new Dictionary<string, (IndexedLesson Item, double Narrow, string File)>(StringComparer.Ordinal);
        var globs = partitions.Open(grant, repo).SelectMany(p => asked.Matching(p.Current));
        foreach (var level in globs.GroupBy(g => g.Narrow).OrderByDescending(g => g.Key))
        {
            // Wider globs cannot come before narrower ones, so half of a repository's lessons need not be read.
            if (best.Count >= limit)
                break;
            foreach (var (view, key, narrow, file) in level)
                foreach (var item in view.Tagged(key))
                    if (statuses.Contains(item.Lesson.Status))
                        best.TryAdd(item.Lesson.Id, (item, narrow, file));
        }
        var hits = best.Values.Select(b => (b.Item, Score: b.Narrow + LessonValue.AmongPaths * b.Item.Value, b.File))
            .OrderByDescending(b => b.Score).ThenBy(b => b.Item.Lesson.Id, StringComparer.Ordinal).Take(limit);
        return [.. hits.Select(b => new LessonHit(b.Item.Lesson, b.Score, b.File))];
    }

    public IReadOnlyList<Lesson> All(Grant grant, string repo, LessonStatuses statuses) =>
        [.. partitions.Open(grant, repo).SelectMany(p => p.Current.All()).Select(i => i.Lesson).Where(l => statuses.Contains(l.Status))];

    public Lesson? Find(Grant grant, string id) =>
        partitions.Find(id) is { } found && grant.Sees(found.Repo) ? found.Item.Lesson : null;

    /// <summary>As <see cref="Apply"/>, with the vectors that serve.</summary>
    public ValueTask ApplyAsync(IReadOnlyList<LessonChange> changes, CancellationToken cancellation) => ApplyAsync(partitions, changes, cancellation);

    private async ValueTask ApplyAsync(PartitionSet<IndexedLesson> to, IReadOnlyList<LessonChange> changes, CancellationToken cancellation)
    {
        if (space is not { } serving)
        {
            Apply(to, changes);
            return;
        }
        var made = await vectors!.OfAsync(serving, [.. changes.Select(c => c.Lesson).OfType<Lesson>()], cancellation);
        lock (exchanging)
            Apply(to, space == serving ? [.. changes.Select(c => c with { Vector = made.GetValueOrDefault(c.Id) })] : changes);
    }

    /// <summary>Reads what is not in memory yet, a repository at a time.</summary>
    public Task HoldAllAsync(CancellationToken cancellation) => partitions.Loader?.HoldAllAsync(cancellation) ?? Task.CompletedTask;

    /// <summary>True when what is stored need not be applied before the first question: it is read when it is asked for.</summary>
    public bool ReadsOnDemand => source is not null;

    private PartitionSet<IndexedLesson> Fresh() => new(source is null ? null : new(
        async (set, repo, stop) => await ApplyAsync(set, await source.OfAsync(repo, stop), stop),
        source.KeysAsync,
        source.KeysOfAsync));

    private ValueTask HoldAsync(Grant grant, string? repo, CancellationToken cancellation) => partitions.Loader?.HoldAsync(grant, repo, cancellation) ?? default;

    /// <summary>Takes the vectors that have come since, or all of them when others serve now. One caller at a time.</summary>
    public async Task VectorizeAsync(CancellationToken cancellation)
    {
        var next = vectors?.Space;
        if (next != space)
        {
            // Two models' vectors say nothing of each other: while they are exchanged, search goes without.
            lock (exchanging)
                space = null;
            await TakeAsync(next, all: true, cancellation);
            space = next;
        }
        await TakeAsync(next, all: false, cancellation);
    }

    private async Task TakeAsync(VectorSpace? from, bool all, CancellationToken cancellation)
    {
        foreach (var (repo, documents) in partitions.All())
            foreach (var some in documents.Where(d => all || !d.HasVector).Chunk(VectorsAtOnce))
            {
                var made = from is null ? null : await vectors!.OfAsync(from, [.. some.Select(d => d.Item.Lesson)], cancellation);
                var changed = some.Where(d => all || made?.ContainsKey(d.Id) == true).ToDictionary(d => d.Id, d => made?.GetValueOrDefault(d.Id), StringComparer.Ordinal);
                if (changed.Count > 0)
                    partitions.Vectorize(repo, changed, some.ToDictionary(d => d.Id, d => d.Revision, StringComparer.Ordinal));
            }
    }

    async ValueTask<LessonHits> ILessonIndex.SearchAsync(IndexQuery query, CancellationToken cancellation)
    {
        await HoldAsync(query.Grant, query.Repo, cancellation);
        if (query.Vector is null && space is { } serving)
            query = query with { Vector = await vectors!.QueryAsync(serving, query.Text, cancellation) };
        return new LessonHits(Search(query));
    }

    async ValueTask<IReadOnlyList<Lesson>> ILessonIndex.CoreAsync(Grant grant, string repo, CancellationToken cancellation)
    {
        await HoldAsync(grant, repo, cancellation);
        return Core(grant, repo);
    }

    async ValueTask<IReadOnlyList<Lesson>> ILessonIndex.ForbiddingAsync(Grant grant, string repo, CancellationToken cancellation)
    {
        await HoldAsync(grant, repo, cancellation);
        return Forbidding(grant, repo);
    }

    async ValueTask<IReadOnlyList<LessonHit>> ILessonIndex.ByPathAsync(
        Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit, CancellationToken cancellation)
    {
        await HoldAsync(grant, repo, cancellation);
        return ByPath(grant, repo, files, statuses, limit);
    }

    async ValueTask<IReadOnlyList<Lesson>> ILessonIndex.MostValuableAsync(
        Grant grant, string repo, LessonStatuses statuses, int limit, CancellationToken cancellation)
    {
        await HoldAsync(grant, repo, cancellation);
        return MostValuable(grant, repo, statuses, limit);
    }

    async ValueTask<IReadOnlyList<Lesson>> ILessonIndex.FindAsync(Grant grant, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        if (partitions.Loader is { } loader)
            await loader.HoldAsync(ids, cancellation);
        return [.. ids.Select(id => Find(grant, id)).OfType<Lesson>()];
    }

    ValueTask<string?> ILessonIndex.AwayAsync(CancellationToken cancellation) => default;

    private IEnumerable<IndexedLesson> Tagged(Grant grant, string repo, string tag, LessonStatuses statuses) =>
        partitions.Open(grant, repo).SelectMany(p => p.Current.Tagged(tag)).Where(i => statuses.Contains(i.Lesson.Status));

    private static List<Lesson> ByValue(IEnumerable<IndexedLesson> lessons, int limit)
    {
        var worstFirst = new PriorityQueue<IndexedLesson, double>();
        foreach (var lesson in lessons)
            if (worstFirst.Count < limit)
                worstFirst.Enqueue(lesson, lesson.Value);
            else if (worstFirst.TryPeek(out _, out var worst) && lesson.Value > worst)
                worstFirst.EnqueueDequeue(lesson, lesson.Value);
        return [.. worstFirst.UnorderedItems.OrderByDescending(l => l.Priority)
            .ThenBy(l => l.Element.Lesson.Id, StringComparer.Ordinal).Select(l => l.Element.Lesson)];
    }
}
