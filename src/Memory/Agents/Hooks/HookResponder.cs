using Memory.Access;
using Memory.Agents.Places;
using Memory.Api;
using Memory.Client.Checkouts;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Serving;
using Memory.Storage;
using Memory.Text;

namespace Memory.Agents.Hooks;

/// <summary>Answers an event: finds out where the session is, does what <see cref="HookPlan"/> says, and remembers what was given.</summary>
internal sealed class HookResponder(
    PackServing serving, PatternOutcomes outcomes, ExposureLog exposures, ILessonIndex index, IndexFollower follower, Database database, HookSessions sessions, SaidTexts texts, TimeProvider time)
{
    private const int SessionCharsMax = 200;
    private const int PromptCharsMax = 20_000;
    private const int TextCharsMax = 200_000;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <exception cref="FaultException">The repository is none, or outside the grant.</exception>
    public async Task<HookAnswer> AnswerAsync(HookEvent e, HttpContext http, Caller caller, bool checksAtStop, CancellationToken cancellation)
    {
        var plan = HookPlan.Of(e, checksAtStop);
        if (plan == HookPlan.Nothing || e.SessionId.Length is 0 or > SessionCharsMax || e.AgentId.Length > SessionCharsMax)
            return HookAnswer.Empty;
        var whole = sessions.Of(caller.KeyId, e.SessionId);
        var place = CallPlace.Of(http, caller, argument: null, e.Cwd, e.FilePath);
        // A start names it by its shim; the other events of a session on another machine cannot.
        if ((place.Repo ?? whole.Repo ?? await RepoGivenAsync(caller, e.SessionId, whole, cancellation)) is not { } repo)
            return HookAnswer.Empty;
        caller.Demand(whole.Repo = repo);
        var name = e.AgentId.Length == 0 ? e.SessionId : $"{e.SessionId}/{e.AgentId}";
        if (e.Name == HookEvent.SessionStart)
            whole.Said = e.Said.Count == 0 ? null : texts.Keep(e.Said);
        var session = new Speaker(name, repo, place.Folder, place.Checkout, whole.Said, caller, e.AgentId.Length == 0 ? whole : sessions.Of(caller.KeyId, name));
        await session.Notes.Turn.WaitAsync(cancellation);
        try
        {
            return await AnswerAsync(e, plan, session, whole.Edits, cancellation);
        }
        finally
        {
            session.Notes.Turn.Release();
        }
    }

    /// <summary>Of a session that began on another node, or before this one was started: where it was given lessons.</summary>
    private async Task<string?> RepoGivenAsync(Caller caller, string name, HookSession whole, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (whole.AskedAt is { } asked && now - asked < AskAgain)
            return null;
        whole.AskedAt = now;
        return await exposures.RepoOfAsync(caller.Grant, repo => PackServing.SessionOf(caller.KeyId, repo, name), cancellation);
    }

    /// <summary>Whoever is told: a session, or an agent in it.</summary>
    /// <param name="Name">As the client gives it.</param>
    private sealed record Speaker(string Name, string Repo, string? Folder, GitFolder? Checkout, string? Said, Caller Caller, HookSession Notes)
    {
        /// <summary>As exposures name it.</summary>
        public string Session => PackServing.SessionOf(Caller.KeyId, Repo, Name);
    }

    private async Task<HookAnswer> AnswerAsync(HookEvent e, HookPlan plan, Speaker who, SessionEdits edits, CancellationToken cancellation)
    {
        var path = e.FilePath.Length == 0 ? "" : WorkedPath.Of(e.FilePath, who.Folder, e.Cwd, who.Repo);
        if (plan.Resets)
            await exposures.ResetAsync(who.Session, cancellation);
        if (e.FilePath.Length > 0 && path.Length == 0)
            plan = plan.Elsewhere;
        if (e.Cell is { } cell && path.Length > 0)
            e = e with { OldText = NotebookText.Source(e.Original ?? (plan.Guards ? StandingText.Of(who.Folder, path) : null), cell) ?? "", Original = null };
        // Of a cell of which nothing is known it cannot be followed what becomes of it.
        if (plan.Keeps && (e.Cell is null or "" || e.OldText!.Length > 0))
            edits.Add(new(who.Repo, who.Folder, path), new(e.OldText, e.NewText!, e.ReplacesAll, e.Original));
        if (plan.Notes)
            await NoteAsync(e, who, path, cancellation);
        if (plan.Guards && await RefusalAsync(e, who, path, cancellation) is { } refusal)
            return refusal;
        if (plan.Checks)
            return await StopAsync(e, who, edits, cancellation);
        if (path.Length > 0)
            who.Notes.Touch(path);
        return plan.Tokens == 0 ? HookAnswer.Empty : await TellAsync(e, plan, who, path, cancellation);
    }

    private async Task<HookAnswer> TellAsync(HookEvent e, HookPlan plan, Speaker who, string path, CancellationToken cancellation)
    {
        var given = await exposures.OfAsync(who.Session, cancellation);
        // A start of a session that has its lessons before it (a second hook, a resume) is no start.
        var begins = plan.Begins && given.Given.Count == 0;
        var revision = database.Changes.Revision;
        if (!begins && !plan.ReadsPrompt && !plan.ReadsFile && who.Notes.Heard == revision)
            return HookAnswer.Empty;
        var since = given.Since is { } first && first < who.Notes.Since ? first : who.Notes.Since;
        var knows = new Lazy<SaidText?>(() => who.Folder is null ? texts.Find(who.Said) : SaidFiles.Read(who.Folder, e.Cwd, e.FilePath));
        var isNew = given.Since is null && who.Notes.Heard < 0;
        var pack = await serving.ServeAsync(new ContextInput
        {
            Grant = who.Caller.Grant,
            Repo = who.Repo,
            Task = plan.ReadsPrompt ? Shortening.Head(e.Prompt, PromptCharsMax) : null,
            Files = plan.ReadsFile ? [path] : [],
            Diff = plan.ReadsFile && e.NewText is { } text ? AddedLines.Of(Shortening.Head(text, TextCharsMax)) : null,
            Phase = plan.Begins && !begins ? ContextPhase.Edit : plan.Phase,
            BudgetTokens = Math.Max(0, Math.Min(plan.Tokens, HookPlan.SessionTokens - given.Tokens)),
            LessonsMax = plan.LessonsMax,
            CharactersMax = HookAnswer.CharactersMax,
            IsKnown = lesson => knows.Value?.Says(lesson, path) == true,
            // Whoever has not been at a start yet gets the core lessons now.
            News = begins || (isNew && plan.ReadsPrompt) ? null : new(since, who.Notes.Touched),
        }, who.Session, cancellation);
        who.Notes.Heard = revision;
        return HookAnswer.Tell(e, pack.Markdown);
    }

    /// <summary>The lessons of the place that say what new text must not have; those of a moment ago too.</summary>
    private async Task<IReadOnlyList<Lesson>> ForbiddingAsync(Speaker who, CancellationToken cancellation)
    {
        await follower.CatchUpAsync(cancellation);
        return await index.ForbiddingAsync(who.Caller.Grant, who.Repo, cancellation);
    }

    /// <summary>Each lesson stops a session once, with all edits that it made before it could read why; then the session knows, and decides.</summary>
    private async Task<HookAnswer?> RefusalAsync(HookEvent e, Speaker who, string path, CancellationToken cancellation)
    {
        var lessons = await ForbiddingAsync(who, cancellation);
        if (lessons.Count == 0)
            return null;
        var given = await exposures.OfAsync(who.Session, cancellation);
        var (before, text) = (e.OldText, Shortening.Head(e.NewText!, TextCharsMax));
        var (now, edit) = (time.GetUtcNow(), HashCode.Combine(path, before, e.NewText));
        var unread = who.Notes.Refused.Unread(edit, now);
        var open = lessons.Where(l => !given.WasDenied(l.Id) || unread.Contains(l.Id)).ToList();
        var found = ForbiddenText.Find(open, path, before, text);
        // A file that is written whole may have had it before: what stands there is looked at where that matters, and can be.
        if (found.Count > 0 && before is null && StandingText.Of(who.Folder, path) is { } stands)
            found = ForbiddenText.Find(open, path, before = Shortening.Head(stands, TextCharsMax), text);
        if (found.Count == 0)
            return null;
        // Nothing is written yet, and perhaps never: whether they are kept shows when an edit has happened.
        outcomes.Notice(who.Session, who.Repo, PatternOutcomes.OfEdit([.. found.Select(f => f.Lesson)], path, before, text),
            given.Lessons.Except(found.Select(f => f.Lesson.Id)).ToHashSet(StringComparer.Ordinal), whole: e.IsWhole);
        var reason = ForbiddenText.Refusal(path, found, who.Caller.Grant, who.Repo);
        var told = found.Take(ForbiddenText.LessonsMax).Select(f => f.Lesson).ToList();
        foreach (var lesson in told)
            exposures.Record(new(who.Session, lesson.Id, ApprovalHash.Of(lesson), who.Repo, Exposure.Deny, now) { Tokens = Tokens.Estimate(reason) / told.Count });
        foreach (var (lesson, _) in found.Skip(told.Count))
            exposures.Record(new(who.Session, lesson.Id, Exposure.NoWords, who.Repo, Exposure.Deny, now));
        who.Notes.Refused.Add(edit, found.Select(f => f.Lesson.Id), now);
        return HookAnswer.Refuse(e, reason);
    }

    /// <summary>An edit has happened: what it does with what the session knows.</summary>
    private async Task NoteAsync(HookEvent e, Speaker who, string path, CancellationToken cancellation)
    {
        var lessons = await ForbiddingAsync(who, cancellation);
        if (lessons.Count == 0)
            return;
        var given = await exposures.OfAsync(who.Session, cancellation);
        var before = e.OldText ?? (e.Original is { } original ? Shortening.Head(original, TextCharsMax) : null);
        // Of a lesson that the session never had nothing follows from code that does not have its pattern.
        var uses = PatternOutcomes.OfEdit(lessons, path, before, Shortening.Head(e.NewText!, TextCharsMax)).Where(u => u.Added.Count > 0 || given.HadEver(u.Lesson.Id));
        outcomes.Notice(who.Session, who.Repo, uses, given.Lessons, whole: e.IsWhole, who.Notes.MovesTo(who.Checkout?.Branch()));
    }

    /// <summary>In each repository that the session has edited, wherever it stops.</summary>
    private async Task<HookAnswer> StopAsync(HookEvent e, Speaker who, SessionEdits edits, CancellationToken cancellation)
    {
        var told = new List<string>();
        var left = HookPlan.EditLessons;
        foreach (var files in edits.All.GroupBy(f => f.File.Repo, StringComparer.Ordinal))
        {
            var there = who with { Repo = files.Key };
            var lessons = await ForbiddingAsync(there, cancellation);
            var found = files.SelectMany(f => StandingPieces.Find(lessons, f.File, f.Pieces)).Where(f => edits.Tell(f.Lesson.Id, f.File)).Take(left).ToList();
            if (found.Count == 0)
                continue;
            left -= found.Count;
            told.Add(ForbiddenText.AtStop([.. found.Select(f => (f.File.Path, f.Lesson, f.Lines))], who.Caller.Grant, there.Repo));
            var now = time.GetUtcNow();
            foreach (var lesson in found.Select(f => f.Lesson).DistinctBy(l => l.Id))
                exposures.Record(new(there.Session, lesson.Id, ApprovalHash.Of(lesson), there.Repo, Exposure.Review, now) { Tokens = Tokens.Estimate(told[^1]) / found.Count });
        }
        return HookAnswer.Tell(e, string.Join('\n', told));
    }
}
