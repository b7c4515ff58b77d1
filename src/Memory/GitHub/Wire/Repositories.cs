namespace Memory.GitHub.Wire;

internal sealed record Repository(long Id, string Name, string FullName, bool Private, string? DefaultBranch, bool Archived, User? Owner, RepositoryPermissions? Permissions, string? HtmlUrl);

/// <summary>What whoever asks may do there.</summary>
internal sealed record RepositoryPermissions(bool Admin, bool Push, bool Pull);

/// <summary>An app, installed with an owner.</summary>
internal sealed record Installation(long Id, User? Account, string? RepositorySelection, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events, DateTimeOffset? SuspendedAt);

internal sealed record InstallationToken(string Token, DateTimeOffset ExpiresAt);

internal sealed record InstalledRepositories(int TotalCount, IReadOnlyList<Repository> Repositories);

/// <summary>An app as it sees itself.</summary>
internal sealed record AppAnswer(long Id, string? Slug, string Name, string? HtmlUrl, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events);

internal sealed record ErrorAnswer(string? Message);
