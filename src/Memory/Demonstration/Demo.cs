using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Storage;

namespace Memory.Demonstration;

/// <summary>
/// <c>dotnet run --project src/Memory -- demo</c>: a fresh data folder, seven weeks of an invented team's review through the
/// front door, and what came of it on one screen. Everything goes over HTTP, as a user's would.
/// </summary>
internal static class Demo
{
    private const string Repo = "acme/shop";

    /// <summary>Takes the word off the arguments.</summary>
    public static bool IsAsked(ref string[] args)
    {
        if (args is not ["demo", ..])
            return false;
        args = args[1..];
        return true;
    }

    /// <summary>A new data folder, unless one is named.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Memory:Data"] is null)
            builder.Configuration["Memory:Data"] = Directory.CreateTempSubdirectory("memory-demo-").FullName;
    }

    public static async Task RunAsync(WebApplication app)
    {
        var keys = app.Services.GetRequiredService<FirstRunKeys>();
        var address = app.Urls.FirstOrDefault() ?? ApiSetup.AddressDefault;
        var folder = app.Services.GetRequiredService<DataFolder>().FullPath;
        using var client = MemoryClient.Connect(new Uri(address), (await File.ReadAllTextAsync(keys.AdminFile)).Trim());
        var screen = new DemoScreen(Console.Out, color: !Console.IsOutputRedirected);
        var team = Path.Combine(AppContext.BaseDirectory, "data", "demo");

        screen.Title($"Seven weeks of review in {Repo}, as Memory hears them");
        foreach (var week in DemoThreads.Weeks(Path.Combine(team, "comments.jsonl")))
        {
            await client.AddCommentsAsync(week, wait: true);
            screen.Week(week, await DemoThreads.DeliveriesAsync(client, week, Repo));
        }
        screen.Summary(await client.GetStatsAsync(Repo));

        var file = Path.Combine(folder, "CLAUDE.md");
        var before = await File.ReadAllTextAsync(Path.Combine(team, "CLAUDE.md"));
        var rendered = await client.RenderAsync(new RenderRequest { Repo = Repo, Files = new Dictionary<string, string> { ["CLAUDE.md"] = before } });
        await File.WriteAllTextAsync(file, rendered.Files["CLAUDE.md"]);
        screen.ClaudeMd(file, rendered);

        var task = new ContextRequest { Repo = Repo, Task = "add a retry to the payment call", Files = ["src/api/Payments/PaymentClient.cs"], Session = "demo" };
        screen.Context(task, await client.GetContextAsync(task));

        var question = new AskRequest { Repo = Repo, Question = "How do I query the database?" };
        screen.Ask(question, await client.AskAsync(question));
        screen.GoOn(address, folder, keys);
    }
}
