namespace Memory.Client;

/// <summary>How the service stands with GitHub.</summary>
public sealed record GitHubConnection
{
    /// <summary><c>app</c>, <c>token</c> or <c>none</c>.</summary>
    public string Kind { get; init; } = "none";
    /// <summary><c>settings</c> name it, or <c>connect</c> made it; null with none.</summary>
    public string? From { get; init; }
    /// <summary>What GitHub calls us; null where it could not be asked.</summary>
    public string? Login { get; init; }
    /// <summary>Page of the app.</summary>
    public string? Url { get; init; }
    /// <summary>Where an owner installs the app.</summary>
    public string? InstallUrl { get; init; }
    /// <summary>Owners that the app is installed with, those that suspended it left out; the first hundred.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];
    /// <summary>Webhooks are taken: there is a secret that they are signed with.</summary>
    public bool Webhooks { get; init; }
    /// <summary>A ping of GitHub came, signed, since it was connected.</summary>
    public bool Heard { get; init; }
    /// <summary>File on the service's machine with the secret of the webhook, where the settings do not name it.</summary>
    public string? SecretFile { get; init; }
    /// <summary>What we ask of GitHub, and for what.</summary>
    public IReadOnlyList<GitHubPermission> Needs { get; init; } = [];
    /// <summary>Events that a webhook has to tell of, as GitHub's interface calls them.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
    /// <summary>Why GitHub could not be asked.</summary>
    public string? Problem { get; init; }
}

/// <param name="Name">As GitHub's forms call it.</param>
/// <param name="Level"><c>read</c> or <c>write</c>.</param>
/// <param name="For">What it is used for.</param>
public sealed record GitHubPermission(string Name, string Level, string For);

/// <summary>Body of <c>POST /v1/github/manifest</c>.</summary>
public sealed record GitHubManifestRequest
{
    /// <summary>Where GitHub sends the browser when the app is made: a page on the operator's own machine, <c>http://127.0.0.1:…</c>.</summary>
    public string? Redirect { get; init; }
    /// <summary>Address under which GitHub reaches this service; without it the app has no webhook.</summary>
    public string? Service { get; init; }
    /// <summary>Organization that owns the app; without it, whoever makes it.</summary>
    public string? Organization { get; init; }
    /// <summary>What the app is called, 34 characters at most; no other app has that name.</summary>
    public string? Name { get; init; }
    /// <summary>True: it may write files too, for lessons by pull request.</summary>
    public bool? Publishing { get; init; }
}

/// <summary>What makes an app at GitHub: a form whose one field is <c>manifest</c>.</summary>
/// <param name="FormUrl">Where the form is sent, without the state.</param>
/// <param name="Manifest">JSON.</param>
public sealed record GitHubManifest(string FormUrl, string Manifest);

/// <param name="Code">What GitHub gave to the redirection; it holds for an hour, and once.</param>
public sealed record GitHubAppCode(string? Code);

/// <param name="Token">A fine-grained token.</param>
public sealed record GitHubTokenInput(string? Token);

/// <summary>What became of GitHub's ping.</summary>
/// <param name="Delivered">It came.</param>
/// <param name="Detail">What GitHub says of its last try.</param>
public sealed record GitHubPing(bool Delivered, string Detail);
