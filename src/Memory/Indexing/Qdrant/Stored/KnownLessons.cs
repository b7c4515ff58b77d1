using System.Collections.Concurrent;
using Memory.Indexing.Embedding;
using Memory.Indexing.Segments;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>Lessons as they are ranked, kept by revision: the store says which revision is true, and what was read of it once is not read again.</summary>
internal sealed class KnownLessons(LessonVectors vectors)
{
    /// <summary>About 30 MB.</summary>
    private const int LessonsMax = 4_000;
    private const int IdsPerStatement = 400;

    private long vectorsSeen;
    private readonly ConcurrentDictionary<string, (long Revision, Indexable<IndexedLesson> Document)> known = new(StringComparer.Ordinal);

    /// <summary>Those that exist now and that the grant sees, in no order.</summary>
    public async Task<List<Indexable<IndexedLesson>>> ReadAsync(Session s, Grant grant, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        // Vectors come later than lessons, or from another embedder now.
        if (Interlocked.Exchange(ref vectorsSeen, vectors.Changed.Count) != vectors.Changed.Count)
            known.Clear();
        var documents = new List<Indexable<IndexedLesson>>(ids.Count);
        var unknown = new List<string>();
        foreach (var chunk in ids.Chunk(IdsPerStatement))
            foreach (var (id, revision, repo) in await s.QueryAsync<(string, long, string)>(
                "select id, revision, repo from lessons where id in @chunk and erased = 0", new { chunk }))
                if (!grant.Sees(repo))
                    continue;
                else if (known.TryGetValue(id, out var entry) && entry.Revision == revision)
                    documents.Add(entry.Document);
                else
                    unknown.Add(id);
        if (known.Count + unknown.Count > LessonsMax)
            known.Clear();
        var read = (await LessonLists.ReadAsync(s, grant, unknown)).Values;
        var made = vectors.Space is { } space && read.Count > 0 ? await vectors.OfAsync(space, read, cancellation) : null;
        foreach (var lesson in read)
        {
            var document = LessonText.Of(lesson, made?.GetValueOrDefault(lesson.Id));
            known[lesson.Id] = (lesson.Revision, document);
            documents.Add(document);
        }
        return documents;
    }
}
