using Memory.Access;
using Memory.Api;
using Memory.Demonstration;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory;

/// <summary>From a built application to one that serves: the store first, then the keys, then the address.</summary>
internal static class Startup
{
    /// <returns>The exit code: 1 when the service could not start; the reason is printed, not a stack.</returns>
    public static async Task<int> RunAsync(WebApplication app, bool demo)
    {
        try
        {
            // Settings are validated before anything is opened: a wrong one is named, with its fix.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await OpenStoreAsync(app.Services.GetRequiredService<Database>());
            await app.Services.GetRequiredService<FirstRunKeys>().EnsureAsync();
            await app.StartAsync();
        }
        catch (Exception e) when (e is StartupException or OptionsValidationException or IOException)
        {
            await Console.Error.WriteLineAsync(Explain(e));
            return 1;
        }
        if (demo)
            await Demo.RunAsync(app);
        else
            Greet(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task OpenStoreAsync(Database database)
    {
        try
        {
            await Migrations.ApplyAsync(database);
        }
        catch (Exception e) when (database.Explain(e) is { } reason)
        {
            throw reason;
        }
    }

    private static void Greet(WebApplication app)
    {
        var keys = app.Services.GetRequiredService<FirstRunKeys>();
        Console.WriteLine($"Memory {ServiceVersion.Text} listens on {string.Join(", ", app.Urls)}");
        Console.WriteLine($"data   {app.Services.GetRequiredService<DataFolder>().FullPath}");
        Console.WriteLine($"keys   {keys.AdminFile} (everything), {keys.SessionFile} (reading)");
    }

    private static string Explain(Exception e) => e switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        IOException { InnerException: not null } => $"{e.Message} Another program has this address; name another one with --urls http://127.0.0.1:5081.",
        _ => e.Message,
    };
}
