using System.Net;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Embedding;

/// <summary>
/// Keeps the vectors of an endpoint's model level with the lessons, by revision, one node at a time. A model that has not read
/// all lessons yet does not serve: what served before does, or the built-in embedder.
/// </summary>
public sealed class VectorFiller(LessonVectors vectors, EmbeddingEndpoint endpoint, Database database, TimeProvider time, ILogger<VectorFiller> log) : BackgroundService
{
    private const int Page = 1_000, TextsAtOnce = 64;
    private static readonly TimeSpan AskAtMost = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(2), PauseMax = TimeSpan.FromMinutes(5);
    /// <summary>Another node can write without our hearing of it.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(30);
    /// <summary>A model that was left can be gone back to for so long without paying again.</summary>
    private static readonly TimeSpan KeptUnused = TimeSpan.FromDays(7);

    private VectorSpace? target;
    private long seen;

    /// <summary>Why the endpoint's vectors are not complete, when it failed last; null while all goes well.</summary>
    public string? Fault { get; private set; }

    /// <summary>The space that is being filled; null without an endpoint, or before it has answered once.</summary>
    public VectorSpace? Target => target;

    /// <summary>Before the index fills itself: what served last goes on serving.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (endpoint.Generator is not null)
        {
            var complete = await database.ReadAsync(VectorStore.CompleteAsync, cancellationToken);
            vectors.Serve(complete.Find(c => c.Remote == endpoint.Model) ?? complete.FirstOrDefault() ?? vectors.BuiltInSpace);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = PauseMin;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = database.Changes.Next;
            try
            {
                await using (await database.HoldAsync("vectors", stoppingToken))
                    await PassAsync(stoppingToken);
                if (endpoint.Generator is null)
                    return;
                (Fault, pause) = (null, PauseMin);
                await Task.WhenAny(next, Task.Delay(LookAtLeast, time, stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Fault = e is HttpRequestException or InvalidDataException ? e.Message : "the store could not be read or written";
                log.LogWarning(e is HttpRequestException or InvalidDataException ? null : e, "Vectors of {Model} are not complete ({Reason}); trying again in {Seconds} s", endpoint.Model, Fault, pause.TotalSeconds);
                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
            }
        }
    }

    private async Task PassAsync(CancellationToken cancellation)
    {
        if (target is null)
            await database.WriteAsync(s => VectorStore.ForgetAsync(s, time.GetUtcNow() - KeptUnused, space => space == vectors.Space || space.Remote == endpoint.Model), cancellation);
        if (endpoint.Generator is null)
            return;
        if (target is null)
        {
            await CheckServingAsync(cancellation);
            target = VectorSpace.At(endpoint.Model, (await endpoint.AskAsync(endpoint.Model, ["probe"], AskAtMost, cancellation))[0].Length);
        }
        var (from, isComplete) = await database.ReadAsync(s => VectorStore.MarkAsync(s, target), cancellation);
        while (await PageAsync(target, from, cancellation) is { } until)
            from = until;
        if (!isComplete)
            await database.WriteAsync(s => VectorStore.SetMarkAsync(s, target, from, isComplete: true, time.GetUtcNow()), cancellation);
        vectors.Serve(target);
        if (from > seen)
            vectors.Changed.Raise();
        seen = from;
    }

    /// <summary>The model of before answers questions only if the endpoint still has it.</summary>
    private async Task CheckServingAsync(CancellationToken cancellation)
    {
        if (vectors.Space is not { Remote: { } before } serving || before == endpoint.Model)
            return;
        try
        {
            if ((await endpoint.AskAsync(before, ["probe"], AskAtMost, cancellation))[0].Length == serving.Dimensions)
                return;
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException)
        {
            log.LogInformation("The endpoint has no {Model} any more ({Reason})", before, e.Message);
        }
        vectors.Serve(vectors.BuiltInSpace);
    }

    /// <returns>The revision up to which the lessons are read now; null when there is nothing to read.</returns>
    private async Task<long?> PageAsync(VectorSpace space, long from, CancellationToken cancellation)
    {
        var page = await database.ReadAsync(s => LessonStore.ChangesAsync(s, from, Page), cancellation);
        if (page.Count == 0)
            return null;
        // A page never ends in the middle of a revision, unless it is one.
        if (page.Count == Page && page[0].Revision != page[^1].Revision)
            page.RemoveAll(c => c.Revision == page[^1].Revision);
        var texts = page.Where(c => c.Lesson is not null).Select(c => (c.Id, Text: EmbeddingText.Of(c.Lesson!)))
            .Select(t => new Wanted(t.Id, t.Text, VectorStore.Hash(t.Text))).ToList();
        var known = await database.ReadAsync(s => VectorStore.OfLessonsAsync(s, space, texts.Select(t => t.Lesson)), cancellation);
        texts.RemoveAll(t => known.TryGetValue(t.Lesson, out var has) && has.Hash == t.Hash);
        foreach (var some in texts.Chunk(TextsAtOnce))
        {
            var made = await MakeAsync(space, some, cancellation);
            await database.WriteAsync(s => VectorStore.SaveAsync(s, space, made), cancellation);
        }
        await database.WriteAsync(s => VectorStore.SetMarkAsync(s, space, page[^1].Revision, isComplete: false, time.GetUtcNow()), cancellation);
        return page[^1].Revision;
    }

    private async Task<List<(string, string, byte[])>> MakeAsync(VectorSpace space, Wanted[] wanted, CancellationToken cancellation)
    {
        var same = await database.ReadAsync(s => VectorStore.OfTextsAsync(s, space, wanted.Select(w => w.Hash)), cancellation);
        var asked = wanted.Where(w => !same.ContainsKey(w.Hash)).DistinctBy(w => w.Hash).ToArray();
        await AskAsync(asked);
        return [.. wanted.Where(w => same.ContainsKey(w.Hash)).Select(w => (w.Lesson, w.Hash, same[w.Hash]))];

        async Task AskAsync(Wanted[] some)
        {
            if (some.Length == 0)
                return;
            try
            {
                foreach (var (w, vector) in some.Zip(await endpoint.AskAsync(space.Remote!, [.. some.Select(w => w.Text)], AskAtMost, cancellation)))
                    same[w.Hash] = vector.Length == space.Dimensions ? VectorStore.Bytes(CodedVector.Of(vector).Code)
                        : throw new InvalidDataException($"the endpoint gave a vector of {vector.Length} dimensions after ones of {space.Dimensions}");
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
            {
                // The model answers (it was probed), but not to this: one text of them is at fault, and must not hold up the others.
                if (some.Length == 1)
                    log.LogWarning("The endpoint refuses the text of {Lesson} ({Reason}); it is found by words alone", some[0].Lesson, e.Message);
                else
                    foreach (var half in some.Chunk((some.Length + 1) / 2))
                        await AskAsync(half);
            }
        }
    }

    private sealed record Wanted(string Lesson, string Text, string Hash);
}
