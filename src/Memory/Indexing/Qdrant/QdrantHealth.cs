namespace Memory.Indexing.Qdrant;

/// <summary>
/// Whether Qdrant answers, as this node has seen it: everybody who asks it asks here first, and reports here. After a failure nobody
/// asks for a while, then one, and after another failure nobody for longer: no search waits for what is away.
/// </summary>
internal sealed class QdrantHealth(TimeProvider time, ILogger<QdrantHealth> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    /// <summary>Who tries and never reports, because nobody waits for it any more, holds up the next one no longer.</summary>
    private static readonly TimeSpan TrialAtMost = TimeSpan.FromSeconds(3);

    private readonly Lock changing = new();
    private int failures;
    private bool isTried;
    private DateTimeOffset resumesAt;
    private volatile string? away;
    private volatile CollectionView? seen;

    /// <summary>Why it cannot be asked, for an operator; null when it answered last.</summary>
    public string? Away => away;

    /// <summary>What was last seen behind the alias; null before the first look, and when there is nothing.</summary>
    public CollectionView? Seen
    {
        get => seen;
        set => seen = value;
    }

    /// <summary>Time until it may be tried again.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (changing)
                return resumesAt - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>True when it answered last, and after a pause for one who tries. Whoever was let through reports.</summary>
    public bool MayAsk()
    {
        if (away is null)
            return true;
        lock (changing)
        {
            if (time.GetUtcNow() < resumesAt)
                return false;
            isTried = true;
            resumesAt = time.GetUtcNow() + TrialAtMost;
            return true;
        }
    }

    public void Answered()
    {
        if (away is null)
            return;
        lock (changing)
        {
            failures = 0;
            isTried = false;
            resumesAt = default;
            away = null;
        }
        log.LogInformation("Qdrant answers again");
    }

    public void Failed(QdrantException failure)
    {
        lock (changing)
        {
            if (away is null)
                log.LogWarning("{Reason}. Searches use words from the store until it is back", failure.Message);
            // Requests that were under way fail together, and count as one.
            if (away is null || isTried)
                resumesAt = time.GetUtcNow() + PauseAfter(++failures, Random.Shared.NextDouble());
            isTried = false;
            away = failure.Message;
        }
    }

    /// <summary>Doubles with each failure, up to a limit; nodes that lost the server together do not come back together.</summary>
    /// <param name="failures">In a row, from 1.</param>
    /// <param name="chance">0 to 1.</param>
    internal static TimeSpan PauseAfter(int failures, double chance)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
        return (pause < LongestPause ? pause : LongestPause) * (0.8 + 0.4 * chance);
    }
}

/// <summary>A collection behind the alias: whose it is, and the revision up to which it has the lessons.</summary>
internal sealed record CollectionView(CollectionMark Mark, long Revision);
