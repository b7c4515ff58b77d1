using Memory.Answering;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Intake;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Settings;
using Memory.Storage;
using Memory.Text;

namespace Memory.PullRequests;

/// <summary>What stands on the default branch flows back: what was merged, and what people push there.</summary>
internal sealed class DefaultBranch(GitHubContents contents, RepositoryReader reader, GroundReader grounds, RemovedRules rules, Teachers teachers, SettingsOfRepositories settings, Database database, TimeProvider time)
{
    private const int LessonsMax = 20_000;

    /// <summary>
    /// Compared with what we last wrote of what was merged: a commit of ours that came too late is nobody's removal. Lines that came in
    /// as we wrote them are approved by whoever merged.
    /// </summary>
    public async Task<string> MergedAsync(PublicationRow row, PullRequest pull, CancellationToken cancellation)
    {
        var commit = pull.MergeCommitSha ?? throw new GitHubException(GitHubFailure.Misunderstood, "GitHub does not say what a merge came to");
        if (row.BaseBranch is { } main && pull.Base.Ref != main)
        {
            await database.WriteBesideAsync(s => PublicationStore.EndedAsync(s, row.Repo, pull.Number, pull.Head.Sha, declined: null), cancellation);
            return $"pull request {pull.Number} was merged into {pull.Base.Ref}, which is not the default branch: nothing follows from it";
        }
        var by = pull.MergedBy?.Login;
        var wrote = (await grounds.LineageAsync(row, pull.Head.Sha, cancellation))?.Wrote;
        var files = await FilesAsync(row.Repo, commit, cancellation);
        var now = files.Shared;
        var order = row.BaseCommit is null ? "ahead" : await contents.CompareAsync(row.Repo, row.BaseCommit, commit, cancellation);
        var isLater = order is not ("behind" or "identical");
        // Of a merge that is heard of late, or of a branch that was rewritten, what is not there was not removed by it.
        var around = order == "ahead" ? files.Around with { Removed = await RemovedAsync(row, commit, cancellation) } : files.Around;
        (by, var verdict) = await JudgeAsync(row.Repo, by, cancellation);
        var words = await database.WriteAsync(async s =>
        {
            IReadOnlyList<string> done = [];
            if (await Endings.IsDoneAsync(s, row, pull))
                return ["what follows is done"];
            if (verdict.MayTeach && wrote is not null)
            {
                var origin = new EditOrigin(row.Repo, by!, commit, pull.HtmlUrl);
                var lessons = await LessonsAsync(s, row.Repo);
                // What is asked about, and stands as it did, nobody has answered by merging.
                var open = OpenQuestion.Open(row.Asked, now, lessons).Select(q => q.Lesson).OfType<string>().ToHashSet(StringComparer.Ordinal);
                var steps = FlowBack.Steps(wrote, now, lessons, around).Where(s => s.About is not { } id || !open.Contains(id)).ToList();
                done = [.. await FlowBackWriter.ApplyAsync(s, origin, steps, time.GetUtcNow()), .. await ApproveAsync(s, row, pull.Number, wrote, now, by!)];
                await PublicationStore.AskAsync(s, row.Repo, OpenQuestion.Of(row.Asked, steps, now, await LessonsAsync(s, row.Repo)));
            }
            if (isLater)
                await PublicationStore.SaveBaseAsync(s, row.Repo, row.BaseCommit, pull.Base.Ref, commit, BlockAlone.Of(now));
            await PublicationStore.EndedAsync(s, row.Repo, pull.Number, pull.Head.Sha, declined: null);
            return done;
        }, cancellation);
        return Said($"pull request {pull.Number} was merged", verdict.MayTeach ? words : [$"nothing more follows from it: {verdict.Reason}"]);
    }

    /// <summary>By three-way comparison with what stood there before.</summary>
    public async Task<string> PushedAsync(PublicationRow row, string main, string commit, string? by, CancellationToken cancellation)
    {
        if (row.Base is not { } before || row.BaseCommit is not { } known)
            return "nobody had looked there before";
        var order = row.BaseBranch == main ? await contents.CompareAsync(row.Repo, known, commit, cancellation) : "diverged";
        if (order is "identical" or "behind")
            return "known already";
        var files = await FilesAsync(row.Repo, commit, cancellation);
        var now = files.Shared;
        // A branch that was rewritten, or is another one now, says nothing about single lines.
        (by, var verdict) = order == "diverged" ? (by, new(false, "the branch was rewritten, or renamed")) : await JudgeAsync(row.Repo, by, cancellation);
        var around = files.Around with { Removed = verdict.MayTeach ? await RemovedAsync(row, commit, cancellation) : Surroundings.None.Removed };
        var words = await database.WriteAsync(async s =>
        {
            var steps = FlowBack.Steps(before, now, await LessonsAsync(s, row.Repo), around);
            if (!await PublicationStore.SaveBaseAsync(s, row.Repo, known, main, commit, BlockAlone.Of(now)))
                throw new InvalidOperationException($"what stands on the default branch of {row.Repo} was noted by somebody else meanwhile");
            await PublicationStore.AgainAsync(s, row.Repo);
            var done = steps.Count == 0 ? [] : verdict.MayTeach ? await FlowBackWriter.ApplyAsync(s, new(row.Repo, by!, commit, null), steps, time.GetUtcNow())
                : (IReadOnlyList<string>)[$"{steps.Count} edits of our lines do not count: {verdict.Reason}"];
            await PublicationStore.AskAsync(s, row.Repo, OpenQuestion.Of(row.Asked, verdict.MayTeach ? steps : [], now, await LessonsAsync(s, row.Repo)));
            return done;
        }, cancellation);
        return Said("the default branch was pushed to", words);
    }

    /// <summary>Names what a branch says, so that the same is not proposed again; null where nothing of ours is known there.</summary>
    public async Task<string?> HashAsync(PublicationRow row, string head, CancellationToken cancellation) =>
        (await grounds.LineageAsync(row, head, cancellation))?.Wrote is { } wrote ? Draft.HashOf(wrote) : null;

    private async Task<RepositoryFiles> FilesAsync(string repo, string commit, CancellationToken cancellation) =>
        await reader.ReadAsync(repo, commit, (await database.ReadAsync(s => settings.OfAsync(s, repo), cancellation)).Targets, cancellation);

    private async Task<IReadOnlySet<string>> RemovedAsync(PublicationRow row, string commit, CancellationToken cancellation) =>
        await rules.BetweenAsync(row.Repo, row.BaseCommit, commit, await database.ReadAsync(s => LessonsAsync(s, row.Repo), cancellation), cancellation);

    /// <summary>A merge queue lets in what the team has put into it: it speaks for all of them.</summary>
    private async Task<(string? By, Verdict Verdict)> JudgeAsync(string repo, string? by, CancellationToken cancellation) =>
        BotLogin.IsMergeQueue(by) ? (FileEvidence.Team, new(true, "the merge queue let it in")) : (by, await teachers.JudgeAsync(repo, by, cancellation));

    private static Task<List<Lesson>> LessonsAsync(Session s, string repo) => LessonStore.ListAsync(s, Grant.All, new LessonFilter(repo), null, LessonsMax);

    /// <summary>Lines that the pull request brought, and that say what their lessons say.</summary>
    private async Task<IReadOnlyList<string>> ApproveAsync(
        WriteSession s, PublicationRow row, int number, IReadOnlyDictionary<string, string> wrote, IReadOnlyDictionary<string, string> now, string by)
    {
        var (ours, there, before) = (Published.Lines(wrote), Published.Lines(now), Published.Lines(row.Base ?? new Dictionary<string, string>()));
        var approved = new List<string>();
        foreach (var (id, line) in ours)
        {
            if (!there.TryGetValue(id, out var merged) || !merged.SaysAs(line) || (before.TryGetValue(id, out var old) && old.SaysAs(line)))
                continue;
            if (await LessonStore.FindAsync(s, Grant.All, id) is not { Status: LessonStatus.Active } lesson || lesson.Repo != row.Repo || !PublishedLine.IsOf(lesson, line))
                continue;
            if (await LessonCommands.ApplyAsync(s, id, new LessonCommand.Approve(by, $"merged in pull request {number}"), by, time.GetUtcNow()) is LessonResult.Changed)
                approved.Add($"{id} was approved by {by}");
        }
        return approved;
    }

    private static string Said(string what, IReadOnlyList<string> words)
    {
        const int wordsMax = 20;
        return string.Join("; ", words.Take(wordsMax).Prepend(what)) + (words.Count > wordsMax ? $"; and {words.Count - wordsMax} more" : "");
    }
}
