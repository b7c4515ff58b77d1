namespace Memory.Client;

/// <summary>What a repository says about itself. What is left out or null is as the service's own setting says.</summary>
public sealed record RepositorySettings
{
    /// <summary>What a teacher's tag makes: <c>at-once</c>, <c>approval</c>, or a time such as <c>delay:7d</c>.</summary>
    public string? Activation { get; init; }
    /// <summary>Tokens for the whole of CLAUDE.md with its imports and unscoped rules, 1 to 100,000.</summary>
    public int? BudgetTokens { get; init; }
    /// <summary>Files that get the managed block: <c>CLAUDE.md</c>, <c>AGENTS.md</c>; the first one has it.</summary>
    public IReadOnlyList<string>? Targets { get; init; }
    /// <summary>Logins that may teach whatever their association says; replaces the service's list.</summary>
    public IReadOnlyList<string>? Teachers { get; init; }
    /// <summary>How files get into the repository: <c>off</c>, or <c>pull-request</c>.</summary>
    public string? PublishingMode { get; init; }
}

/// <summary>Answer of <c>GET</c> and <c>PUT /v1/repos/{owner}/{name}/settings</c>.</summary>
public sealed record SettingsView
{
    /// <summary><c>owner/name</c>.</summary>
    public string Repo { get; init; } = "";
    /// <summary>What the repository says itself; send this back, changed, to change it.</summary>
    public RepositorySettings Own { get; init; } = new();
    /// <summary>What holds: every field has a value.</summary>
    public RepositorySettings Effective { get; init; } = new();
    /// <summary>Name of the field to where its value comes from: <c>repository</c> or <c>service</c>.</summary>
    public IReadOnlyDictionary<string, string> From { get; init; } = new Dictionary<string, string>();
    /// <summary>When the repository's own settings were last changed; null: never.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>Who changed them, as <c>key:name</c>.</summary>
    public string? UpdatedBy { get; init; }
}
