using System.Globalization;
using Memory.Client;
using Memory.Comments;
using Memory.GitHub.Wire;

namespace Memory.Intake.FromGitHub;

/// <summary>GitHub's comments in the shape in which any source hands them in; webhooks and lists carry the same.</summary>
internal static class GitHubComment
{
    public const string Source = "github";
    /// <summary>Who has left GitHub is a ghost there.</summary>
    public const string Nobody = "ghost";

    public static Comment Of(PullComment comment, string repo, int? pullRequest = null) => By(comment.User, repo) with
    {
        Pr = pullRequest ?? LastNumber(comment.PullRequestUrl),
        Kind = CommentKind.ReviewComment.ToWire(),
        Id = Text(comment.Id),
        Url = comment.HtmlUrl,
        AuthorAssociation = comment.AuthorAssociation,
        Body = comment.Body ?? "",
        Path = comment.Path,
        Line = comment.Line ?? comment.OriginalLine,
        DiffHunk = comment.DiffHunk,
        Commit = comment.OriginalCommitId ?? comment.CommitId,
        CreatedAt = comment.CreatedAt,
        UpdatedAt = comment.UpdatedAt,
        InReplyTo = comment.InReplyToId is { } parent ? Text(parent) : null,
        // The line is gone from the diff, and it was on one.
        Outdated = comment is { SubjectType: null or "line", Position: null, Line: null, OriginalLine: not null },
        Reactions = Agreed(comment.Reactions),
    };

    public static Comment Of(ConversationComment comment, string repo, int? number = null) => By(comment.User, repo) with
    {
        Pr = number ?? LastNumber(comment.IssueUrl),
        Kind = CommentKind.IssueComment.ToWire(),
        Id = Text(comment.Id),
        Url = comment.HtmlUrl,
        AuthorAssociation = comment.AuthorAssociation,
        Body = comment.Body ?? "",
        CreatedAt = comment.CreatedAt,
        UpdatedAt = comment.UpdatedAt,
        Reactions = Agreed(comment.Reactions),
    };

    /// <summary>A review has no time of edit of its own.</summary>
    public static Comment Of(Review review, string repo, int? pullRequest, DateTimeOffset? editedAt = null) => By(review.User, repo) with
    {
        Pr = pullRequest ?? LastNumber(review.PullRequestUrl),
        Kind = CommentKind.Review.ToWire(),
        Id = Text(review.Id),
        Url = review.HtmlUrl,
        AuthorAssociation = review.AuthorAssociation,
        Body = review.Body ?? "",
        Commit = review.CommitId,
        CreatedAt = review.SubmittedAt,
        UpdatedAt = editedAt ?? review.SubmittedAt,
    };

    private static Comment By(User? user, string repo) => new()
    {
        Source = Source,
        Repo = repo,
        Author = user?.Login ?? Nobody,
        AuthorIsBot = user?.IsBot == true,
    };

    private static int? Agreed(Reactions? reactions) => reactions is { } r ? r.Agreed + r.Heart + r.Hooray + r.Rocket : null;

    private static int? LastNumber(string? address) =>
        int.TryParse(address?[(address.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
