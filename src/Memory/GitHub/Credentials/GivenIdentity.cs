namespace Memory.GitHub.Credentials;

/// <summary>A token, or an app with its key, and what webhooks are signed with; each may be missing.</summary>
/// <param name="AppId">The app's number, or its client id.</param>
/// <param name="PrivateKeyPath">File with the app's private key, PEM.</param>
internal sealed record GivenIdentity(string? Token, string? AppId, string? PrivateKeyPath, string? WebhookSecret)
{
    public bool IsApp => AppId is not null;

    /// <summary>GitHub can be asked in this name.</summary>
    public bool Speaks => IsApp || Token is not null;

    public override string ToString() => IsApp ? $"app {AppId}" : Token is not null ? "token" : "nobody";
}
