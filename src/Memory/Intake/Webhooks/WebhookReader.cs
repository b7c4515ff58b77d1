using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Memory.Api;
using Memory.Client;
using Memory.Comments;
using Memory.GitHub.Wire;
using Memory.Intake.Answers;
using Memory.Intake.FromGitHub;
using Repository = Memory.GitHub.Wire.Repository;

namespace Memory.Intake.Webhooks;

/// <summary>A webhook's event and payload to what we keep of it: pure. Comments are as they were sent; they are cleaned before anything is stored.</summary>
internal static class WebhookReader
{
    /// <param name="self">The login under which we speak, where it is known.</param>
    /// <exception cref="JsonException">The payload is not one of that event.</exception>
    public static WebhookReading Read(string name, ReadOnlySpan<byte> payload, DateTimeOffset now, string? self) => name switch
    {
        "ping" => WebhookReading.Ignore("ping: the webhook reaches Memory"),
        "pull_request_review_comment" => Said(Of(payload, PayloadJson.Default.PullCommentPayload), now, self),
        "issue_comment" => Said(Of(payload, PayloadJson.Default.ConversationPayload), now, self),
        "pull_request_review" => Said(Of(payload, PayloadJson.Default.ReviewPayload), now, self),
        "pull_request_review_thread" => Ended(Of(payload, PayloadJson.Default.ThreadPayload), now),
        "push" => EventReader.Read(Of(payload, PayloadJson.Default.PushPayload)),
        "pull_request" => EventReader.Read(Of(payload, PayloadJson.Default.PullRequestPayload)),
        "repository" => EventReader.Read(Of(payload, PayloadJson.Default.RepositoryPayload)),
        "installation" or "installation_repositories" => EventReader.Read(name, Of(payload, PayloadJson.Default.InstallationPayload)),
        _ => WebhookReading.Ignore("Memory uses no events of this kind; they need not be sent"),
    };

    private static T Of<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(payload, type) ?? throw new JsonException("null");

    private static WebhookReading Said(PullCommentPayload p, DateTimeOffset now, string? self) => p is { Comment: { } comment, Repository: { FullName: not null } repo }
        ? Take(p.Action, GitHubComment.Of(comment, repo.FullName, p.PullRequest?.Number), comment.User, p.Sender, repo, now, self)
        : throw new JsonException("comment and repository.full_name");

    private static WebhookReading Said(ConversationPayload p, DateTimeOffset now, string? self) => p is { Comment: { } comment, Repository: { FullName: not null } repo }
        ? Take(p.Action, GitHubComment.Of(comment, repo.FullName, p.Issue?.Number), comment.User, p.Sender, repo, now, self)
        : throw new JsonException("comment and repository.full_name");

    private static WebhookReading Said(ReviewPayload p, DateTimeOffset now, string? self)
    {
        if (p is not { Review: { } review, Repository: { FullName: not null } repo })
            throw new JsonException("review and repository.full_name");
        return p.Action == "dismissed" ? WebhookReading.Ignore("what a dismissed review said stays said")
            : p.Action == "submitted" && string.IsNullOrWhiteSpace(review.Body) ? WebhookReading.Ignore("a review without words of its own; its comments come by themselves")
            : Take(p.Action, GitHubComment.Of(review, repo.FullName, p.PullRequest?.Number, p.Action == "edited" ? now : null), review.User, p.Sender, repo, now, self);
    }

    /// <summary>Whoever edits says what it now says; a deletion is later than everything that was said.</summary>
    private static WebhookReading Take(string? action, Comment wire, User? author, User? sender, Repository repo, DateTimeOffset now, string? self)
    {
        if (action is not ("created" or "submitted" or "edited" or "deleted"))
            return WebhookReading.Ignore($"nothing was said ({action})");
        // Anybody can write our mark: of somebody's comment that was taken before, an edit or a deletion is theirs.
        if (wire.Body is { } body && AnswerOutbox.IsOurs(body) && (action is "created" or "submitted" || author is null || author.IsBot || IsSelf(author, self)))
            return WebhookReading.Ignore("our own words");
        if (action == "deleted")
            wire = wire with { Deleted = true, Body = "", UpdatedAt = wire.UpdatedAt > now ? wire.UpdatedAt : now };
        var (comment, reason) = CommentParser.Take(wire, now);
        if (comment is null)
            return WebhookReading.Ignore(reason!);
        comment = comment with { FromHost = true };
        if (action == "edited" && sender is not null && !string.Equals(sender.Login, author?.Login, StringComparison.OrdinalIgnoreCase))
            comment = comment with { EditedBy = sender.Login, EditedByBot = sender.IsBot };
        return new([comment], null, null, repo.Id);
    }

    private static bool IsSelf(User author, string? self) => string.Equals(author.Login, self, StringComparison.OrdinalIgnoreCase);

    private static WebhookReading Ended(ThreadPayload p, DateTimeOffset now)
    {
        if (p is not { Thread.Comments: { } comments, Repository: { FullName: not null } repo })
            throw new JsonException("thread and repository.full_name");
        if (p.Action is not ("resolved" or "unresolved") || comments.Count == 0)
            return WebhookReading.Ignore($"nothing was said ({p.Action})");
        // One comment of a thread bears the sign for all of it.
        var (comment, reason) = CommentParser.Take(GitHubComment.Of(comments[0] ?? throw new JsonException("thread.comments"), repo.FullName, p.PullRequest?.Number) with { Resolved = p.Action == "resolved" }, now);
        return comment is null ? WebhookReading.Ignore(reason!) : new([comment with { FromHost = true }], null, null, repo.Id);
    }
}
