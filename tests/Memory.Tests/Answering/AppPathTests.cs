using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>An app with several owners: each is asked, answered and published to in the name that it gave us, and one that suspended us holds nobody up.</summary>
public sealed class AppPathTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private FakeGitHub github = null!;
    private MemoryApp app = null!;
    private Hook hook = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop", "beta/api", "gamma/web");
        (github.App.Installations["acme"], github.App.Installations["beta"], github.App.Installations["gamma"], github.App.Clock) = (1, 2, 3, clock);
        foreach (var repo in github.Repositories.Values)
        {
            repo.Permissions["ana"] = "write";
            repo.Git.Push("main", "Begin", ("CLAUDE.md", "# Ours\n"));
        }
        app = new MemoryApp(Hook.Settings(github.AppSettings()), time: clock);
        hook = new Hook(app.WithKey(null));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task Each_owner_is_answered_and_published_to_in_the_name_that_it_gave_us()
    {
        github.App.Suspended["gamma"] = true;
        var unheard = github["gamma/web"].Comment("@claude remember: money is decimal, never double");
        var delivery = await hook.SaidAsync(github["gamma/web"], unheard);
        foreach (var repo in new[] { "acme/shop", "beta/api" })
        {
            await ToldAsync(repo, "@claude remember: never log raw tokens");
            using var published = await app.Admin.PostAsync($"/v1/repos/{repo}/publish", null);
            (published.StatusCode, (await published.Content.ReadFromJsonAsync<PublishResult>(MemoryApp.Web))!.PullRequest).ShouldBe((HttpStatusCode.OK, 1));
            github[repo].PullRequests[1].Author.ShouldBe(FakeApp.Login);
            github[repo].Git.Text("memory/lessons", "CLAUDE.md")!.ShouldContain("tokens");
        }
        github.App.Given.GroupBy(g => g).Select(g => (g.Key, g.Count())).ShouldBe([("acme", 1), ("beta", 1)], ignoreOrder: true);
        (await WaitsAsync(delivery)).ShouldContain("has been suspended");
        unheard.Reactions.ShouldBeEmpty();

        // They are renewed before they end: GitHub never sees one that has ended.
        clock.Move(TimeSpan.FromMinutes(56));
        await ToldAsync("acme/shop", "@claude remember: values go into SQL as parameters");
        await ToldAsync("beta/api", "@claude remember: values go into SQL as parameters");
        github.App.Given.Count(g => g == "acme").ShouldBe(2);
        github.Strangers.ShouldBe(0);

        // The owner takes us back: what waited is learned and answered by itself.
        github.App.Suspended.Clear();
        await InstallationAsync("installation", "unsuspend");
        await LearnedAsync(delivery, unheard);
    }

    [Fact]
    public async Task A_token_of_before_the_suspension_is_no_reason_to_give_up()
    {
        await ToldAsync("gamma/web", "@claude remember: never log raw tokens");
        github.App.Suspended["gamma"] = true;
        clock.Move(TimeSpan.FromMinutes(11));
        var unheard = github["gamma/web"].Comment("@claude remember: money is decimal, never double", pr: 2);
        var delivery = await hook.SaidAsync(github["gamma/web"], unheard);
        (await WaitsAsync(delivery)).ShouldContain("has been suspended");
        github.App.Suspended.Clear();
        // Nobody tells of it: it is asked for again.
        clock.Move(TimeSpan.FromMinutes(11));
        await LearnedAsync(delivery, unheard);
    }

    [Fact]
    public async Task Where_it_is_not_installed_nobody_is_judged_and_everything_waits_until_it_is()
    {
        github.App.Installations.TryRemove("gamma", out _);
        var early = github["gamma/web"].Comment("@claude remember: money is decimal, never double");
        var delivery = await hook.SaidAsync(github["gamma/web"], early);
        (await WaitsAsync(delivery)).ShouldContain("not installed on gamma/web");
        await Eventually.TrueAsync(() => Task.FromResult(github.Requests.Count(r => r.Path == "/repos/gamma/web/installation") > 1), "an answer is tried");
        clock.Move(TimeSpan.FromMinutes(3));
        var inbox = (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "inbox");
        (inbox.State, inbox.Detail.Contains("not installed on gamma/web", StringComparison.Ordinal)).ShouldBe(("warning", true), inbox.Detail);
        // Others are not held up, and nothing was said or learned there.
        await ToldAsync("acme/shop", "@claude remember: never log raw tokens");
        ((await app.LessonsAsync("repo=gamma/web")).Count, github["gamma/web"].OnLines.Count).ShouldBe((0, 1));

        github.App.Installations["gamma"] = 3;
        await InstallationAsync("installation", "created");
        await LearnedAsync(delivery, early);
        // One reply, and it never said anything else.
        github.Requests.Count(r => r.Method is "POST" or "PATCH" && r.Path.StartsWith("/repos/gamma/web/pulls/", StringComparison.Ordinal) && r.Body!["body"] is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Where_it_is_never_installed_nobody_teaches_in_the_end()
    {
        github.App.Installations.TryRemove("gamma", out _);
        var delivery = await hook.SaidAsync(github["gamma/web"], github["gamma/web"].Comment("@claude remember: money is decimal, never double"));
        await WaitsAsync(delivery);
        clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        (await Eventually.BecomesAsync(() => DeliveryAsync(delivery), d => d.Outcome != "pending", "it is given up")).Reason!.ShouldContain("GitHub does not tell us whether ana may write there");
        (await app.LessonsAsync("repo=gamma/web")).ShouldBeEmpty();
    }

    private Task<string> InstallationAsync(string name, string action) => hook.TellAsync(name, new()
    {
        ["action"] = action,
        ["installation"] = new JsonObject { ["id"] = 3, ["account"] = FakeComment.User("gamma") },
        ["sender"] = FakeComment.User("ana"),
    });

    private async Task<string> WaitsAsync(string delivery)
    {
        var waits = await Eventually.BecomesAsync(() => DeliveryAsync(delivery), d => d.Reason is not null, "it says why it waits");
        waits.Outcome.ShouldBe("pending");
        return waits.Reason!;
    }

    private async Task LearnedAsync(string delivery, FakeComment said)
    {
        (await Eventually.BecomesAsync(() => DeliveryAsync(delivery), d => d.Outcome != "pending", "it is understood")).Outcome.ShouldBe("learned");
        await Eventually.TrueAsync(() => Task.FromResult(github["gamma/web"].OnLines.Values.Any(c => c.InReplyTo == said.Id && c.Author == FakeApp.Login && c.Body.Contains("**Learned**", StringComparison.Ordinal))), "it is answered");
    }

    private async Task<Delivery> DeliveryAsync(string id) => (await app.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.Single(d => d.Id == id);

    private async Task ToldAsync(string repo, string words)
    {
        var said = github[repo].Comment(words);
        await hook.SaidAsync(github[repo], said);
        await Eventually.TrueAsync(() => Task.FromResult(said.Reactions.Contains((FakeApp.Login, "eyes"))), $"{repo}: the app reacts");
        await Eventually.TrueAsync(() => Task.FromResult(github[repo].OnLines.Values.Any(c => c.InReplyTo == said.Id && c.Author == FakeApp.Login && c.Body.Contains("**Learned**", StringComparison.Ordinal))), $"{repo}: the app replies");
    }
}
