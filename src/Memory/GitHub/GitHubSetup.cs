using Memory.GitHub.Credentials;
using Memory.GitHub.Sending;
using Microsoft.Extensions.Options;

namespace Memory.GitHub;

/// <summary>GitHub's REST interface; nothing is asked there before somebody needs it. Who we are there (<see cref="GitHubIdentity"/>) is for whoever knows where that is kept.</summary>
public static class GitHubSetup
{
    public static IServiceCollection AddGitHub(this IServiceCollection services)
    {
        services.AddOptions<GitHubOptions>().BindConfiguration("Memory:GitHub")
            .Validate(o => Uri.TryCreate(o.ApiUrl, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)),
                "Memory:GitHub:ApiUrl is no https address: leave it out, or write it like https://github.example.com/api/v3.")
            .Validate(o => o.Token is null || o.Token.Trim().All(c => c is > ' ' and <= '~'), "Memory:GitHub:Token has characters that no token has.")
            .Validate(o => o.Replies is GitHubOptions.RepliesOff or GitHubOptions.RepliesReactions or GitHubOptions.RepliesFull, "Memory:GitHub:Replies is 'off', 'reactions' or 'full'.")
            .Validate(o => o.PollMinutes is >= 0 and <= 1440, "Memory:GitHub:PollMinutes is 1 to 1440, or 0 for never.")
            .ValidateOnStart();
        services.AddOptions<GitHubAppOptions>().BindConfiguration("Memory:GitHub:App")
            .Validate(o => string.IsNullOrWhiteSpace(o.Id) == string.IsNullOrWhiteSpace(o.PrivateKeyPath), "Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath are set together, or neither.")
            .Validate(o => string.IsNullOrWhiteSpace(o.PrivateKeyPath) || GitHubCredentials.KeyFault(o.PrivateKeyPath) is null,
                "Memory:GitHub:App:PrivateKeyPath names no readable RSA private key: give the path of the .pem file that GitHub made for the app.")
            .ValidateOnStart();
        return services
            .AddSingleton(p => new GitHubSender(p.GetRequiredService<IOptions<GitHubOptions>>().Value.ApiUrl, p.GetRequiredService<TimeProvider>()))
            .AddSingleton<GitHubCredentials>().AddSingleton<GitHubClient>()
            .AddSingleton<GitHubRepositories>().AddSingleton<GitHubComments>().AddSingleton<GitHubPullRequests>().AddSingleton<GitHubContents>().AddSingleton<GitHubApps>().AddSingleton<GitHubSelf>();
    }
}
