namespace Memory.GitHub.Wire;

/// <summary>An app as it sees itself.</summary>
internal sealed record AppAnswer(long Id, string? Slug, string Name, string? HtmlUrl, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events);

/// <summary>An app, installed with an owner.</summary>
internal sealed record Installation(long Id, User? Account, string? RepositorySelection, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events, DateTimeOffset? SuspendedAt);

internal sealed record InstallationToken(string Token, DateTimeOffset ExpiresAt);

internal sealed record InstalledRepositories(int TotalCount, IReadOnlyList<Repository> Repositories);

/// <summary>What an app is made from. GitHub makes one without a webhook where there are no attributes of it, and then takes no events either.</summary>
internal sealed record AppManifest(
    string Name, string Url, AppHook? HookAttributes, string RedirectUrl, string Description, bool Public, IReadOnlyDictionary<string, string> DefaultPermissions, IReadOnlyList<string>? DefaultEvents);

internal sealed record AppHook(string Url, bool Active);

/// <summary>An app that was just made.</summary>
/// <param name="Pem">Its private key.</param>
internal sealed record MadeApp(long Id, string? Slug, string Name, string? HtmlUrl, string? Pem, string? WebhookSecret);

/// <summary>A try to tell a webhook something.</summary>
/// <param name="Status">In words, such as <c>OK</c> or <c>failed to connect</c>.</param>
internal sealed record HookDelivery(long Id, DateTimeOffset DeliveredAt, bool Redelivery, string Status, int StatusCode, string Event);
