using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Memory.Api;
using Memory.Client;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Intake.FromGitHub;
using Repository = Memory.GitHub.Wire.Repository;

namespace Memory.Intake.Webhooks;

/// <summary>A webhook's event and payload to what we keep of it: pure. Comments are cleaned.</summary>
internal static class WebhookReader
{
    /// <param name="us">Under which login we speak.</param>
    /// <exception cref="JsonException">The payload is not one of that event.</exception>
    public static WebhookReading Read(string name, ReadOnlySpan<byte> payload, DateTimeOffset now, OurName us) => name switch
    {
        "ping" => WebhookReading.Ignore("ping: the webhook reaches Memory"),
        "pull_request_review_comment" => Said(Of(payload, PayloadJson.Default.PullCommentPayload), now, us),
        "issue_comment" => Said(Of(payload, PayloadJson.Default.ConversationPayload), now, us),
        "pull_request_review" => Said(Of(payload, PayloadJson.Default.ReviewPayload), now, us),
        "pull_request_review_thread" => Ended(Of(payload, PayloadJson.Default.ThreadPayload), now, us),
        "push" => EventReader.Read(Of(payload, PayloadJson.Default.PushPayload)),
        "pull_request" => EventReader.Read(Of(payload, PayloadJson.Default.PullRequestPayload)),
        "repository" => EventReader.Read(Of(payload, PayloadJson.Default.RepositoryPayload)),
        "installation" or "installation_repositories" => EventReader.Read(name, Of(payload, PayloadJson.Default.InstallationPayload)),
        _ => WebhookReading.Ignore("Memory uses no events of this kind; they need not be sent"),
    };

    private static T Of<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(payload, type) ?? throw new JsonException("null");

    private static WebhookReading Said(PullCommentPayload p, DateTimeOffset now, OurName us) => p is { Comment: { } comment, Repository: { FullName: not null } repo }
        ? Take(p.Action, GitHubComment.Of(comment, repo.FullName, p.PullRequest?.Number), p.Sender, repo, now, us)
        : throw new JsonException("comment and repository.full_name");

    private static WebhookReading Said(ConversationPayload p, DateTimeOffset now, OurName us) => p is { Comment: { } comment, Repository: { FullName: not null } repo }
        ? Take(p.Action, GitHubComment.Of(comment, repo.FullName, p.Issue?.Number), p.Sender, repo, now, us)
        : throw new JsonException("comment and repository.full_name");

    private static WebhookReading Said(ReviewPayload p, DateTimeOffset now, OurName us)
    {
        if (p is not { Review: { } review, Repository: { FullName: not null } repo })
            throw new JsonException("review and repository.full_name");
        return p.Action == "dismissed" ? WebhookReading.Ignore("what a dismissed review said stays said")
            : p.Action == "submitted" && string.IsNullOrWhiteSpace(review.Body) ? WebhookReading.Ignore("a review without words of its own; its comments come by themselves")
            : Take(p.Action, GitHubComment.Of(review, repo.FullName, p.PullRequest?.Number, p.Action == "edited" ? now : null), p.Sender, repo, now, us);
    }

    /// <summary>Whoever edits says what it now says.</summary>
    private static WebhookReading Take(string? action, Comment wire, User? sender, Repository repo, DateTimeOffset now, OurName us)
    {
        if (action is not ("created" or "submitted" or "edited" or "deleted"))
            return WebhookReading.Ignore($"nothing was said ({action})");
        var (comment, reason) = HostWord.Of(wire, now, us, isNew: action is "created" or "submitted", deleted: action == "deleted", editor: action == "edited" ? sender : null);
        return comment is null ? WebhookReading.Ignore(reason!) : new([comment], null, null, repo.Id);
    }

    private static WebhookReading Ended(ThreadPayload p, DateTimeOffset now, OurName us)
    {
        if (p is not { Thread.Comments: { } comments, Repository: { FullName: not null } repo })
            throw new JsonException("thread and repository.full_name");
        if (p.Action is not ("resolved" or "unresolved") || comments.Count == 0)
            return WebhookReading.Ignore($"nothing was said ({p.Action})");
        // One comment of a thread bears the sign for all of it.
        var (comment, reason) = HostWord.Of(GitHubComment.Of(comments[0] ?? throw new JsonException("thread.comments"), repo.FullName, p.PullRequest?.Number) with { Resolved = p.Action == "resolved" }, now, us);
        return comment is null ? WebhookReading.Ignore(reason!) : new([comment], null, null, repo.Id);
    }
}
