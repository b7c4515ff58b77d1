using Memory.GitHub;
using Memory.GitHub.Wire;

namespace Memory.PullRequests;

/// <summary>The one open pull request: found, opened, kept up to date, closed.</summary>
internal sealed class PullRequestDesk(GitHubPullRequests pulls)
{
    private const string Title = "Lessons of review";

    /// <summary>Ours that is open; null where none is.</summary>
    public async Task<PullRequest?> OpenAsync(string repo, string branch, CancellationToken cancellation) =>
        (await pulls.FromBranchAsync(repo, branch, "open", cancellation)).FirstOrDefault(p => p.Head.Ref == branch);

    public async Task<PullRequest> ShowAsync(string repo, string branch, Ground ground, PullRequest? open, BodyFacts facts, CancellationToken cancellation)
    {
        var body = BodyText.Of(facts);
        if (open is null)
            try
            {
                return await pulls.OpenAsync(repo, new(Title, branch, ground.DefaultBranch, body), cancellation);
            }
            catch (GitHubException e) when (e.Failure == GitHubFailure.Misunderstood)
            {
                // Opened meanwhile, or by us before an end that we could not note.
                open = await OpenAsync(repo, branch, cancellation) ?? throw new StoppedException($"the pull request cannot be opened: {e.Message}");
            }
        var retarget = open.Base.Ref != ground.DefaultBranch;
        if (!retarget && Lines(open.Body) == body)
            return open;
        return await pulls.ChangeAsync(repo, open.Number, new(Body: body, Base: retarget ? ground.DefaultBranch : null), cancellation);
    }

    public Task CloseAsync(string repo, PullRequest open, CancellationToken cancellation) =>
        pulls.ChangeAsync(repo, open.Number, new(Body: "There is nothing to publish any more: the files say what the lessons say.", State: "closed"), cancellation);

    private static string? Lines(string? body) => body?.ReplaceLineEndings("\n");
}
