using Memory.Jobs.Endpoints;

namespace Memory.Jobs;

public static class JobsSetup
{
    /// <summary>Kinds of jobs are registered by the features that have them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.AddSingleton<JobStore>().AddHostedService<JobRunner>();

    public static void MapJobs(this IEndpointRouteBuilder app) => JobEndpoints.Map(app);
}
