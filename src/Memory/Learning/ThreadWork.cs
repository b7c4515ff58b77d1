using Memory.Comments;
using Memory.Intake;

namespace Memory.Learning;

/// <summary>A delivery with what storing its comment did.</summary>
internal sealed record StoredDelivery(InboxRow Row, string Thread, CommentStore.Change Change);

/// <summary>A thread that a batch touches, as it is stored.</summary>
/// <param name="Mined">Untagged talk may be mined for proposals.</param>
/// <param name="Options">Tags and teachers of its repository.</param>
internal sealed record StoredThread(CommentThread Thread, bool Mined, IntakeOptions Options, List<StoredDelivery> Deliveries)
{
    /// <summary>Key of a comment → permission that the host confirmed.</summary>
    public IReadOnlyDictionary<string, string>? Access { get; init; }
}

/// <summary>A thread that a batch touches: what it says now, what was made of it before, and what is being made of it.</summary>
internal sealed class ThreadWork(
    CommentThread thread, IReadOnlyList<Reading> readings, IReadOnlyDictionary<string, ReadingStore.Known> known, IReadOnlyList<StoredDelivery> deliveries)
{
    public CommentThread Thread => thread;
    public IReadOnlyList<Reading> Readings => readings;
    public IReadOnlyDictionary<string, ReadingStore.Known> Known => known;
    public Dictionary<string, Effect> Effects { get; } = known.Where(k => k.Value.Hash.Length > 0).ToDictionary(k => k.Key, k => k.Value.Effect);

    public ILookup<string, StoredDelivery> Deliveries { get; } = deliveries.ToLookup(d => d.Row.CommentKey);

    /// <summary>What the comments before this one came to, in order: a verb without an id means the last lesson among them.</summary>
    public IReadOnlyList<Effect> EffectsBefore(string commentKey) =>
        [.. readings.TakeWhile(r => r.Comment.Key != commentKey).Select(r => Effects.GetValueOrDefault(r.Comment.Key)).OfType<Effect>()];

    /// <summary>An order about the lesson of its thread that found none: what it means may have come after it.</summary>
    public bool IsUnmet(Reading reading) => reading is { Kind: ReadingKind.Forget or ReadingKind.Scope or ReadingKind.Approve, Instruction.Target: null }
        && known.GetValueOrDefault(reading.Comment.Key) is { Effect: { Outcome: "ignored", Lessons.Count: 0 } };

    /// <summary>
    /// What is to do: comments that were handed in, read differently now, or gone. In the order of the thread, whose times
    /// never run backwards: a reply is never taken before what it answers.
    /// </summary>
    public IEnumerable<LearningStep> Steps()
    {
        var at = DateTimeOffset.MinValue;
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            present.Add(reading.Comment.Key);
            at = reading.Comment.CreatedAt > at ? reading.Comment.CreatedAt : at;
            if (Deliveries.Contains(reading.Comment.Key) || known.GetValueOrDefault(reading.Comment.Key)?.Hash != reading.Hash || IsUnmet(reading))
                yield return new(this, reading.Comment.Key, reading, at);
        }
        var gone = known.Values.Where(k => k.Hash.Length > 0).Select(k => k.CommentKey).Concat(Deliveries.Select(d => d.Key)).Where(k => !present.Contains(k)).Distinct();
        foreach (var key in gone)
            yield return new(this, key, null, Deliveries[key].Select(d => d.Row.Comment.SaidAt).DefaultIfEmpty(at).Max());
    }
}

/// <summary>One comment to learn from, or to unlearn.</summary>
/// <param name="Reading">Null: the comment is gone.</param>
/// <param name="At">When it was said; a batch is learned in this order, whichever thread it was said in.</param>
internal sealed record LearningStep(ThreadWork Work, string CommentKey, Reading? Reading, DateTimeOffset At);
