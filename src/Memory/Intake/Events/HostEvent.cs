namespace Memory.Intake.Events;

/// <summary>Something that happened to a repository at its host, in our own shape: no comment, and no words of anybody.</summary>
/// <param name="Name">As the host calls it: <c>push</c>, <c>pull_request</c>, <c>repository</c>, <c>installation</c>, <c>installation_repositories</c>.</param>
/// <param name="Action"><c>renamed</c>, <c>closed</c> …; null for a push.</param>
/// <param name="Repo">owner/name in lower case; of an installation <c>owner/*</c>.</param>
/// <param name="HostId">The host's number of the repository, which a rename leaves.</param>
/// <param name="By">Who did it.</param>
public sealed record HostEvent(string Name, string? Action, string Repo, long? HostId, string? By)
{
    /// <summary>What the repository was called before.</summary>
    public string? FormerRepo { get; init; }
    public bool? Private { get; init; }
    public string? DefaultBranch { get; init; }
    public HostPush? Push { get; init; }
    public HostPullRequest? PullRequest { get; init; }
    /// <summary>Of an installation: repositories that it now reaches, and no longer reaches.</summary>
    public IReadOnlyList<HostRepository> Added { get; init; } = [];
    public IReadOnlyList<HostRepository> Removed { get; init; } = [];
}

/// <param name="Ref">refs/heads/…</param>
/// <param name="Paths">Files that it changed, as far as the host tells.</param>
public sealed record HostPush(string Ref, string Before, string After, bool Deleted, bool Forced, IReadOnlyList<string> Paths);

/// <param name="MergedBy">Null where it was not merged.</param>
public sealed record HostPullRequest(int Number, bool Merged, string? MergedBy, string? MergeCommit, string? Head, string? Base)
{
    /// <summary>Of an edit: the boxes that it ticked.</summary>
    public IReadOnlyList<Tick> Ticked { get; init; } = [];
}

public sealed record HostRepository(long HostId, string Repo, bool Private);
