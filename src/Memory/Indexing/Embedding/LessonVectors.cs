using Memory.Lessons;
using Memory.Storage;
using Memory.Storage.Signals;
using Memory.Telemetry;

namespace Memory.Indexing.Embedding;

/// <summary>
/// Vectors for the index. It asks <see cref="Space"/>, fills itself from <see cref="OfAsync"/>, compares queries of
/// <see cref="QueryAsync"/>, and looks again when <see cref="Changed"/> is raised: some vectors have come, or all are of another
/// space now. The built-in embedder needs no store and no network; with an endpoint, lessons wait for nothing: their vectors come
/// later (<see cref="VectorFiller"/>), and until they are complete those of before serve.
/// </summary>
public sealed class LessonVectors(ShippedEmbedder shipped, EmbeddingEndpoint endpoint, Database database, TimeProvider time, ILogger<LessonVectors> log)
{
    /// <summary>A search does not wait longer for an endpoint.</summary>
    private static readonly TimeSpan QueryAtMost = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(15);
    private const int QueryCharsMax = 8_000;

    private readonly QueryCache cache = new();
    private long notBefore;
    private volatile VectorSpace? space = endpoint.Generator is null && shipped.Embedder is { } embedder ? VectorSpace.Of(embedder) : null;

    /// <summary>Of which all vectors are that serve now; null: there are none, search goes by words.</summary>
    public VectorSpace? Space => space;

    public Signal Changed { get; } = new();

    /// <summary>Vectors of lessons in a space, by id. Those that are not made yet, or of a text without a known word, are missing.</summary>
    public async Task<IReadOnlyDictionary<string, CodedVector>> OfAsync(VectorSpace space, IReadOnlyCollection<Lesson> lessons, CancellationToken cancellation)
    {
        var vectors = new Dictionary<string, CodedVector>(lessons.Count, StringComparer.Ordinal);
        if (space.Remote is null)
        {
            foreach (var lesson in lessons)
                if (BuiltIn(EmbeddingText.Of(lesson)) is { } vector)
                    vectors[lesson.Id] = vector;
            return vectors;
        }
        var stored = await database.ReadAsync(s => VectorStore.OfLessonsAsync(s, space, lessons.Select(l => l.Id)), cancellation);
        foreach (var lesson in lessons)
            if (stored.TryGetValue(lesson.Id, out var known) && known.Vector.Length == space.Dimensions && known.Hash == VectorStore.Hash(EmbeddingText.Of(lesson)))
                vectors[lesson.Id] = CodedVector.Of(known.Vector);
        return vectors;
    }

    /// <summary>
    /// The vector of a question in <paramref name="space"/>. Null when there is none: no word is known, or the endpoint did not give
    /// it in time; then the search goes on by words.
    /// </summary>
    public async ValueTask<CodedVector?> QueryAsync(VectorSpace space, string text, CancellationToken cancellation)
    {
        if (space.Remote is null)
            return BuiltIn(text);
        text = text.Length <= QueryCharsMax ? text : text[..QueryCharsMax];
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (cache.Find(space, text) is { } known)
            return known;
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref notBefore))
        {
            Signals.WithoutVector.Add(1);
            return null;
        }
        try
        {
            var vector = (await endpoint.AskAsync(space.Remote, [text], QueryAtMost, cancellation))[0];
            if (vector.Length != space.Dimensions)
                throw new InvalidDataException($"a vector of {vector.Length} dimensions, and those of the lessons have {space.Dimensions}");
            return cache.Put(space, text, CodedVector.Of(vector));
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException)
        {
            Interlocked.Exchange(ref notBefore, (time.GetUtcNow() + PauseAfterFailure).UtcTicks);
            Signals.WithoutVector.Add(1);
            log.LogWarning("No vector for a search from {Model} ({Error}); searches go on by words, the endpoint is asked again in {Seconds} s", space.Remote, e.Message, PauseAfterFailure.TotalSeconds);
            return null;
        }
    }

    /// <summary>From here on these vectors serve.</summary>
    internal void Serve(VectorSpace? next)
    {
        if (next == space)
            return;
        space = next;
        log.LogInformation("Search compares vectors of {Space}", next?.Name ?? "nothing, and goes by words");
        Changed.Raise();
    }

    /// <summary>What serves when the endpoint has nothing to serve with yet.</summary>
    internal VectorSpace? BuiltInSpace => shipped.Embedder is { } embedder ? VectorSpace.Of(embedder) : null;

    private CodedVector? BuiltIn(string text)
    {
        if (shipped.Embedder is not { } embedder)
            return null;
        Span<float> vector = stackalloc float[embedder.Dimensions];
        return embedder.Embed(text, vector) ? CodedVector.Of(vector) : null;
    }
}
