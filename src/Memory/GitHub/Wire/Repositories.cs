namespace Memory.GitHub.Wire;

internal sealed record Repository(long Id, string Name, string FullName, bool Private, string? DefaultBranch, bool Archived, User? Owner, RepositoryPermissions? Permissions, string? HtmlUrl);

/// <summary>What whoever asks may do there.</summary>
internal sealed record RepositoryPermissions(bool Admin, bool Push, bool Pull);

internal sealed record ErrorAnswer(string? Message);
