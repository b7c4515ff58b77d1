using Memory.Intake.Events;

namespace Memory.Renaming;

public static class RenamingSetup
{
    public static IServiceCollection AddRenaming(this IServiceCollection services)
    {
        services.AddSingleton<RepositoryEvents>();
        foreach (var name in new[] { "repository", "installation", "installation_repositories" })
            services.AddSingleton(p => p.GetRequiredService<RepositoryEvents>().Kinds.Single(k => k.Name == name));
        return services;
    }
}
