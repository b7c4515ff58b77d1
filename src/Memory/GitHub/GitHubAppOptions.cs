namespace Memory.GitHub;

/// <summary>The app that we are, where we are one.</summary>
public sealed class GitHubAppOptions
{
    /// <summary>The app's number, or its client id.</summary>
    public string? Id { get; set; }

    /// <summary>File with its private key, PEM.</summary>
    public string? PrivateKeyPath { get; set; }
}
