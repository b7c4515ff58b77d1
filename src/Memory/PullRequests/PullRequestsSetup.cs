using Memory.Jobs;
using Memory.PullRequests.Endpoints;

namespace Memory.PullRequests;

/// <summary>Lessons go into repositories through a pull request, and what people do there comes back.</summary>
public static class PullRequestsSetup
{
    public static IServiceCollection AddPullRequests(this IServiceCollection services) => services
        .AddSingleton<RepositoryReader>().AddSingleton<BranchMerge>().AddSingleton<GroundReader>().AddSingleton<PullRequestDesk>().AddSingleton<Publisher>().AddSingleton<RemovedRules>().AddSingleton<DefaultBranch>().AddSingleton<Endings>()
        .AddSingleton<PublishJob>().AddSingleton(p => new JobKind(PublishJob.Kind, p.GetRequiredService<PublishJob>().RunAsync))
        .AddSingleton<PublicationEvents>()
        .AddSingleton(p => p.GetRequiredService<PublicationEvents>().PullRequests).AddSingleton(p => p.GetRequiredService<PublicationEvents>().Pushes)
        .AddSingleton<MergedChange>().AddSingleton(p => p.GetRequiredService<MergedChange>().Merges)
        .AddHostedService<Follower>();

    public static void MapPullRequests(this IEndpointRouteBuilder app) => PublishEndpoint.Map(app);
}
