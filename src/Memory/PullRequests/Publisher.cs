using System.Text;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Intake.Events;
using Memory.Lessons;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Settings;
using Memory.Storage;
using Memory.Tombstones;
using Microsoft.Extensions.Options;

namespace Memory.PullRequests;

/// <summary>
/// Brings the branch and its one pull request up to date. Each commit stands on the one that was read, and the branch is moved forward
/// only, so that nobody's commit is lost; who was faster is read again.
/// </summary>
internal sealed class Publisher(
    GroundReader grounds, GitHubContents contents, RemovedRules removed, PullRequestDesk desk, Endings endings, SettingsOfRepositories settings, Database database, IOptionsMonitor<PublishingOptions> options, TimeProvider time)
{
    /// <summary>Between two commits.</summary>
    public static readonly TimeSpan CommitEach = TimeSpan.FromMinutes(15);
    private const int TriesMax = 3;
    private const int LessonsMax = 20_000;
    private const int ProposalsMax = 50;
    /// <summary>Retired lines of a pull request whose reason is told.</summary>
    private const int EndsMax = 200;
    private const string Message = "Lessons of review, brought up to date by Memory";

    /// <exception cref="GitHubException">GitHub cannot be asked now, or says no.</exception>
    public async Task<Publication> PublishAsync(string repo, CancellationToken cancellation)
    {
        var erased = false;
        for (var attempt = 1; ; attempt++)
            try
            {
                return await OnceAsync(repo, erased, cancellation);
            }
            catch (OvertakenException e) when (attempt < TriesMax)
            {
                // The next try stands on what they did. What was erased in the moment in which it was committed is taken back at once.
                erased |= e is ErasedException;
            }
            catch (OvertakenException e)
            {
                return new Publication.Stopped($"{e.Message}, {TriesMax} times in a row");
            }
            catch (StoppedException e)
            {
                return new Publication.Stopped(e.Message);
            }
    }

    /// <param name="atOnce">A commit may follow the one before without delay.</param>
    private async Task<Publication> OnceAsync(string repo, bool atOnce, CancellationToken cancellation)
    {
        var open = await desk.OpenAsync(repo, options.CurrentValue.Branch, cancellation);
        // What people decided with the last one comes first, though nobody has told of it yet.
        if (await RowAsync(repo, cancellation) is { PullRequest: { } last } row && last != open?.Number)
            await endings.CatchUpAsync(row, cancellation);
        var known = await KnownAsync(repo, cancellation);
        var ground = await grounds.ReadAsync(known.Row, options.CurrentValue.Branch, known.Settings.Targets, cancellation);
        if ((ground.From.Problem ?? ground.Base.Problem) is { } problem)
            throw new StoppedException(problem);
        var draft = Draft.Of(ground, known.Served, known.All, known.Row.Base, known.Row.Asked, new RenderSettings { BudgetTokens = known.Settings.BudgetTokens, Known = new(known.Ids, AreTold: false) });
        if (draft.Outcome.Refusals is [var refusal, ..])
            throw new StoppedException($"{refusal.File}: {refusal.Reason}");
        await NoteBaseAsync(known, ground, cancellation);
        // Proposals alone are no reason to open one: they stand in the next. What stays open for others loses our lines first.
        if (!draft.IsNeeded(ground) && (open is null || ground.IsOurs || draft.Changed.Count == 0))
            return await NothingAsync(known, ground, open, draft, cancellation);
        if (open is null && Draft.HashOf(draft.Wrote) == known.Row.Declined)
            return await SavedAsync(known, null, [], [.. Told(ground, draft), "A person closed the pull request with just these lines; it is opened again when there is something else."]);
        if (draft.Changed.Count > 0)
        {
            if (!atOnce && CommittedAt(known, ground) + CommitEach is { } until && until > time.GetUtcNow())
                return new Publication.Later(until);
            await CommitAsync(known, ground, draft, cancellation);
        }
        if (await database.ReadAsync(s => ErasedAsync(s, known), cancellation) is { } erased)
            throw erased;
        var facts = await FactsAsync(known, ground, draft, cancellation);
        var pull = await desk.ShowAsync(repo, options.CurrentValue.Branch, ground, open, facts, cancellation);
        // What was decided there meanwhile comes first, in the next try.
        return pull.State == "open" ? await SavedAsync(known, pull, draft.Changed, Told(ground, draft)) : throw new OvertakenException("the pull request was closed by somebody meanwhile");
    }

    /// <summary>A commit that an end kept us from noting stands on the branch all the same.</summary>
    private static DateTimeOffset? CommittedAt(Known known, Ground ground) =>
        ground.CommittedAt is { } there && !(known.Row.CommittedAt.FromStore() > there) ? there : known.Row.CommittedAt.FromStore();

    private Task<PublicationRow> RowAsync(string repo, CancellationToken cancellation) => database.WriteBesideAsync(s => PublicationStore.OpenAsync(s, repo), cancellation);

    private async Task<Known> KnownAsync(string repo, CancellationToken cancellation)
    {
        var row = await RowAsync(repo, cancellation);
        return await database.SnapshotAsync(s => KnownAsync(s, row), cancellation);
    }

    private async Task<Known> KnownAsync(Session s, PublicationRow row)
    {
        var repo = row.Repo;
        var revision = await s.ScalarAsync<long>("select value from counters where name = 'revision'");
        // As whoever reads the repository sees them: what was said elsewhere is not told here.
        var here = Grant.To([repo]);
        var all = await LessonStore.ListAsync(s, here, new LessonFilter(repo), null, LessonsMax);
        var served = all.Where(l => l.Status is LessonStatus.Active or LessonStatus.Conflicted).ToList();
        // What becomes active by the clock needs nobody.
        var proposals = all.Where(l => l.Status == LessonStatus.Proposed && l.Repo == repo && l.ActiveFrom is null).OrderByDescending(l => l.Confidence).ThenBy(l => l.Id, StringComparer.Ordinal).Take(ProposalsMax).ToList();
        return new Known(row, revision, await TombstoneStore.MarkAsync(s, repo), await settings.OfAsync(s, repo), served, all, proposals, await LessonStore.IdsAsync(s, repo));
    }

    /// <summary>What was erased while we were at it is not told any more.</summary>
    /// <returns>What this try ends with; null where it may go on.</returns>
    private static async Task<Exception?> ErasedAsync(Session s, Known known) =>
        await TombstoneStore.OfRepositoryAsync(s, known.Row.Repo) is { } stone ? new StoppedException(stone.Refusal)
        : await TombstoneStore.MarkAsync(s, known.Row.Repo) != known.Erasures ? new ErasedException()
        : null;

    /// <summary>Where nobody touched our lines there is nothing to flow back; else the word of who did it is waited for.</summary>
    private async Task NoteBaseAsync(Known known, Ground ground, CancellationToken cancellation)
    {
        var now = ground.Base.Shared;
        if (known.Row.BaseCommit == ground.BaseHead || (known.Row.Base is { } before && FlowBack.Steps(before, now, known.All, ground.Base.Around).Count > 0))
            return;
        // A rule file that is gone is somebody's word as well; whoever removed it is heard when the push is.
        if ((await removed.BetweenAsync(known.Row.Repo, known.Row.BaseCommit, ground.BaseHead, known.All, cancellation)).Count > 0)
            return;
        await database.WriteBesideAsync(s => PublicationStore.SaveBaseAsync(s, known.Row.Repo, known.Row.BaseCommit, ground.DefaultBranch, ground.BaseHead, BlockAlone.Of(now)), cancellation);
    }

    /// <summary>What is there needs no change; a pull request that would bring nothing is closed, unless it brings what others committed.</summary>
    private async Task<Publication> NothingAsync(Known known, Ground ground, PullRequest? open, Draft draft, CancellationToken cancellation)
    {
        if (open is not null && !ground.IsOurs)
            return await SavedAsync(known, open, [], [.. Told(ground, draft), "There is nothing to publish any more; the pull request stays open for what others have committed there."]);
        if (open is not null)
        {
            // Noted first: that it was closed is then nobody's word on anything.
            await database.WriteBesideAsync(s => PublicationStore.EndedAsync(s, known.Row.Repo, open.Number, open.Head.Sha, declined: null), cancellation);
            await desk.CloseAsync(known.Row.Repo, open, cancellation);
        }
        return await SavedAsync(known, null, [], Told(ground, draft));
    }

    private async Task CommitAsync(Known known, Ground ground, Draft draft, CancellationToken cancellation)
    {
        var (repo, from) = (known.Row.Repo, ground.From);
        var entries = new List<TreeEntry>();
        foreach (var path in draft.Outcome.Changed)
            entries.Add(new(path, from.Modes.GetValueOrDefault(path, "100644"), "blob",
                draft.Outcome.Files[path] is { Length: 0 } && RuleFile.IsOurs(path) ? null : await contents.CreateBlobAsync(repo, Encoding.UTF8.GetBytes(draft.Outcome.Files[path]), cancellation)));
        var tree = entries.Count == 0 ? from.Tree : await contents.CreateTreeAsync(repo, from.Tree, entries, cancellation);
        var parents = await ParentsAsync(repo, ground, cancellation);
        var commit = await contents.CreateCommitAsync(repo, Message, tree, parents, cancellation);
        // Noted before it is seen: what people make of it can then be told from what we wrote. Whoever erases comes before or after.
        await database.WriteAsync(async s =>
        {
            if (await ErasedAsync(s, known) is { } erased)
                throw erased;
            await PublicationStore.SaveCommitAsync(s, repo, commit, draft.Wrote, ground.IsOurs, time.GetUtcNow());
        }, cancellation);
        await MoveAsync(repo, ground.BranchHead, commit, cancellation);
        await database.WriteBesideAsync(s => PublicationStore.CommittedAsync(s, repo, options.CurrentValue.Branch, time.GetUtcNow()), CancellationToken.None);
    }

    /// <summary>Where the default branch has moved on, ours is brought up to it.</summary>
    private async Task<IReadOnlyList<string>> ParentsAsync(string repo, Ground ground, CancellationToken cancellation) =>
        ground.BranchHead is not { } head ? [ground.BaseHead]
        : ground.Merged is not null ? [head, ground.BaseHead]
        : !ground.IsOurs || await contents.CompareAsync(repo, ground.BaseHead, head, cancellation) is "ahead" or "identical" ? [head]
        : [head, ground.BaseHead];

    private async Task MoveAsync(string repo, string? expected, string commit, CancellationToken cancellation)
    {
        var name = $"heads/{options.CurrentValue.Branch}";
        try
        {
            await (expected is null ? contents.CreateRefAsync(repo, name, commit, cancellation) : contents.MoveRefAsync(repo, name, commit, force: false, cancellation));
        }
        catch (GitHubException e) when (!e.MayPass)
        {
            if ((await contents.RefAsync(repo, name, cancellation))?.Object.Sha != expected)
                throw new OvertakenException($"{options.CurrentValue.Branch} was changed by somebody else meanwhile");
            throw new StoppedException($"{options.CurrentValue.Branch} cannot be written ({e.Message}): is it protected, or may the app or token not write contents?");
        }
    }

    /// <summary>With what people are asked, which the pull request says in a place of its own.</summary>
    private static IReadOnlyList<string> Told(Ground ground, Draft draft) => [.. Notes(ground, draft), .. draft.Steps.OfType<FlowBackStep.Ask>().Select(a => $"{a.File}: {a.Words}")];

    private static IReadOnlyList<string> Notes(Ground ground, Draft draft) => ground.Apart is { } apart ? [apart, .. draft.Outcome.Notes] : draft.Outcome.Notes;

    private async Task<BodyFacts> FactsAsync(Known known, Ground ground, Draft draft, CancellationToken cancellation)
    {
        var (then, now) = (ground.Base.Shared, draft.Outcome.Files.Where(f => ground.From.IsShared(f.Key)).ToDictionary());
        var (before, after) = (Published.Lines(then), Published.Lines(now));
        var (ends, steps) = await database.ReadAsync(async s => (await EndsAsync(s, BodyFacts.GoneOf(before, after), known), await ToldAsync(s, known.Row.Repo, draft.Steps)), cancellation);
        return new(known.All, before, after, (Published.Places(then), Published.Places(now)), draft.Outcome.Plans, Notes(ground, draft), known.Proposals, ends, steps, ground.Host);
    }

    /// <summary>A line that still stands there of what was erased is nobody's new line.</summary>
    private static async Task<List<FlowBackStep>> ToldAsync(Session s, string repo, IReadOnlyList<FlowBackStep> steps)
    {
        var told = new List<FlowBackStep>();
        foreach (var step in steps)
            if (step is not FlowBackStep.Add add || await ErasedLessons.OfRuleAsync(s, repo, add.Rule) is null)
                told.Add(step);
        return told;
    }

    /// <summary>Of lessons of this repository alone: what was noted elsewhere is not told here.</summary>
    private static async Task<Dictionary<string, (string, string?)>> EndsAsync(Session s, IReadOnlyList<string> gone, Known known)
    {
        var ended = known.All.Where(l => l.Repo == known.Row.Repo).Select(l => l.Id).Except(known.Served.Select(l => l.Id));
        var ends = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        foreach (var id in gone.Intersect(ended).Take(EndsMax))
            if ((await LessonStore.HistoryAsync(s, id)).LastOrDefault() is { } end)
                ends[id] = (end.Who, Why(end));
        return ends;
    }

    /// <summary>History can begin with who it was, which is said already.</summary>
    private static string? Why(HistoryRow end) => end.Note?.StartsWith($"by {end.Who}", StringComparison.Ordinal) == true ? end.Note[$"by {end.Who}".Length..].TrimStart(':', ' ') : end.Note;

    private async Task<Publication> SavedAsync(Known known, PullRequest? pull, IReadOnlyList<string> changed, IReadOnlyList<string> notes)
    {
        // Closing turns down what was asked there, and nothing for which there was no room.
        IReadOnlyList<string> asked = pull?.Body is not { } body ? [] : [.. known.Proposals.Where(l => Ticks.Stands(body, l.Id)).Select(l => l.Id)];
        await database.WriteBesideAsync(s => PublicationStore.PublishedAsync(s, known.Row.Repo, pull?.Number, pull?.HtmlUrl, asked, known.Row.Revision, known.Revision));
        return new Publication.Done(pull?.Number, pull?.HtmlUrl, changed, notes);
    }

    /// <summary>What the store knows when a try begins.</summary>
    /// <param name="Erasures">See <see cref="TombstoneStore.MarkAsync"/>.</param>
    private sealed record Known(PublicationRow Row, long Revision, string Erasures, EffectiveSettings Settings, IReadOnlyList<Lesson> Served, IReadOnlyList<Lesson> All, IReadOnlyList<Lesson> Proposals, IReadOnlySet<string> Ids);
}
