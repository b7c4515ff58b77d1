namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>How the service stands with GitHub, which is asked for it.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<GitHubConnection> GetGitHubAsync(CancellationToken cancellationToken = default) =>
        GetAsync(new Query("v1/github"), MemoryJson.Default.GitHubConnection, cancellationToken);

    /// <summary>What makes an app for this service at GitHub.</summary>
    /// <param name="request">Where the browser comes back to, and where the service is.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<GitHubManifest> GetGitHubManifestAsync(GitHubManifestRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/github/manifest"), request, MemoryJson.Default.GitHubManifestRequest, MemoryJson.Default.GitHubManifest, cancellationToken);

    /// <summary>Makes the service the app that was made.</summary>
    /// <param name="code">What GitHub gave to the redirection.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<GitHubConnection> ConnectGitHubAppAsync(string code, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/github/app"), new(code), MemoryJson.Default.GitHubAppCode, MemoryJson.Default.GitHubConnection, cancellationToken);

    /// <summary>Gives the service a token.</summary>
    /// <param name="token">A fine-grained token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<GitHubConnection> ConnectGitHubTokenAsync(string token, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/github/token"), new(token), MemoryJson.Default.GitHubTokenInput, MemoryJson.Default.GitHubConnection, cancellationToken);

    /// <summary>Has GitHub send its ping again, and says what became of it.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<GitHubPing> PingGitHubAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, new Query("v1/github/ping"), null, MemoryJson.Default.GitHubPing, cancellationToken);
}
