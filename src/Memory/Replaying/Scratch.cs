using Memory.Comments;
using Memory.Indexing;
using Memory.Intake;
using Memory.Learning;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Lessons.Reconciling;

namespace Memory.Replaying;

/// <summary>
/// Lessons in memory, learned by the functions that the service learns by: thread reader, reconcile, lifecycle,
/// index. Nothing of it touches the store. Each proposal counts as if a lead had approved it at once; what is held for its
/// warnings does not.
/// </summary>
internal sealed class Scratch(IntakeOptions options)
{
    private const int FollowUpsMax = 100;

    private readonly Dictionary<string, Lesson> lessons = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);
    private long revision;

    public EmbeddedLessonIndex Index { get; } = new();

    public IEnumerable<Lesson> Served => lessons.Values.Where(l => LessonStatuses.Served.Contains(l.Status));

    public int Held => held.Count;

    public Lesson Find(string id) => lessons[id];

    public void Learn(CommentThread thread)
    {
        foreach (var (candidate, comment) in Candidates(thread))
            Learn(candidate, comment);
    }

    /// <summary>The lesson that a remark says again when it is read as a rule of its own; null when it says none, or another one.</summary>
    public Lesson? Same(ReviewComment remark) => Candidates(new CommentThread(remark.Key, [remark]))
        .Where(c => c.Screened.Warnings.Count == 0)
        .Select(c => Decide(c.Screened, remark))
        .Select(decision => decision switch { Decision.Reinforce d => lessons[d.LessonId], _ => null })
        .FirstOrDefault(lesson => lesson is not null);

    private IEnumerable<(ScreenedCandidate Screened, ReviewComment Comment)> Candidates(CommentThread thread) =>
        from reading in ThreadReader.Read(thread, mined: true, options)
        where reading.Kind is ReadingKind.Teach or ReadingKind.Replace or ReadingKind.Propose
        from candidate in reading.Candidates
        select (candidate, reading.Comment);

    private Decision Decide(ScreenedCandidate screened, ReviewComment comment)
    {
        var draft = Teacher.DraftOf(screened.Candidate, comment);
        var near = Index.Search(Neighbours.Of(draft));
        return Reconcile.Decide(draft, new Teaching(comment.Author, comment.SaidAt, Activates: true), [.. near.Select(h => h.Lesson)]);
    }

    private void Learn(ScreenedCandidate screened, ReviewComment comment)
    {
        if (screened.Warnings.Count > 0)
        {
            held.Add(screened.Candidate.Rule);
            return;
        }
        var said = Teacher.EvidenceOf(screened.Candidate, comment);
        switch (Decide(screened, comment))
        {
            case Decision.Reinforce known:
                foreach (var evidence in said)
                    Apply(known.LessonId, new LessonCommand.AddEvidence(evidence), comment.SaidAt);
                break;
            case Decision.Promote known:
                Apply(known.LessonId, new LessonCommand.Promote(comment.Author, said[0]), comment.SaidAt);
                break;
            case Decision.New:
                Add(screened, comment, said);
                break;
            case Decision.Supersede(var old, var reason):
                var next = Add(screened, comment, said);
                foreach (var id in old)
                    Apply(id, new LessonCommand.Supersede(next, reason), comment.SaidAt);
                break;
            case Decision.Conflict(var others, var superseded, var reason):
                var rival = Add(screened, comment, said);
                foreach (var id in superseded)
                    Apply(id, new LessonCommand.Supersede(rival, reason), comment.SaidAt);
                foreach (var other in others)
                {
                    Apply(rival, new LessonCommand.MarkConflict(other, reason), comment.SaidAt);
                    Apply(other, new LessonCommand.MarkConflict(rival, reason), comment.SaidAt);
                }
                break;
        }
    }

    private string Add(ScreenedCandidate screened, ReviewComment comment, List<Evidence> said)
    {
        // Counted, not drawn: the same history gives the same words.
        var id = $"L{100_000 + lessons.Count}";
        Keep(NewLesson.Of(Teacher.DraftOf(screened.Candidate, comment), id, said, comment.Author, comment.SaidAt));
        return id;
    }

    private void Apply(string id, LessonCommand command, DateTimeOffset at)
    {
        var waiting = new Queue<FollowUp>([new FollowUp(id, command)]);
        for (var i = 0; i < FollowUpsMax && waiting.TryDequeue(out var next); i++)
            if (lessons.TryGetValue(next.LessonId, out var lesson) && LessonLifecycle.Apply(lesson, next.Command, at) is LessonResult.Changed changed)
            {
                Keep(changed.Lesson);
                foreach (var then in changed.Then)
                    waiting.Enqueue(then);
            }
    }

    private void Keep(Lesson lesson)
    {
        lessons[lesson.Id] = lesson;
        Index.Apply([new LessonChange(++revision, lesson.Id, lesson)]);
    }
}
