namespace Memory.Settings;

public static class SettingsSetup
{
    public static IServiceCollection AddRepositorySettings(this IServiceCollection services) => services.AddSingleton<SettingsOfRepositories>();

    public static void MapRepositorySettings(this IEndpointRouteBuilder app) => SettingsEndpoints.Map(app);
}
