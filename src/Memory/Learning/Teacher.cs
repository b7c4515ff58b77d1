using Memory.Comments;
using Memory.Distillation;
using Memory.Indexing;
using Memory.Learning.Proposals;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Lessons.Reconciling;
using Memory.Outcomes;
using Memory.Settings;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Learning;

/// <summary>Puts one candidate beside what is known and does what reconcile decides, inside the transaction of its thread.</summary>
internal sealed class Teacher(WriteSession s, ILessonIndex index, SettingsOfRepositories settings, DateTimeOffset now)
{
    private const int WordsMax = 1_000;
    /// <summary>Wordings of a rule that are compared with what is known before it is proposed.</summary>
    private const int WordingsMax = 8;

    /// <summary>Lessons that this transaction has touched: the index learns of them after the commit.</summary>
    private readonly Dictionary<string, Lesson> touched = new(StringComparer.Ordinal);

    /// <param name="mined">The thread in which nobody tagged it; null: the author's tag makes a lesson.</param>
    public async Task<(Effect Effect, TaughtDraft? Draft)> LearnAsync(ScreenedCandidate screened, ReviewComment comment, CommentThread? mined = null)
    {
        var teaches = mined is null;
        var draft = DraftOf(screened.Candidate, comment);
        if (await ErasedLessons.OfAsync(s, comment.Key, draft.Repo, draft.Rule, comment.Body) is { } erased)
            return (Effect.Of("ignored", $"{erased} was erased, and this comment says what it said"), null);
        var activation = await ActivationAsync(comment.Repo);
        var said = EvidenceOf(screened.Candidate, comment);
        var held = screened.Warnings.Count > 0;
        var teaching = new Teaching(comment.SaidBy, comment.SaidAt, Activates: teaches && !held && activation.AtOnce);
        var decision = await Rejections.NamedAsync(s, Reconcile.Decide(draft, teaching, await NeighboursAsync(draft)));
        var hash = Reading.CandidateHash(screened);
        switch (decision)
        {
            case Decision.Reinforce known:
                await SaidAgainAsync(known.LessonId, comment);
                await AddEvidenceAsync(known.LessonId, said);
                return (Effect.Of("reinforced", $"more evidence for {known.LessonId}: {known.Reason}", known.LessonId), new(hash, known.LessonId, Own: false));
            case Decision.ReinforceProposed known:
                await AddEvidenceAsync(known.LessonId, said);
                return (Effect.Of("proposed", $"said again: {known.LessonId} is still a proposal", known.LessonId), new(hash, known.LessonId, Own: false));
            case Decision.Promote known:
                await ApplyAsync(known.LessonId, new LessonCommand.Promote(comment.SaidBy, said[0]), comment.SaidBy);
                return (Effect.Of("learned", $"{known.LessonId} is active again: {known.Reason}", known.LessonId), new(hash, known.LessonId, Own: false));
            case Decision.Nothing nothing:
                if (nothing.Known is { } already && SpeaksForTheProject(comment))
                    await SaidAgainAsync(already, comment);
                return (Effect.Of("ignored", nothing.Reason), null);
        }
        if (mined is not null)
        {
            await WaitingCandidates.PutAsync(s, WaitingCandidate.Of(screened, mined), now);
            return (Effect.Of("ignored", "a rule that nobody tagged: it waits until a place among the proposals is free or others say it too, and is kept as a passage"), null);
        }
        var lesson = await AddAsync(draft, said, screened.Warnings, comment.SaidBy, decision);
        var own = new TaughtDraft(hash, lesson.Id, Own: true);
        return (await FollowAsync(lesson, decision, comment, held, teaches), own);
    }

    /// <summary>A rule that waited is put before a person, unless it has become known, or was rejected, in any of its wordings.</summary>
    /// <param name="members">Everybody who said it; the best wording first.</param>
    /// <param name="why">Why it comes before others.</param>
    /// <returns>Without an id where nothing came of it.</returns>
    public async Task<(Effect Effect, string? LessonId)> ProposeAsync(IReadOnlyList<WaitingCandidate> members, string why)
    {
        var said = members.SelectMany(m => EvidenceOf(m.Screened.Candidate, m.Screened.Candidate.Sources[0])).DistinctBy(e => e.Comment).ToList();
        foreach (var (candidate, source) in members.Take(WordingsMax).Select(m => (m.Screened.Candidate, m.Screened.Candidate.Sources[0])))
        {
            var wording = DraftOf(candidate, source);
            switch (await Rejections.NamedAsync(s, Reconcile.Decide(wording, new Teaching(source.SaidBy, source.SaidAt, Activates: false), await NeighboursAsync(wording))))
            {
                case Decision.Nothing nothing:
                    return (Effect.Of("ignored", nothing.Reason), null);
                case Decision.ReinforceProposed known:
                    await AddEvidenceAsync(known.LessonId, said);
                    return (Effect.Of("proposed", $"said again: {known.LessonId} is still a proposal", known.LessonId), known.LessonId);
            }
        }
        var lead = members[0].Screened.Candidate;
        IReadOnlyList<string> warnings = [.. members.SelectMany(m => m.Screened.Warnings).Distinct()];
        var decision = new Decision.New(why);
        var lesson = await AddAsync(DraftOf(lead, lead.Sources[0]), said, warnings, teacher: null, decision);
        return (await FollowAsync(lesson, decision, lead.Sources[0], warnings.Count > 0, teaches: false), lesson.Id);
    }

    /// <summary>A new lesson in place of a known one, because a teacher said so in as many words.</summary>
    public async Task<(Effect Effect, TaughtDraft? Draft)> ReplaceAsync(ScreenedCandidate screened, ReviewComment comment, Lesson target)
    {
        if (screened.Warnings.Count > 0 || !(await ActivationAsync(comment.Repo)).AtOnce)
            return await LearnAsync(screened, comment);
        var decision = new Decision.Supersede([target.Id], $"{comment.SaidBy} replaced it");
        var lesson = await AddAsync(DraftOf(screened.Candidate, comment), EvidenceOf(screened.Candidate, comment), [], comment.SaidBy, decision);
        return (await FollowAsync(lesson, decision, comment, held: false, teaches: true), new(Reading.CandidateHash(screened), lesson.Id, Own: true));
    }

    /// <summary>The comment says it in other words now: the lesson that was made of it follows.</summary>
    /// <returns>Null when the lesson cannot follow: others support it too, or a person has ended or rewritten it.</returns>
    public async Task<(Effect Effect, TaughtDraft Draft)?> ReviseAsync(string lessonId, ScreenedCandidate screened, ReviewComment comment, bool teaches)
    {
        if (await FindAsync(lessonId) is not { } lesson || lesson.Status is not (LessonStatus.Active or LessonStatus.Proposed or LessonStatus.Conflicted))
            return null;
        var said = EvidenceOf(screened.Candidate, comment);
        var mine = said.Select(e => e.Comment).Append(comment.Key).ToHashSet();
        if (lesson.Evidence.Any(e => !mine.Contains(e.Comment)) || (lesson.ApprovedBy is { } by && by != comment.SaidBy))
            return null;
        var draft = DraftOf(screened.Candidate, comment);
        var edit = LessonEdit.Of(lesson) with
        {
            Rule = draft.Rule,
            Why = draft.Why,
            Kind = draft.Kind,
            Topic = draft.Topic,
            Paths = draft.Paths,
            Core = draft.Core || lesson.Core,
            Examples = draft.Examples,
            Warnings = screened.Warnings,
        };
        var mayApprove = teaches && screened.Warnings.Count == 0 && (await ActivationAsync(comment.Repo)).AtOnce;
        if (!mayApprove)
            edit = edit with { Core = lesson.Core };
        await ApplyAsync(lessonId, new LessonCommand.Edit(comment.SaidBy, mayApprove, edit, "the comment was edited or corrected"), comment.SaidBy);
        foreach (var e in said)
            await ApplyAsync(lessonId, new LessonCommand.AddEvidence(e), comment.SaidBy);
        return (Effect.Of(OutcomeOf(await FindAsync(lessonId)), $"{lessonId} now says: {draft.Rule}", lessonId), new(Reading.CandidateHash(screened), lessonId, Own: true));
    }

    public async Task AddEvidenceAsync(string lessonId, IReadOnlyList<Evidence> said)
    {
        foreach (var e in said)
            await ApplyAsync(lessonId, new LessonCommand.AddEvidence(e), e.Author);
    }

    /// <summary>Without a tag it is a reviewer's word only from somebody who belongs to the project.</summary>
    private static bool SpeaksForTheProject(ReviewComment comment) =>
        !comment.IsByBot && comment.AuthorAssociation is "OWNER" or "MEMBER" or "COLLABORATOR";

    private async Task SaidAgainAsync(string lessonId, ReviewComment comment)
    {
        if (await FindAsync(lessonId) is { } lesson)
            await Recurrence.NoteAsync(s, lesson, new(comment.Key, comment.Repo, comment.PullRequest, comment.Author, comment.SaidAt));
    }

    public async Task<LessonResult?> ApplyAsync(string lessonId, LessonCommand command, string who)
    {
        var result = await LessonCommands.ApplyAsync(s, lessonId, command, who, now);
        if (result is LessonResult.Changed changed)
        {
            touched[lessonId] = changed.Lesson;
            foreach (var other in changed.Then.Select(t => t.LessonId).Distinct())
                if (await FindAsync(other) is { } lesson)
                    touched[other] = lesson;
        }
        return result;
    }

    /// <summary>The outcome of a comment that stands behind a lesson, by what the lesson is now: only what is served is learned.</summary>
    public static string OutcomeOf(Lesson? lesson) => lesson switch
    {
        { Status: LessonStatus.Active or LessonStatus.Conflicted } => "learned",
        { Status: LessonStatus.Proposed, Warnings.Count: > 0 } => "held",
        { Status: LessonStatus.Proposed } => "proposed",
        _ => "ignored",
    };

    public Task<Lesson?> FindAsync(string lessonId) => LessonStore.FindAsync(s, Grant.All, lessonId);

    public static List<Evidence> EvidenceOf(Candidate candidate, ReviewComment comment)
    {
        var sources = candidate.Sources.Count > 0 ? candidate.Sources : [comment];
        return [.. sources.Select(c => new Evidence
        {
            Comment = c.Key,
            Repo = c.Repo,
            Author = c.Author,
            Url = c.Url,
            PullRequest = c.PullRequest,
            Path = c.Path,
            Commit = c.Commit,
            SaidAt = c.SaidAt,
            Words = c.Body.Length <= WordsMax ? c.Body : c.Body[..WordsMax] + "…",
        })];
    }

    private async Task<Activation> ActivationAsync(string repo) => Activation.Parse((await settings.OfAsync(s, repo)).Activation)!;

    private async Task<Lesson> AddAsync(LessonDraft draft, List<Evidence> said, IReadOnlyList<string> warnings, string? teacher, Decision decision)
    {
        var activation = await ActivationAsync(draft.Repo);
        var approvedBy = activation.AtOnce ? teacher : null;
        var activeFrom = teacher is not null && activation.Delay is { } delay ? now + delay : (DateTimeOffset?)null;
        var lesson = NewLesson.Of(draft, await LessonCommands.FreeIdAsync(s), said, approvedBy, now, warnings, activeFrom);
        lesson = decision switch
        {
            Decision.Supersede d => lesson with { Supersedes = d.LessonIds },
            Decision.Conflict d => lesson with { Supersedes = d.Superseded },
            _ => lesson,
        };
        var what = lesson.Status == LessonStatus.Active ? "learned" : warnings.Count > 0 ? "held" : "proposed";
        var note = warnings.Count > 0 ? string.Join(" ", warnings) : decision.Reason;
        return touched[lesson.Id] = await LessonWriter.SaveAsync(s, lesson, [new HistoryStep(said[0].Author, what, note)]);
    }

    private async Task<Effect> FollowAsync(Lesson lesson, Decision decision, ReviewComment comment, bool held, bool teaches)
    {
        var replaced = decision switch { Decision.Supersede d => d.LessonIds, Decision.Conflict d => d.Superseded, _ => [] };
        foreach (var old in replaced)
            await ApplyAsync(old, new LessonCommand.Supersede(lesson.Id, decision.Reason), comment.SaidBy);
        switch (decision)
        {
            case Decision.Supersede d:
                return Effect.Of("superseded", $"{lesson.Id} takes the place of {string.Join(", ", d.LessonIds)}: {d.Reason}", [lesson.Id, .. d.LessonIds]);
            case Decision.Conflict d:
                foreach (var other in d.LessonIds)
                {
                    await ApplyAsync(lesson.Id, new LessonCommand.MarkConflict(other, d.Reason), comment.SaidBy);
                    await ApplyAsync(other, new LessonCommand.MarkConflict(lesson.Id, d.Reason), comment.SaidBy);
                }
                return Effect.Of("conflict", $"{lesson.Id} contradicts {string.Join(", ", d.LessonIds)}; both are shown until a person approves one of them", [lesson.Id, .. d.LessonIds]);
        }
        if (held)
            return Effect.Of("held", $"{lesson.Id} waits for a person: {string.Join(" ", lesson.Warnings)}", lesson.Id);
        if (lesson.Status == LessonStatus.Active)
            return Effect.Of("learned", $"{lesson.Id}: {lesson.Rule}{(decision is Decision.New { Rejected: not null } ? $" {decision.Reason}" : "")}", lesson.Id);
        var until = lesson.ActiveFrom is { } from ? $" and becomes active on {from:yyyy-MM-dd}" : "";
        return Effect.Of("proposed", teaches ? $"{lesson.Id} waits for approval{until}: {lesson.Rule}" : $"{lesson.Id} proposed: {lesson.Rule}", lesson.Id);
    }

    private async ValueTask<List<Lesson>> NeighboursAsync(LessonDraft draft)
    {
        var near = (await index.SearchAsync(Neighbours.Of(draft), CancellationToken.None)).Items.Select(h => touched.GetValueOrDefault(h.Lesson.Id, h.Lesson)).ToList();
        near.AddRange(touched.Values.Where(l => l.Repo == draft.Repo && !near.Exists(n => n.Id == l.Id)));
        return near;
    }

    /// <summary>A tag teaches the repository it was said in; that it is meant for more is for an admin to confirm.</summary>
    public static LessonDraft DraftOf(Candidate candidate, ReviewComment comment) => new()
    {
        Repo = comment.Repo,
        Rule = candidate.Rule,
        Why = candidate.Why,
        Kind = candidate.Kind,
        Topic = candidate.Topic,
        Paths = candidate.Paths,
        Core = candidate.Core,
        Examples = candidate.Examples,
        Confidence = candidate.Confidence,
    };
}
