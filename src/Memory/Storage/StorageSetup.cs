using Microsoft.Extensions.Options;

namespace Memory.Storage;

public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Memory")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Data), "Memory:Data is empty: name the data folder, or leave the setting out.")
            .Validate(o => o.Store == "sqlite", "Memory:Store: this version knows 'sqlite'.")
            .ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(p => new DataFolder(p.GetRequiredService<IOptions<StorageOptions>>().Value.Data));
        services.AddSingleton(p =>
        {
            // The folder first: it is held by this service before the database is opened.
            var folder = p.GetRequiredService<DataFolder>();
            return new Database(folder.PrivateFile("memory.db"));
        });
        return services;
    }
}
