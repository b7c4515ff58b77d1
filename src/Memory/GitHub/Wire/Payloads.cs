using System.Text.Json.Serialization;

namespace Memory.GitHub.Wire;

/// <summary>What webhooks carry, as far as we use it.</summary>
internal sealed record PullCommentPayload(string? Action, PullComment? Comment, PullRequestNumber? PullRequest, Repository? Repository, User? Sender);

internal sealed record ConversationPayload(string? Action, ConversationComment? Comment, PullRequestNumber? Issue, Repository? Repository, User? Sender);

internal sealed record ReviewPayload(string? Action, Review? Review, PullRequestNumber? PullRequest, Repository? Repository, User? Sender);

internal sealed record ThreadPayload(string? Action, CommentThreadPayload? Thread, PullRequestNumber? PullRequest, Repository? Repository, User? Sender);

internal sealed record CommentThreadPayload(IReadOnlyList<PullComment>? Comments);

internal sealed record PullRequestNumber(int Number);

internal sealed record PushPayload(string? Ref, string? Before, string? After, bool Deleted, bool Forced, Pusher? Pusher, IReadOnlyList<PushedCommit>? Commits, Repository? Repository, User? Sender);

internal sealed record Pusher(string? Name);

internal sealed record PushedCommit(string Id, IReadOnlyList<string>? Added, IReadOnlyList<string>? Removed, IReadOnlyList<string>? Modified);

internal sealed record PullRequestPayload(string? Action, PullRequestState? PullRequest, PullRequestChanges? Changes, Repository? Repository, User? Sender);

/// <summary>What was there before an edit.</summary>
internal sealed record PullRequestChanges(TextChange? Body);

internal sealed record PullRequestState(int Number, bool? Merged, User? MergedBy, string? MergeCommitSha, PullRequestBranch? Head, PullRequestBranch? Base, string? Body);

internal sealed record PullRequestBranch(string Ref, string Sha);

internal sealed record RepositoryPayload(string? Action, RepositoryChanges? Changes, Repository? Repository, User? Sender);

/// <summary>What it was before: its name, where it was renamed; its owner, where it was transferred.</summary>
internal sealed record RepositoryChanges(RepositoryNameChange? Repository, OwnerChange? Owner);

internal sealed record RepositoryNameChange(TextChange? Name);

internal sealed record TextChange(string? From);

internal sealed record OwnerChange(FormerOwner? From);

internal sealed record FormerOwner(User? User, User? Organization);

internal sealed record InstallationPayload(
    string? Action, Installation? Installation, IReadOnlyList<InstalledRepository>? Repositories,
    IReadOnlyList<InstalledRepository>? RepositoriesAdded, IReadOnlyList<InstalledRepository>? RepositoriesRemoved, User? Sender);

internal sealed record InstalledRepository(long Id, string FullName, bool Private);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PullCommentPayload))]
[JsonSerializable(typeof(ConversationPayload))]
[JsonSerializable(typeof(ReviewPayload))]
[JsonSerializable(typeof(ThreadPayload))]
[JsonSerializable(typeof(PushPayload))]
[JsonSerializable(typeof(PullRequestPayload))]
[JsonSerializable(typeof(RepositoryPayload))]
[JsonSerializable(typeof(InstallationPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;
