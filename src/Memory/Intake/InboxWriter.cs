using System.Collections.Concurrent;
using Memory.Comments;
using Memory.Storage;
using Memory.Telemetry;

namespace Memory.Intake;

/// <summary>
/// One commit for all who wait for one: while a commit is on its way to the disk, what arrives gathers and goes into the next
/// one together. Each is answered when its own commit is on disk. One that cannot be stored fails alone.
/// </summary>
/// <param name="store">Stores the comments of requests in the transaction given, and says what became of each request.</param>
internal sealed class InboxWriter(Database database, Func<WriteSession, IReadOnlyList<InboxWriter.Request>, Task<IReadOnlyList<StoredComments>>> store) : IDisposable
{
    /// <summary>Comments of one transaction: it does not hold the write lock for long.</summary>
    public const int CommentsPerTransaction = 1_000;

    /// <summary>Comments that wait for a commit; who comes on top of that is told to come again.</summary>
    private const int WaitingMax = 20_000;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private int waiting;

    /// <summary>Comments of one request, at most <see cref="CommentsPerTransaction"/>.</summary>
    public sealed record Request(IReadOnlyList<ReviewComment> Comments, IntakeMode Mode, string Batch)
    {
        /// <summary>The host's name for it, where a host told: it is stored once, and its comment read again though its text is known. Null: an import.</summary>
        public string? DeliveryId { get; init; }

        /// <summary>Its thread may be owed an answer.</summary>
        public bool Answer { get; init; }

        /// <summary>What happened, as the host calls it.</summary>
        public string Event { get; init; } = "comment";

        /// <summary>Of the request itself: another one may carry it to the store.</summary>
        public string? Trace { get; } = Signals.Context;
    }

    /// <returns>What was known, and what is kept out; all else is on disk.</returns>
    /// <exception cref="InboxFullException">Nothing of it was stored.</exception>
    public async Task<StoredComments> StoreAsync(Request request)
    {
        var count = request.Comments.Count;
        if (Interlocked.Add(ref waiting, count) > WaitingMax)
        {
            Interlocked.Add(ref waiting, -count);
            throw new InboxFullException();
        }
        var mine = new Waiting(request);
        queue.Enqueue(mine);
        try
        {
            await turn.WaitAsync();
            try
            {
                // Whoever has the turn commits for all; most find that theirs was among them.
                while (!mine.Stored.Task.IsCompleted)
                    await CommitAsync(TakeGroup());
            }
            finally
            {
                turn.Release();
            }
            return await mine.Stored.Task;
        }
        finally
        {
            Interlocked.Add(ref waiting, -count);
        }
    }

    public void Dispose() => turn.Dispose();

    private List<Waiting> TakeGroup()
    {
        var group = new List<Waiting>();
        var comments = 0;
        while (queue.TryPeek(out var next) && (group.Count == 0 || comments + next.Request.Comments.Count <= CommentsPerTransaction))
        {
            queue.TryDequeue(out _);
            group.Add(next);
            comments += next.Request.Comments.Count;
        }
        return group;
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            var requests = group.ConvertAll(one => one.Request);
            var became = await database.WriteBesideAsync(s => store(s, requests));
            foreach (var (one, stored) in group.Zip(became))
                one.Stored.TrySetResult(stored);
        }
        catch (Exception) when (group.Count > 1)
        {
            // Nothing of the group is stored. One of them may be the reason: each for itself.
            foreach (var one in group)
                await CommitAsync([one]);
        }
        catch (Exception e)
        {
            group[0].Stored.TrySetException(e);
        }
    }

    private sealed record Waiting(Request Request)
    {
        public TaskCompletionSource<StoredComments> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>More is waiting to be stored than there is room for.</summary>
public sealed class InboxFullException() : Exception("More comments are waiting to be stored than there is room for. Send these again in a few seconds.");

/// <summary>What became of the comments of a request; those that are named in neither list were stored.</summary>
/// <param name="Known">Keys of comments known word for word.</param>
/// <param name="Refused">What a tombstone keeps out, with the reason.</param>
public sealed record StoredComments(IReadOnlyList<string> Known, IReadOnlyList<(ReviewComment Comment, string Reason)> Refused);
