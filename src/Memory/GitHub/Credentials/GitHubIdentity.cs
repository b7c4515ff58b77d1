using Microsoft.Extensions.Options;

namespace Memory.GitHub.Credentials;

/// <summary>Who we are to GitHub: whoever the settings name, else who we were made while the service ran.</summary>
internal sealed class GitHubIdentity
{
    private readonly GivenIdentity named;
    private volatile GivenIdentity current;

    /// <param name="made">What is kept of before; null: nothing.</param>
    public GitHubIdentity(IOptions<GitHubOptions> options, IOptions<GitHubAppOptions> app, GivenIdentity? made = null)
    {
        named = new(Given(options.Value.Token), Given(app.Value.Id), Given(app.Value.PrivateKeyPath), Given(options.Value.WebhookSecret));
        current = Under(named, made);
    }

    /// <summary>The same object until it changes.</summary>
    public GivenIdentity Current => current;

    /// <summary>The settings name a token or an app: nothing else counts.</summary>
    public bool IsNamed => named.Speaks;

    /// <summary>The settings name what webhooks are signed with: no other secret counts.</summary>
    public bool SecretIsNamed => named.WebhookSecret is not null;

    public void Become(GivenIdentity made) => current = Under(named, made);

    /// <summary>What the settings leave open.</summary>
    private static GivenIdentity Under(GivenIdentity named, GivenIdentity? made) => made is null ? named
        : (named.Speaks ? named : made) with { WebhookSecret = named.WebhookSecret ?? made.WebhookSecret };

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
