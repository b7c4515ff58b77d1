using Memory.Storage.Dialects;
using Memory.Storage.Signals;
using Microsoft.Extensions.Options;

namespace Memory.Storage;

public static class StorageSetup
{
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";
    private const string ConnectionName = "Memory";

    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Memory")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Data), "Memory:Data is empty: name the data folder, or leave the setting out.")
            .Validate(o => o.Store is Sqlite or Postgres, "Memory:Store is 'sqlite', or 'postgres' with ConnectionStrings:Memory.")
            .Validate<IConfiguration>((o, settings) => o.Store != Postgres || !string.IsNullOrWhiteSpace(settings.GetConnectionString(ConnectionName)),
                "ConnectionStrings:Memory is missing: Memory:Store is 'postgres'. It is written Host=db.example.com;Database=memory;Username=memory;Password=…")
            .ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(p => new DataFolder(p.GetRequiredService<IOptions<StorageOptions>>().Value.Data));
        services.AddSingleton(p =>
        {
            // The folder first: it is held by this service before the database is opened.
            var folder = p.GetRequiredService<DataFolder>();
            return new Database(p.GetRequiredService<IOptions<StorageOptions>>().Value.Store == Postgres
                ? new PostgresDialect(p.GetRequiredService<IConfiguration>().GetConnectionString(ConnectionName)!)
                : new SqliteDialect(folder.PrivateFile("memory.db")));
        });
        services.AddHostedService<StoreListener>();
        return services;
    }
}
