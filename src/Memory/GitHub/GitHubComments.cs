using System.Globalization;
using Memory.GitHub.Wire;

namespace Memory.GitHub;

/// <summary>Comments on lines and in conversations: listed, answered, edited, reacted to.</summary>
internal sealed class GitHubComments(GitHubClient client)
{
    private const int PerPage = 100;
    /// <summary>Reviews of one pull request that are read.</summary>
    private const int ReviewPagesMax = 10;
    /// <summary>Of the comments of one pull request.</summary>
    private const int ThreadPagesMax = 30;
    private const int ReactionPagesMax = 3;

    /// <summary>Of all pull requests of a repository, in the order in which they were last edited.</summary>
    /// <param name="since">Those written or edited since then.</param>
    /// <param name="next">Null: the first page.</param>
    public Task<GitHubPage<PullComment>> OfPullRequestsAsync(string repo, DateTimeOffset? since, Uri? next, CancellationToken cancellation) =>
        client.PageAsync(repo, next ?? List(repo, "pulls/comments", since), GitHubJson.Default.IReadOnlyListPullComment, cancellation);

    /// <summary>Of all conversations of a repository, issues' too, in the order in which they were last edited.</summary>
    /// <param name="next">Null: the first page.</param>
    public Task<GitHubPage<ConversationComment>> OfConversationsAsync(string repo, DateTimeOffset? since, Uri? next, CancellationToken cancellation) =>
        client.PageAsync(repo, next ?? List(repo, "issues/comments", since), GitHubJson.Default.IReadOnlyListConversationComment, cancellation);

    public Task<IReadOnlyList<Review>> ReviewsAsync(string repo, int pullRequest, CancellationToken cancellation) =>
        client.AllAsync(repo, $"pulls/{pullRequest}/reviews?per_page={PerPage}", ReviewPagesMax, GitHubJson.Default.IReadOnlyListReview, cancellation);

    /// <summary>Those on lines of one pull request.</summary>
    public Task<IReadOnlyList<PullComment>> OnLinesAsync(string repo, int pullRequest, CancellationToken cancellation) =>
        client.AllAsync(repo, $"pulls/{pullRequest}/comments?per_page={PerPage}", ThreadPagesMax, GitHubJson.Default.IReadOnlyListPullComment, cancellation);

    /// <summary>Those in the conversation of one pull request or issue.</summary>
    public Task<IReadOnlyList<ConversationComment>> InConversationAsync(string repo, int number, CancellationToken cancellation) =>
        client.AllAsync(repo, $"issues/{number}/comments?per_page={PerPage}", ThreadPagesMax, GitHubJson.Default.IReadOnlyListConversationComment, cancellation);

    /// <summary>An answer in the thread of a comment on a line.</summary>
    /// <param name="comment">The first of its thread.</param>
    public Task<PullComment> ReplyAsync(string repo, int pullRequest, long comment, string body, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Post, repo, $"pulls/{pullRequest}/comments/{comment}/replies", new(body), GitHubJson.Default.BodyInput, GitHubJson.Default.PullComment, repeatable: false, cancellation);

    public Task<PullComment> EditReplyAsync(string repo, long comment, string body, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Patch, repo, $"pulls/comments/{comment}", new(body), GitHubJson.Default.BodyInput, GitHubJson.Default.PullComment, repeatable: true, cancellation);

    /// <summary>Says something in the conversation of a pull request or an issue.</summary>
    public Task<ConversationComment> SayAsync(string repo, int number, string body, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Post, repo, $"issues/{number}/comments", new(body), GitHubJson.Default.BodyInput, GitHubJson.Default.ConversationComment, repeatable: false, cancellation);

    public Task<ConversationComment> EditAsync(string repo, long comment, string body, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Patch, repo, $"issues/comments/{comment}", new(body), GitHubJson.Default.BodyInput, GitHubJson.Default.ConversationComment, repeatable: true, cancellation);

    /// <param name="onLine">It stands on a line of a pull request, not in a conversation.</param>
    /// <param name="content">See <see cref="ReactionInput"/>.</param>
    public Task<Reaction> ReactAsync(string repo, bool onLine, long comment, string content, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Post, repo, onLine ? (FormattableString)$"pulls/comments/{comment}/reactions" : $"issues/comments/{comment}/reactions",
            new(content), GitHubJson.Default.ReactionInput, GitHubJson.Default.Reaction, repeatable: true, cancellation);

    /// <summary>People's reactions to a comment, the first hundreds.</summary>
    /// <param name="onLine">As in <see cref="ReactAsync"/>.</param>
    public Task<IReadOnlyList<Reaction>> ReactionsAsync(string repo, bool onLine, long comment, CancellationToken cancellation) =>
        client.AllAsync(repo, onLine ? (FormattableString)$"pulls/comments/{comment}/reactions?per_page={PerPage}" : $"issues/comments/{comment}/reactions?per_page={PerPage}",
            ReactionPagesMax, GitHubJson.Default.IReadOnlyListReaction, cancellation);

    public Task<Issue> ConversationAsync(string repo, int number, CancellationToken cancellation) =>
        client.GetAsync(repo, $"issues/{number}", GitHubJson.Default.Issue, cancellation);

    private static Uri List(string repo, string what, DateTimeOffset? since)
    {
        var from = since is { } at ? $"&since={at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" : "";
        return GitHubPath.Of(repo, $"{new GitHubPath.Verbatim($"{what}?sort=updated&direction=asc&per_page={PerPage}{from}")}");
    }
}
