using System.Net;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.GitHub.Sending;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.Options;

namespace Memory.Tests.GitHub;

/// <summary>Requests to GitHub as they are made, answered by a GitHub of our own that is held to the published description.</summary>
public sealed class GitHubClientTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private FakeGitHub github = null!;

    private static CancellationToken Ends => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => github = await FakeGitHub.StartAsync("acme/shop", "beta/api");

    public ValueTask DisposeAsync() => github.DisposeAsync();

    [Fact]
    public async Task A_list_is_read_page_by_page_and_an_unchanged_page_costs_nothing()
    {
        using var us = new Us(github, clock);
        for (var i = 0; i < 250; i++)
            github["acme/shop"].Comment($"comment {i}");
        var first = await us.Comments.OfPullRequestsAsync("acme/shop", null, null, Ends);
        var second = await us.Comments.OfPullRequestsAsync("acme/shop", null, first.Next, Ends);
        var third = await us.Comments.OfPullRequestsAsync("acme/shop", null, second.Next, Ends);
        (first.Items.Count, second.Items.Count, third.Items.Count, third.Next).ShouldBe((100, 100, 50, null));
        first.Items.Concat(second.Items).Concat(third.Items).Select(c => c.Body).ShouldBe(Enumerable.Range(0, 250).Select(i => $"comment {i}"));
        var before = github.Remaining;

        var again = await us.Comments.OfPullRequestsAsync("acme/shop", null, null, Ends);

        (again.Unchanged, again.Items.Count, again.Next, github.Remaining).ShouldBe((true, 100, first.Next, before));
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again_but_nothing_is_said_twice()
    {
        using var us = new Us(github, clock);
        var root = github["acme/shop"].Comment("@claude remember: x");
        github.AnswerWith(HttpStatusCode.BadGateway, times: 2);
        (await us.Comments.OfPullRequestsAsync("acme/shop", null, null, Ends)).Items.Count.ShouldBe(1);

        github.AnswerWith(HttpStatusCode.BadGateway, times: 1);
        var refused = await Should.ThrowAsync<GitHubException>(us.Comments.ReplyAsync("acme/shop", 1, root.Id, "learned", Ends));

        refused.Failure.ShouldBe(GitHubFailure.Away);
        github.Requests.Count(r => r.Method == "POST").ShouldBe(1);
        (await us.Comments.ReplyAsync("acme/shop", 1, root.Id, "learned", Ends)).InReplyToId.ShouldBe(root.Id);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up_in_time()
    {
        using var us = new Us(github, clock, TimeSpan.FromMilliseconds(50));
        github.Hang();
        (await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("acme/shop", Ends))).Failure.ShouldBe(GitHubFailure.Away);
        github.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(403, "Retry-After", "30", "You have exceeded a secondary rate limit", 30)]
    [InlineData(429, "Retry-After", "120", "", 120)]
    [InlineData(429, "x-other", "1", "", 60)]
    [InlineData(403, "x-other", "1", "You have triggered an abuse detection mechanism", 60)]
    public async Task Who_is_told_to_wait_asks_nothing_before_then(int status, string header, string value, string says, int seconds)
    {
        using var us = new Us(github, clock);
        github.AnswerWith((HttpStatusCode)status, says, times: 1, (header, value));
        var from = clock.GetUtcNow();
        var limited = await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("acme/shop", Ends));
        limited.Failure.ShouldBe(GitHubFailure.Limited);
        (limited.Until!.Value - from).TotalSeconds.ShouldBeInRange(seconds, seconds + 5);

        (await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("acme/shop", Ends))).Until.ShouldBe(limited.Until);
        github.Requests.Count.ShouldBe(1);

        clock.Move(TimeSpan.FromSeconds(seconds + 5));
        (await us.Repositories.GetAsync("acme/shop", Ends)).Id.ShouldBe(100);
    }

    [Fact]
    public async Task The_primary_limit_is_kept_without_running_into_it()
    {
        using var us = new Us(github, clock);
        github.Remaining = 1;
        github.ResetAt = clock.GetUtcNow().AddMinutes(20);
        await us.Repositories.GetAsync("acme/shop", Ends);
        (await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("acme/shop", Ends))).Failure.ShouldBe(GitHubFailure.Limited);
        github.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_we_may_not_is_told_apart_from_a_limit()
    {
        using var us = new Us(github, clock);
        github.Forbidden.Add("GET /repos/acme/shop/collaborators");
        var refused = await Should.ThrowAsync<GitHubException>(us.Repositories.PermissionAsync("acme/shop", "ana", Ends));
        refused.Failure.ShouldBe(GitHubFailure.Forbidden);
        refused.Message.ShouldContain("Resource not accessible");
        refused.Message.ShouldNotContain(FakeGitHub.Token);
        (await us.Repositories.GetAsync("acme/shop", Ends)).FullName.ShouldBe("acme/shop");
    }

    [Fact]
    public async Task An_app_shows_each_installation_its_own_token_and_renews_it_before_it_ends()
    {
        using var us = new Us(github, clock, app: true);
        (github.App.Installations["acme"], github.App.Installations["beta"], github.App.Clock) = (1, 2, clock);
        await us.Repositories.GetAsync("acme/shop", Ends);
        await us.Repositories.GetAsync("acme/shop", Ends);
        await us.Repositories.GetAsync("beta/api", Ends);
        github.Requests.Count(r => r.Path.EndsWith("/access_tokens", StringComparison.Ordinal)).ShouldBe(2);

        clock.Move(TimeSpan.FromMinutes(56));
        await us.Repositories.GetAsync("acme/shop", Ends);
        github.Requests.Count(r => r.Path.EndsWith("/access_tokens", StringComparison.Ordinal)).ShouldBe(3);

        github.App.Revoke();
        (await us.Repositories.GetAsync("acme/shop", Ends)).Id.ShouldBe(100);
        github.Repositories["gamma/web"] = new FakeRepository(300, "gamma/web");
        (await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("gamma/web", Ends))).Message.ShouldContain("not installed on gamma/web");
    }

    [Theory]
    [InlineData(-55)]
    [InlineData(0)]
    [InlineData(230)]
    public async Task Clocks_that_differ_are_no_reason_to_be_a_stranger(int seconds)
    {
        var theirs = new MovedClock();
        theirs.Move(TimeSpan.FromSeconds(seconds));
        using var us = new Us(github, clock, app: true);
        (github.App.Installations["acme"], github.App.Clock) = (1, theirs);
        for (var minutes = 0; minutes <= 130; minutes += 13)
        {
            await us.Repositories.GetAsync("acme/shop", Ends);
            clock.Move(TimeSpan.FromMinutes(13));
            theirs.Move(TimeSpan.FromMinutes(13));
        }
        (github.Strangers, github.App.Given.Count).ShouldBe((0, 3));
    }

    [Fact]
    public async Task A_repository_that_was_renamed_is_found_and_answered_where_GitHub_sends_us()
    {
        using var us = new Us(github, clock);
        var root = github["beta/api"].Comment("@claude remember: x");
        github.Disturb(http =>
        {
            if (!http.Request.Path.Value!.Contains("/acme/old/", StringComparison.Ordinal))
                return Task.FromResult(false);
            // As GitHub does it: a request that changes something keeps its method.
            http.Response.StatusCode = http.Request.Method == "GET" ? 301 : 307;
            http.Response.Headers.Location = $"{github.Address}{http.Request.Path.Value["/api/v3".Length..].Replace("/acme/old/", "/beta/api/", StringComparison.Ordinal)}{http.Request.QueryString}";
            return Task.FromResult(true);
        });
        (await us.Comments.OfPullRequestsAsync("acme/old", null, null, Ends)).Items.ShouldHaveSingleItem().Id.ShouldBe(root.Id);
        (await us.Comments.ReplyAsync("acme/old", 1, root.Id, "learned", Ends)).InReplyToId.ShouldBe(root.Id);
        github["beta/api"].OnLines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_leads_elsewhere_is_not_followed()
    {
        using var us = new Us(github, clock);
        var elsewhere = await Should.ThrowAsync<GitHubException>(us.Comments.OfPullRequestsAsync("acme/shop", null, new Uri("https://elsewhere.test/repos/acme/shop/pulls/comments"), Ends));
        elsewhere.Failure.ShouldBe(GitHubFailure.Misunderstood);
        github.AnswerWith(HttpStatusCode.MovedPermanently, headers: ("Location", "https://elsewhere.test/repositories/100"));
        (await Should.ThrowAsync<GitHubException>(us.Repositories.GetAsync("acme/shop", Ends))).Message.ShouldContain("somewhere else");
    }

    [Fact]
    public async Task Files_branches_and_pull_requests_are_made_and_changed()
    {
        using var us = new Us(github, clock);
        var git = github["acme/shop"].Git;
        var main = git.Push("main", "begin", ("CLAUDE.md", "old"), ("src/a b.cs", "x"));
        (await us.Contents.FileAsync("acme/shop", "src/a b.cs", "main", Ends))!.Value.Bytes.ShouldBe("x"u8.ToArray());
        (await us.Contents.FileAsync("acme/shop", "missing.md", "main", Ends)).ShouldBeNull();
        (await us.Contents.RefAsync("acme/shop", "heads/memory/lessons", Ends)).ShouldBeNull();
        var blob = await us.Contents.CreateBlobAsync("acme/shop", "new"u8.ToArray(), Ends);
        var tree = await us.Contents.CreateTreeAsync("acme/shop", (await us.Contents.CommitAsync("acme/shop", main, Ends)).Tree.Sha,
            [new("CLAUDE.md", "100644", "blob", blob), new("src/a b.cs", "100644", "blob", null)], Ends);
        var commit = await us.Contents.CreateCommitAsync("acme/shop", "lessons", tree, [main], Ends);
        await us.Contents.CreateRefAsync("acme/shop", "heads/memory/lessons", commit, Ends);
        (git.Text("memory/lessons", "CLAUDE.md"), git.Text("memory/lessons", "src/a b.cs"), git.Text("main", "CLAUDE.md")).ShouldBe(("new", null, "old"));

        var opened = await us.PullRequests.OpenAsync("acme/shop", new("Lessons", "memory/lessons", "main", "body"), Ends);
        (await us.PullRequests.FromBranchAsync("acme/shop", "memory/lessons", "open", Ends)).ShouldHaveSingleItem().Number.ShouldBe(opened.Number);
        (await us.PullRequests.ChangeAsync("acme/shop", opened.Number, new(Title: "Two lessons"), Ends)).Title.ShouldBe("Two lessons");
        (await us.Contents.MoveRefAsync("acme/shop", "heads/memory/lessons", main, force: true, Ends)).Object.Sha.ShouldBe(main);
        (await us.Contents.DeleteRefAsync("acme/shop", "heads/memory/lessons", Ends)).ShouldBeTrue();
    }

    /// <summary>The client as the service has it.</summary>
    private sealed class Us : IDisposable
    {
        private readonly GitHubSender sender;
        private readonly GitHubCredentials credentials;

        public Us(FakeGitHub github, TimeProvider time, TimeSpan? answerAtMost = null, bool app = false)
        {
            sender = new(github.Address, time, answerAtMost);
            credentials = new(new(Options.Create(new GitHubOptions { ApiUrl = github.Address, Token = FakeGitHub.Token }),
                Options.Create(app ? new GitHubAppOptions { Id = FakeApp.Id, PrivateKeyPath = github.App.KeyFile } : new())), sender, time);
            var client = new GitHubClient(sender, credentials);
            (Comments, Repositories, PullRequests, Contents) = (new(client), new(client), new(client), new(client));
        }

        public GitHubComments Comments { get; }
        public GitHubRepositories Repositories { get; }
        public GitHubPullRequests PullRequests { get; }
        public GitHubContents Contents { get; }

        public void Dispose()
        {
            sender.Dispose();
            credentials.Dispose();
        }
    }
}
