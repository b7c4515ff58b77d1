using Memory.Doctor.Host;

namespace Memory.Doctor;

public static class DoctorSetup
{
    public static IServiceCollection AddDoctor(this IServiceCollection services) =>
        services.AddSingleton<StoreChecks>().AddSingleton<KeyChecks>().AddSingleton<SettingChecks>().AddSingleton<ModelCheck>().AddSingleton<EmbedderCheck>().AddSingleton<GitHubChecks>().AddSingleton<TokenChecks>().AddSingleton<PublishingCheck>();

    public static void MapDoctor(this IEndpointRouteBuilder app) => DoctorEndpoint.Map(app);
}
