using Memory.GitHub;
using Memory.GitHub.Credentials;
using Microsoft.Extensions.Options;

namespace Memory.Connecting;

/// <summary>Who we are to GitHub: as settings say, else as it was connected.</summary>
public static class ConnectingSetup
{
    public static IServiceCollection AddConnecting(this IServiceCollection services) => services
        .AddSingleton<ConnectionFile>().AddSingleton<Connector>()
        .AddSingleton(p => new GitHubIdentity(p.GetRequiredService<IOptions<GitHubOptions>>(), p.GetRequiredService<IOptions<GitHubAppOptions>>(), p.GetRequiredService<ConnectionFile>().Identity()));

    public static void MapConnecting(this IEndpointRouteBuilder app) => ConnectEndpoints.Map(app);
}
