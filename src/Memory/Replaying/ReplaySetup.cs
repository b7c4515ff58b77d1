using Memory.Jobs;
using Memory.Replaying.Endpoints;

namespace Memory.Replaying;

public static class ReplaySetup
{
    public static IServiceCollection AddReplay(this IServiceCollection services) => services
        .AddSingleton<ReplayJob>()
        .AddSingleton(p => new JobKind(ReplayJob.Kind, p.GetRequiredService<ReplayJob>().RunAsync));

    public static void MapReplay(this IEndpointRouteBuilder app) => ReplayEndpoint.Map(app);
}
