using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>A service and a repository at GitHub that it publishes into.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Branch = "memory/lessons";
    public const string Team = "# Shop\n\n## Conventions\n\n- Small commits.\n";

    private readonly Dictionary<string, string?> settings;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-shop-").FullName;
    private Hook hook;

    private Shop(FakeGitHub github, Dictionary<string, string?> settings, MovedClock clock, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? replace)
    {
        (GitHub, Clock, Repo, this.settings) = (github, clock, github["acme/shop"], settings);
        App = new(settings, folder, clock) { Replace = replace };
        hook = new Hook(App.WithKey(null));
    }

    public FakeGitHub GitHub { get; }
    public MemoryApp App { get; private set; }
    public MovedClock Clock { get; }
    public FakeRepository Repo { get; }
    public FakeGit Git => Repo.Git;
    public FakePullRequest Pull => Repo.PullRequests.Values.Where(p => p.State == "open").ShouldHaveSingleItem();

    /// <param name="follows">It follows the lessons by itself.</param>
    public static async Task<Shop> OpenAsync(bool follows = false, string? claudeMd = Team, Dictionary<string, string?>? more = null,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? replace = null)
    {
        var github = await FakeGitHub.StartAsync("acme/shop");
        var clock = new MovedClock();
        var settings = new Dictionary<string, string?>(github.Settings()) { ["Memory:Publishing:Mode"] = follows ? "pull-request" : "off" };
        foreach (var (name, value) in more ?? [])
            settings[name] = value;
        var shop = new Shop(github, Hook.Settings(settings), clock, replace);
        shop.Repo.Permissions["ana"] = shop.Repo.Permissions["ben"] = "write";
        shop.Git.Push("main", "Begin", ("src/a.cs", "class A;\n"), ("CLAUDE.md", claudeMd));
        return shop;
    }

    /// <summary>The service is started anew, with other settings.</summary>
    public async Task RestartAsync(Dictionary<string, string?> more)
    {
        await App.DisposeAsync();
        foreach (var (name, value) in more)
            settings[name] = value;
        App = new(settings, folder, Clock);
        hook = new Hook(App.WithKey(null));
    }

    public async Task<string> TeachAsync(string rule, string by = "ana")
    {
        var receipt = await App.SayAsync(Says.Member(by, $"@claude remember: {rule}") with { Url = $"https://github.test/acme/shop/pull/7#discussion_r{rule.Length}" });
        return receipt.Lessons.ShouldHaveSingleItem();
    }

    public async Task<(HttpStatusCode Status, PublishResult Result)> PublishAsync()
    {
        using var answer = await App.Admin.PostAsync("/v1/repos/acme/shop/publish", null);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<PublishResult>(MemoryApp.Web))! : new());
    }

    public async Task<PublishResult> PublishedAsync()
    {
        var (status, result) = await PublishAsync();
        status.ShouldBe(HttpStatusCode.OK);
        return result;
    }

    /// <summary>The quarter of an hour in which there is one commit is over.</summary>
    public void Wait() => Clock.Move(TimeSpan.FromMinutes(16));

    public async Task EditAsync(string id, string rule)
    {
        using var answer = await App.Admin.PatchAsJsonAsync($"/v1/lessons/{id}", new { rule }, MemoryApp.Web);
        answer.EnsureSuccessStatusCode();
    }

    public async Task TargetsAsync(params string[] targets)
    {
        using var answer = await App.Admin.PutAsJsonAsync("/v1/repos/acme/shop/settings", new RepositorySettings { Targets = targets }, MemoryApp.Web);
        answer.EnsureSuccessStatusCode();
    }

    public Task<Lesson> LessonAsync(string id) => App.GetAsync<Lesson>($"/v1/lessons/{id}");

    /// <returns>What became of it, in words.</returns>
    public async Task<string> TellAsync(FakePullRequest pull, string action, string sender, string? bodyBefore = null)
    {
        var payload = new JsonObject { ["action"] = action, ["pull_request"] = pull.ToJson(), ["repository"] = Repo.ToJson(), ["sender"] = FakeComment.User(sender) };
        if (bodyBefore is not null)
            payload["changes"] = new JsonObject { ["body"] = new JsonObject { ["from"] = bodyBefore } };
        return await UnderstoodAsync(await hook.TellAsync("pull_request", payload));
    }

    public Task<string> MergeAsync(string by = "ben")
    {
        var pull = Pull;
        pull.Merge(by);
        return TellAsync(pull, "closed", by);
    }

    /// <summary>Somebody pushes to the default branch, and GitHub tells of it.</summary>
    public Task<string> PushAsync(string by, params (string Path, string? Text)[] files)
    {
        var before = Git.Refs["heads/main"];
        var after = Git.Push("main", $"By {by}", files);
        return ToldAsync(by, before, after, forced: false, [.. files.Select(f => f.Path)]);
    }

    public async Task<string> ToldAsync(string by, string before, string after, bool forced, string[] paths) => await UnderstoodAsync(await hook.TellAsync("push", new JsonObject
    {
        ["ref"] = $"refs/heads/{Repo.DefaultBranch}",
        ["before"] = before,
        ["after"] = after,
        ["deleted"] = false,
        ["forced"] = forced,
        ["commits"] = new JsonArray(new JsonObject { ["id"] = after, ["modified"] = new JsonArray([.. paths.Select(p => (JsonNode)p)]) }),
        ["repository"] = Repo.ToJson(),
        ["sender"] = FakeComment.User(by),
    }));

    private async Task<string> UnderstoodAsync(string delivery) => (await Eventually.BecomesAsync(
        async () => (await App.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.First(d => d.Id == delivery), d => d.Outcome != "pending", "the event is understood")).Reason ?? "";

    /// <summary>Does something between two requests of the service, once.</summary>
    public void Just(string before, Action happens) => GitHub.Disturb(http =>
    {
        if ($"{http.Request.Method} {http.Request.Path.Value!.Replace("/api/v3/repos/acme/shop/", "", StringComparison.Ordinal)}".StartsWith(before, StringComparison.Ordinal))
        {
            GitHub.ComeBack();
            happens();
        }
        return Task.FromResult(false);
    });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
        await GitHub.DisposeAsync();
    }
}
