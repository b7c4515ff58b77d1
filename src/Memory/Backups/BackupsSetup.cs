namespace Memory.Backups;

public static class BackupsSetup
{
    public static IServiceCollection AddBackups(this IServiceCollection services) =>
        services.AddSingleton<BackupWriter>().AddSingleton<Restorer>();

    public static void MapBackups(this IEndpointRouteBuilder app) => BackupEndpoints.Map(app);
}
