using Memory.GitHub;
using Memory.Intake.Events;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Serving;
using Memory.Storage;

namespace Memory.PullRequests;

/// <summary>
/// A pull request was merged: what stands in it is practice. Where a lesson's pattern newly stands there and nobody said a word, that speaks
/// against the lesson; of a session that was at work on its branch it shows what it did with what it was given. GitHub is asked
/// only where lessons have patterns: for the files, and for comments when a pattern stands in them.
/// </summary>
internal sealed class MergedChange(GitHubClient github, GitHubPullRequests pulls, GitHubComments comments, Database database, TimeProvider time)
{
    private const int PatternsMax = 500;

    public HostEventKind Merges => new("pull_request", e => e is { Action: "closed", PullRequest: { Merged: true } p } && p.Base == (e.DefaultBranch ?? p.Base), RunAsync);

    private async Task<string> RunAsync(HostEvent e, CancellationToken cancellation)
    {
        var (number, now) = (e.PullRequest!.Number, time.GetUtcNow());
        if (!github.IsConfigured)
            return "there is no access to GitHub: what was merged is not read";
        var merged = new SaidInReview($"{e.Repo}#{number}", e.Repo, number, e.PullRequest.MergedBy ?? e.By ?? "", now);
        var lessons = (await database.ReadAsync(s => LessonStore.WithPatternAsync(s, Grant.All, e.Repo, PatternsMax), cancellation)).Where(l => Recurrence.IsOne(l, merged)).ToList();
        if (lessons.Count == 0)
            return "no lesson that was there before has a pattern";
        var uses = DiffPatterns.Of(MergedCode.Diff(await pulls.FilesAsync(e.Repo, number, cancellation)), lessons);
        var there = uses.Where(u => u.Added.Count > 0).Select(u => u.Lesson).DistinctBy(l => l.Id).ToList();
        if (there.Count > 0 && MergedCode.Spoken(await comments.OnLinesAsync(e.Repo, number, cancellation), there) is { Count: > 0 } spoken)
            there.RemoveAll(l => spoken.Contains(l.Id));
        var seen = 0;
        await database.WriteAsync(async s =>
        {
            foreach (var lesson in there)
                await Recurrence.NoteSilenceAsync(s, lesson, merged);
            seen = e.PullRequest.Head is { } branch && branch != e.PullRequest.Base ? await NoteSessionsAsync(s, e.Repo, branch, uses, now) : 0;
        }, cancellation);
        return $"{there.Count} lessons stood against it without a word; of {seen} lessons it is known now what a session did with them";
    }

    private static async Task<int> NoteSessionsAsync(WriteSession s, string repo, string branch, IReadOnlyList<PatternUse> uses, DateTimeOffset now)
    {
        var seen = 0;
        foreach (var session in await SessionBranches.OfAsync(s, repo, branch, now))
            seen += await SeenPatterns.NoteAsync(s, PatternOutcomes.Seen(session, repo, uses, await OutcomeStore.GivenAsync(s, session), whole: true), now);
        return seen;
    }
}
