using System.Net;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Doctor;

/// <summary>What is missing between GitHub and us is named, with the form and the fix.</summary>
public sealed class GitHubChecksTests : IAsyncLifetime
{
    private FakeGitHub github = null!;

    public async ValueTask InitializeAsync() => github = await FakeGitHub.StartAsync("acme/shop");

    public ValueTask DisposeAsync() => github.DisposeAsync();

    [Fact]
    public async Task An_app_with_everything_is_healthy_and_each_thing_that_is_missing_is_named()
    {
        github.App.Installations["acme"] = 1;
        await using var app = new MemoryApp(Hook.Settings(github.AppSettings()));
        var (healthy, silent) = await LookAsync(app);
        (healthy.State, healthy.Detail).ShouldBe(("ok", "the app Memory, with all permissions, installed with acme"));
        (silent.State, silent.Detail).ShouldBe(("warning", "a secret is set, and none has come yet"));
        using (await new Hook(app.WithKey(null)).SendAsync("ping", "{\"zen\":\"Design for failure.\"}"u8.ToArray()))
            (await LookAsync(app)).Webhooks.State.ShouldBe("ok");
        await new Hook(app.WithKey(null)).SaidAsync(github["acme/shop"], github["acme/shop"].Comment("looks good"));
        (await LookAsync(app)).Webhooks.State.ShouldBe("ok");

        foreach (var permission in new[] { "metadata", "pull_requests", "issues" })
        {
            var all = github.App.Permissions;
            github.App.Permissions = all.Where(p => p.Key != permission).ToDictionary();
            var found = (await LookAsync(app)).GitHub;
            (found.State, found.Fix!.Contains(permission.Split('_')[0], StringComparison.OrdinalIgnoreCase)).ShouldBe(("failed", true), permission);
            github.App.Permissions = all;
        }
        github.App.Accepted = github.App.Permissions.Where(p => p.Key != "issues").ToDictionary();
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("failed"), c => c.Fix!.ShouldContain("acme has not accepted Issues: Read and write"));
        github.App.Accepted = null;
        github.App.Suspended["acme"] = true;
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("warning"), c => c.Detail.ShouldContain("suspended by acme"), c => c.Fix!.ShouldContain("Unsuspend"));
        github.App.Suspended.Clear();
        github.App.Events = [.. github.App.Events.Where(e => e != "issue_comment")];
        (await LookAsync(app)).GitHub.Detail.ShouldContain("not told of issue_comment");
    }

    [Fact]
    public async Task A_token_shows_what_it_may_at_a_repository_and_what_cannot_be_known()
    {
        await using var app = new MemoryApp(new(github.Settings()) { ["Memory:Publishing:Mode"] = "pull-request" });
        github["acme/shop"].Git.Push("main", "Begin", ("README.md", "# Shop\n"));
        await app.SayAsync(Says.Member("ana", "looks good"));
        (await LookAsync(app)).ShouldSatisfyAllConditions(
            c => c.GitHub.Detail.ShouldBe("the token reads metadata, pull requests, issues, contents of acme/shop; whether it may write GitHub does not list, and the first answer shows: it needs Pull requests: Read and write; Issues: Read and write; Contents: Read and write"),
            c => c.Webhooks.Fix!.ShouldContain("Memory:GitHub:PollMinutes"));
        await app.SayAsync(Says.Member("ana", "imported from elsewhere") with { Repo = "elsewhere/imported" });
        (await LookAsync(app)).GitHub.State.ShouldBe("ok");

        foreach (var (asked, fix) in new[] { ("collaborators", "Metadata: Read-only"), ("pulls", "Pull requests: Read and write"), ("issues", "Issues: Read and write"), ("git", "Contents: Read and write") })
        {
            github.Forbidden.Add($"GET /repos/acme/shop/{asked}/");
            (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(
                c => c.State.ShouldBe("failed"), c => c.Fix!.ShouldStartWith($"Give it {fix}, for"), c => (asked == "collaborators" || c.Detail.Contains("=read)", StringComparison.Ordinal)).ShouldBeTrue(c.Detail));
            github.Forbidden.Clear();
        }
        github["acme/shop"].MayPush = false;
        (await LookAsync(app)).GitHub.Fix!.ShouldContain("Issues: Read and write");
        github["acme/shop"].MayPush = true;
        github.AnswerWith(HttpStatusCode.Unauthorized, "Bad credentials");
        (await LookAsync(app)).GitHub.Fix!.ShouldContain("make a new one");
        github.Requests.ShouldAllBe(r => r.Method == "GET" || r.Path.Contains("/pulls", StringComparison.Ordinal) || r.Path.Contains("/git/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_classic_token_is_known_by_its_scopes_and_any_by_its_end()
    {
        await using var app = new MemoryApp(github.Settings());
        await app.SayAsync(Says.Member("ana", "looks good"));
        github.Scopes = "gist, public_repo";
        github["acme/shop"].Private = true;
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("failed"), c => c.Fix!.ShouldStartWith("Give it the scope repo"));
        github.Scopes = "repo";
        (await LookAsync(app)).GitHub.Detail.ShouldBe("the classic token reaches acme/shop, and may write there");
        github.Ends = DateTimeOffset.UtcNow.AddDays(3).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("warning"), c => c.Fix!.ShouldContain("before then"));
    }

    [Fact]
    public async Task A_token_that_has_ended_is_told_before_a_repository_is_known()
    {
        await using var app = new MemoryApp(github.Settings());
        (await LookAsync(app)).GitHub.Detail.ShouldBe("the token of olga; what it may do shows when the first repository is known");
        github.Ends = DateTimeOffset.UtcNow.AddDays(2).ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture);
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("warning"), c => c.Detail.ShouldContain("ends at"));
        github.AnswerWith(HttpStatusCode.Unauthorized, "Bad credentials");
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("failed"), c => c.Fix!.ShouldStartWith("The token in Memory:GitHub:Token"));
    }

    [Fact]
    public async Task A_token_that_could_not_answer_is_told_what_it_needs()
    {
        github["acme/shop"].Permissions["ana"] = "write";
        github.Forbidden.Add("POST /repos/acme/shop/pulls/comments");
        await using var app = new MemoryApp(Hook.Settings(github.Settings()));
        await new Hook(app.WithKey(null)).SaidAsync(github["acme/shop"], github["acme/shop"].Comment("@claude remember: never log raw tokens"));
        var found = await Eventually.BecomesAsync(async () => (await LookAsync(app)).GitHub, c => c.State == "failed", "it is found");
        found.ShouldSatisfyAllConditions(c => c.Detail.ShouldContain("it takes pull_requests=write"), c => c.Fix!.ShouldBe("Give it Pull requests: Read and write; Issues: Read and write."));
    }

    [Fact]
    public async Task Whoever_publishes_needs_contents_and_is_told_what_keeps_a_repository_from_it()
    {
        github.App.Installations["acme"] = 1;
        await using var app = new MemoryApp(Hook.Settings(new(github.AppSettings()) { ["Memory:Publishing:Mode"] = "pull-request" }));
        (await LookAsync(app)).GitHub.State.ShouldBe("ok");
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens"));
        var said = await Eventually.BecomesAsync(async () => (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "publishing"), c => c.State == "warning", "it is said");
        said.Detail.ShouldBe("acme/shop: acme/shop has no commit yet");
        github.App.Permissions = github.App.Permissions.Where(p => p.Key != "contents").ToDictionary();
        (await LookAsync(app)).GitHub.ShouldSatisfyAllConditions(c => c.State.ShouldBe("failed"), c => c.Fix!.ShouldContain("Contents: Read and write"));
    }

    private static async Task<(DoctorCheck GitHub, DoctorCheck Webhooks)> LookAsync(MemoryApp app)
    {
        var checks = (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.ToDictionary(c => c.Name);
        return (checks["github"], checks["webhooks"]);
    }
}
