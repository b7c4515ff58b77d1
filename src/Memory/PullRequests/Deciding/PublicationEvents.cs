using Memory.Answering;
using Memory.GitHub;
using Memory.Intake.Events;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.PullRequests;

/// <summary>What people do with our pull request, and with our lines on the default branch. Each of it may be told twice, and late.</summary>
internal sealed class PublicationEvents(
    GitHubPullRequests pulls, Endings endings, DefaultBranch branch, Teachers teachers, Database database, IOptionsMonitor<PublishingOptions> options, TimeProvider time)
{
    public HostEventKind PullRequests => new("pull_request", e => e.PullRequest is { } p && p.Head == options.CurrentValue.Branch && (e.Action == "closed" || (e.Action == "edited" && p.Ticked.Count > 0)), RunAsync);

    /// <summary>Pushes to the default branch that may have touched a file of ours.</summary>
    public HostEventKind Pushes => new("push", e => e is { Push: { Deleted: false } push, DefaultBranch: { } main } && push.Ref == $"refs/heads/{main}" && (push.Forced || push.Paths.Count == 0 || push.Paths.Any(MayBeOurs)), PushedAsync);

    private static bool MayBeOurs(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private async Task<string> RunAsync(HostEvent e, CancellationToken cancellation)
    {
        var number = e.PullRequest!.Number;
        if (await database.ReadAsync(s => PublicationStore.FindAsync(s, e.Repo), cancellation) is not { } row || row.PullRequest != number)
            return $"pull request {number} is not the open one of ours";
        if (e.Action == "edited")
            return await TickedAsync(e, row, cancellation);
        var pull = await pulls.GetAsync(e.Repo, number, cancellation);
        return pull.State == "open" ? $"pull request {number} is open again"
            : await endings.EndAsync(row, pull, e.By, cancellation);
    }

    private async Task<string> TickedAsync(HostEvent e, PublicationRow row, CancellationToken cancellation)
    {
        var verdict = await teachers.JudgeAsync(e.Repo, e.By, cancellation);
        if (!verdict.MayTeach)
            return $"ticks were not taken: {verdict.Reason}";
        var words = new List<string>();
        await database.WriteAsync(async s =>
        {
            foreach (var tick in e.PullRequest!.Ticked)
                words.Add(await ApproveAsync(s, e.Repo, tick, e.By!, row.PullRequest!.Value));
        }, cancellation);
        return string.Join("; ", words);
    }

    /// <summary>A tick approves the words that stood beside it, and no others.</summary>
    private async Task<string> ApproveAsync(WriteSession s, string repo, Tick tick, string by, int number)
    {
        if (await LessonStore.FindAsync(s, Grant.All, tick.Lesson) is not { Status: LessonStatus.Proposed } lesson || lesson.Repo != repo)
            return $"{tick.Lesson} is no proposal here";
        if (!Ticks.IsOf(tick, ApprovalHash.Of(lesson)))
            return $"{tick.Lesson} was changed since it was shown; it waits";
        return await LessonCommands.ApplyAsync(s, lesson.Id, new LessonCommand.Approve(by, $"ticked in pull request {number}"), by, time.GetUtcNow()) is LessonResult.Changed
            ? $"{tick.Lesson} was approved by {by}" : $"{tick.Lesson} stays as it is";
    }

    private async Task<string> PushedAsync(HostEvent e, CancellationToken cancellation)
    {
        if (await database.ReadAsync(s => PublicationStore.FindAsync(s, e.Repo), cancellation) is not { } row)
            return "nothing was published there";
        var words = new List<string>();
        // The push of a merge can be told before the merge.
        if (row.PullRequest is { } number && await pulls.GetAsync(e.Repo, number, cancellation) is { Merged: true } merged)
        {
            words.Add(await endings.EndAsync(row, merged, e.By, cancellation));
            row = (await database.ReadAsync(s => PublicationStore.FindAsync(s, e.Repo), cancellation))!;
        }
        words.Add(await branch.PushedAsync(row, e.DefaultBranch!, e.Push!.After, e.By, cancellation));
        return string.Join("; ", words);
    }
}
