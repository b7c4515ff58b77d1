namespace Memory.Outcomes;

/// <summary>What one session has been given and still has before it.</summary>
public sealed class SessionExposures
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Counts what was written of this session: what was read before knows nothing of it.</summary>
    private long writes;
    private int resetsUnderWay;
    private long resetAt;

    /// <param name="WrittenAt">Null while it is on its way to the store.</param>
    private sealed record Entry(Exposure Exposure, bool Holds, long? WrittenAt);

    /// <summary>What the store knew of it is in here.</summary>
    internal bool IsLoaded { get; private set; }

    /// <summary>As <see cref="ExposureLog.Given"/> writes them.</summary>
    public IReadOnlySet<string> Given
    {
        get
        {
            lock (gate)
                return entries.Where(e => e.Value.Holds).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Ids of the lessons among them.</summary>
    public IReadOnlySet<string> Lessons
    {
        get
        {
            lock (gate)
                return entries.Values.Where(e => e.Holds).Select(e => e.Exposure.LessonId).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Was it given this lesson, in whatever words, or stopped by it, at any time?</summary>
    public bool HadEver(string lessonId)
    {
        lock (gate)
            return entries.Values.Any(e => e.Exposure.LessonId == lessonId);
    }

    /// <summary>Tokens of what it still has before it.</summary>
    public int Tokens
    {
        get
        {
            lock (gate)
                return entries.Values.Where(e => e.Holds).Sum(e => e.Exposure.Tokens);
        }
    }

    /// <summary>When it was given its first lesson; null: it has none yet.</summary>
    public DateTimeOffset? Since
    {
        get
        {
            lock (gate)
                return entries.Count == 0 ? null : entries.Values.Min(e => e.Exposure.At);
        }
    }

    /// <summary>Has this lesson, in whatever words, stopped an edit of this session?</summary>
    public bool WasDenied(string lessonId)
    {
        lock (gate)
            return entries.Values.Any(e => e.Exposure.Phase == Exposure.Deny && e.Exposure.LessonId == lessonId);
    }

    internal void Add(Exposure exposure)
    {
        lock (gate)
        {
            var key = ExposureLog.Given(exposure.LessonId, exposure.TextHash);
            if (entries.TryGetValue(key, out var known))
                exposure = exposure with { At = known.Exposure.At, Tokens = Math.Max(exposure.Tokens, known.Holds ? known.Exposure.Tokens : 0), Phase = known.Exposure.Phase == Exposure.Deny ? Exposure.Deny : exposure.Phase };
            entries[key] = new(exposure, Holds: true, WrittenAt: null);
        }
    }

    internal void Written(Exposure exposure)
    {
        lock (gate)
            if (ExposureLog.Given(exposure.LessonId, exposure.TextHash) is var key && entries.TryGetValue(key, out var known))
                entries[key] = known with { WrittenAt = ++writes };
    }

    /// <summary>Nothing of what it was given is before it any longer.</summary>
    internal void Reset()
    {
        lock (gate)
        {
            resetsUnderWay++;
            foreach (var (key, entry) in entries.ToList())
                entries[key] = entry with { Holds = false };
        }
    }

    internal void ResetWritten()
    {
        lock (gate)
            (resetsUnderWay, resetAt) = (Math.Max(0, resetsUnderWay - 1), ++writes);
    }

    internal void ResetUnwritten()
    {
        lock (gate)
            resetsUnderWay = Math.Max(0, resetsUnderWay - 1);
    }

    /// <summary>To be taken before the store is read.</summary>
    internal long Mark
    {
        get
        {
            lock (gate)
                return writes;
        }
    }

    /// <summary>What the store knew at the mark counts, but for what was on its way there.</summary>
    internal void Load(IEnumerable<(Exposure Exposure, bool Holds)> stored, long mark)
    {
        lock (gate)
        {
            IsLoaded = true;
            foreach (var known in entries.Where(e => e.Value.WrittenAt <= mark).Select(e => e.Key).ToList())
                entries.Remove(known);
            var emptied = resetsUnderWay > 0 || resetAt > mark;
            foreach (var (exposure, holds) in stored)
                entries.TryAdd(ExposureLog.Given(exposure.LessonId, exposure.TextHash), new(exposure, holds && !emptied, WrittenAt: 0));
        }
    }
}
