using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Lessons.Reconciling;
using Memory.Publishing;
using Memory.Storage;
using Memory.Text;
using Memory.Tombstones;

namespace Memory.Guidelines;

/// <summary>
/// Makes the store say what a file says: a new line a lesson, a known one evidence, a line that is gone takes its evidence away. Lives
/// as long as one exclusive transaction.
/// </summary>
/// <param name="nearest">Known lessons that are nearest to a draft, best first; those of this transaction need not be among them.</param>
internal sealed class GuidelineStore(WriteSession s, Func<LessonDraft, ValueTask<IReadOnlyList<Lesson>>> nearest, string who, DateTimeOffset now)
{
    /// <summary>Who wrote a line of a file of the team's own.</summary>
    public const string Team = FileEvidence.Team;
    /// <summary>Lines of the same request that are compared with one.</summary>
    private const int NearMax = 50;

    /// <summary>What this transaction has touched, with the terms of its rule: no index knows of it yet.</summary>
    private readonly Dictionary<string, (Lesson Lesson, HashSet<string> Terms)> touched = new(StringComparer.Ordinal);

    /// <summary>Takes away what a file no longer says.</summary>
    /// <param name="keys">Of the lines that it has.</param>
    /// <returns>Lessons that are retired: nobody else has said them.</returns>
    public static async Task<List<string>> TakeBackAsync(WriteSession s, string repo, string path, HashSet<string> keys, string who, DateTimeOffset now)
    {
        var retired = new List<string>();
        foreach (var (id, comment) in await LessonStore.FromFileAsync(s, repo, path))
        {
            if (keys.Contains(comment))
                continue;
            var result = await LessonCommands.ApplyAsync(s, id, new LessonCommand.WithdrawEvidence(comment, $"its line is gone from {path}"), who, now);
            if (result is LessonResult.Changed { Lesson.Status: LessonStatus.Retired })
                retired.Add(id);
        }
        return retired;
    }

    /// <param name="asked">What a line asks for, with the line as its only evidence.</param>
    public async Task<TakenLine> AddAsync(Lesson asked)
    {
        if (await ErasedLessons.OfRuleAsync(s, asked.Repo, asked.Rule) is { } erased)
            return TakenLine.Refused($"{erased} was erased, and this line says what it said");
        if (await LessonStore.SameAsync(s, Grant.All, asked.Repo, asked.Rule, asked.Paths) is { } known)
            return new(await SaidAgainAsync(known, asked));
        var draft = DraftOf(asked);
        var teaching = new Teaching(asked.Evidence[0].Author, asked.Evidence[0].SaidAt, Activates: asked.Status == LessonStatus.Active);
        return Reconcile.Decide(draft, teaching, await NearAsync(draft)) switch
        {
            Decision.Reinforce d => await KnownAsync(d.LessonId, asked),
            Decision.ReinforceProposed d => await KnownAsync(d.LessonId, asked),
            Decision.New { Rejected: { } id } => await KnownAsync(id, asked),
            // A line that was written anew has the words that it has now, though what it replaces meant the same.
            Decision.Promote d => await LessonStore.FindAsync(s, Grant.All, d.LessonId) is { Status: LessonStatus.Retired, Evidence.Count: 0 } ? new(await SaveAsync(asked)) : await KnownAsync(d.LessonId, asked),
            Decision.Nothing { Known: { } id } => await KnownAsync(id, asked),
            Decision.Nothing { Rejected: { } id } => await KnownAsync(id, asked),
            // Two lines that stand in files of the team contradict each other, whoever wrote the later one: a person decides.
            Decision.Supersede d => await AgainstAsync(asked, d.LessonIds, d.Reason),
            Decision.Conflict d => await AgainstAsync(asked, [.. d.LessonIds, .. d.Superseded], d.Reason),
            _ => new(await SaveAsync(asked)),
        };
    }

    private async Task<TakenLine> KnownAsync(string id, Lesson asked) => new(await SaidAgainAsync((await LessonStore.FindAsync(s, Grant.All, id))!, asked));

    private async Task<Lesson> SaidAgainAsync(Lesson known, Lesson asked)
    {
        var said = asked.Evidence[0];
        // The line is back: what ended with its last evidence begins again, and what was only proposed is in force now. What a person ended stays as it is.
        LessonCommand command = asked.Status == LessonStatus.Active && known is { Status: LessonStatus.Retired, Evidence.Count: 0 } or { Status: LessonStatus.Proposed, Warnings.Count: 0 }
            ? new LessonCommand.Promote(Team, said, said.Path)
            : new LessonCommand.AddEvidence(said);
        return Touch(await LessonCommands.ApplyAsync(s, known.Id, command, who, now) is LessonResult.Changed changed ? changed.Lesson : known);
    }

    private async Task<TakenLine> AgainstAsync(Lesson asked, IReadOnlyList<string> others, string reason)
    {
        var lesson = await SaveAsync(asked);
        foreach (var other in others)
        {
            await LessonCommands.ApplyAsync(s, lesson.Id, new LessonCommand.MarkConflict(other, reason), who, now);
            await LessonCommands.ApplyAsync(s, other, new LessonCommand.MarkConflict(lesson.Id, reason), who, now);
        }
        foreach (var lessonNow in await LessonStore.GetAsync(s, Grant.All, [lesson.Id, .. others]))
            Touch(lessonNow);
        return new(touched[lesson.Id].Lesson);
    }

    private async Task<Lesson> SaveAsync(Lesson lesson) => Touch(await LessonWriter.SaveAsync(s, lesson with { Id = await LessonCommands.FreeIdAsync(s) },
        [new HistoryStep(who, lesson.Warnings.Count > 0 ? "held" : "imported", lesson.Warnings.Count > 0 ? string.Join(" ", lesson.Warnings) : lesson.Evidence[0].Path)]));

    private Lesson Touch(Lesson lesson)
    {
        touched[lesson.Id] = (lesson, [.. Terms.Of(lesson.Rule)]);
        return lesson;
    }

    private async ValueTask<IReadOnlyList<Lesson>> NearAsync(LessonDraft draft)
    {
        var terms = Terms.Of(draft.Rule).ToHashSet(StringComparer.Ordinal);
        var fresh = touched.Values.Where(t => t.Terms.Overlaps(terms)).OrderByDescending(t => t.Terms.Count(terms.Contains)).Select(t => t.Lesson);
        return [.. fresh.Take(NearMax), .. (await nearest(draft)).Where(l => !touched.ContainsKey(l.Id))];
    }

    private static LessonDraft DraftOf(Lesson lesson) =>
        new() { Repo = lesson.Repo, Rule = lesson.Rule, Why = lesson.Why, Kind = lesson.Kind, Topic = lesson.Topic, Paths = lesson.Paths, Core = lesson.Core };
}

/// <summary>What came of a line.</summary>
/// <param name="Lesson">Its own, or a known one that says so too; null where it could not be taken.</param>
internal sealed record TakenLine(Lesson? Lesson)
{
    /// <summary>Why it could not be taken.</summary>
    public string? Refusal { get; init; }

    public static TakenLine Refused(string reason) => new((Lesson?)null) { Refusal = reason };
}
