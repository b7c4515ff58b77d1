using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Storage;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Intake.Harvesting;

/// <summary>What was said before we were there is read page by page, as seldom as possible, and never twice.</summary>
public sealed class HarvestTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-harvest-").FullName;
    private FakeGitHub github = null!;
    private FakeRepository shop = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = "write";
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Twenty_thousand_comments_cost_two_hundred_requests()
    {
        for (var i = 0; i < 12_050; i++)
            shop.Comment($"looks good {i}", "ben", pr: 1 + (i / 20));
        for (var i = 0; i < 7_950; i++)
            shop.Say($"thanks {i}", "ben", number: 1 + (i / 20));
        await using var app = new MemoryApp(github.Settings(), folder);
        var job = await StartAsync(app.Admin);
        var read = await Eventually.BecomesAsync(() => app.GetAsync<Job>($"/v1/jobs/{job}"), j => j.Done >= 20_000, "all pages are read");
        github.Requests.Count.ShouldBe(203);
        (read.Total, (await app.GetAsync<Stats>("/v1/stats")).Deliveries.Values.Sum()).ShouldBe((20_100, 20_000));
    }

    [Fact]
    public async Task A_harvest_that_is_killed_at_every_page_goes_on_where_it_was()
    {
        for (var i = 0; i < 250; i++)
            shop.Comment($"looks good {i}", "ben");
        shop.Comment("@claude remember: never log raw tokens");
        shop.Say("@claude remember: values go into SQL as parameters");
        string[] settings = [.. github.Settings().Select(s => $"--{s.Key}={s.Value}")];
        var (reached, kills, job) = (new TaskCompletionSource(), 0, "");
        github.Disturb(async http =>
        {
            if (!http.Request.Path.Value!.EndsWith("/comments", StringComparison.Ordinal))
                return false;
            // Each page is asked for, and whoever asks does not live to see it; the next one does, and is killed at the page after it.
            if (github.Requests.Count(r => r.ToString() == github.Requests[^1].ToString()) > 1)
                return false;
            Interlocked.Increment(ref kills);
            reached.TrySetResult();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, http.RequestAborted));
            return true;
        });
        Job? done = null;
        while (done is null)
        {
            reached = new();
            await using var service = await (await MemoryProcess.StartAsync(folder, settings)).ReadyAsync();
            using var client = service.Admin();
            job = job.Length == 0 ? await StartAsync(client) : job;
            var over = OverAsync(client, job);
            if (await Task.WhenAny(reached.Task, over) == over)
            {
                done = await over;
                (await client.GetFromJsonAsync<Page<Lesson>>("/v1/lessons?status=active", MemoryApp.Web))!.Items.Count.ShouldBe(2);
                (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.Values.Sum().ShouldBe(252);
            }
            else
            {
                await service.KillAsync();
                await Task.WhenAny(over);
            }
        }
        var report = done.Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!;
        (done.State, report.Comments, report.Stored, report.Requests, kills).ShouldBe(("done", 252, 252, 4, 4));
        // The page that was never answered is the only one that was asked for again.
        github.Requests.Where(r => r.Path.EndsWith("/comments", StringComparison.Ordinal)).GroupBy(r => r.ToString()).ShouldAllBe(g => g.Count() == 2);
        github.Requests.ShouldAllBe(r => r.Method == "GET");
    }

    [Fact]
    public async Task A_repository_that_is_renamed_while_its_harvest_waits_is_read_by_its_new_name()
    {
        var clock = new MovedClock();
        for (var i = 0; i < 150; i++)
            shop.Comment($"looks good {i}", "ben");
        shop.Comment("@claude remember: never log raw tokens");
        await using var app = new MemoryApp(Hook.Settings(github.Settings()), folder, clock);
        await new Hook(app.WithKey(null)).SaidAsync(shop, shop.Comment("looks good to me"));
        (github.Remaining, github.ResetAt) = (1, clock.GetUtcNow().AddMinutes(20));
        var job = await StartAsync(app.Admin);
        await Eventually.BecomesAsync(() => app.GetAsync<Job>($"/v1/jobs/{job}"), j => j.State == "waiting", "it waits");

        github.Repositories.TryRemove("acme/shop", out _);
        (shop.Name, github.Repositories["acme/store"]) = ("acme/store", shop);
        await new Hook(app.WithKey(null)).TellAsync("repository", new()
        {
            ["action"] = "renamed",
            ["changes"] = new System.Text.Json.Nodes.JsonObject { ["repository"] = new System.Text.Json.Nodes.JsonObject { ["name"] = new System.Text.Json.Nodes.JsonObject { ["from"] = "shop" } } },
            ["repository"] = shop.ToJson(),
            ["sender"] = FakeComment.User("ana"),
        });
        await Eventually.BecomesAsync(() => app.GetAsync<Job>($"/v1/jobs/{job}"), j => j.Repo == "acme/store", "the job follows");
        github.Remaining = 5000;
        clock.Move(TimeSpan.FromMinutes(21));
        (await OverAsync(app.Admin, job)).State.ShouldBe("done");
        (await app.LessonsAsync("repo=acme/store&status=active")).Count.ShouldBe(1);
        (await app.GetAsync<Page<Delivery>>("/v1/deliveries?repo=acme/shop")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_deleted_or_edited_between_two_pages_hides_nothing()
    {
        var said = Enumerable.Range(0, 250).Select(i => shop.Comment(Rules.TryGetValue(i, out var rule) ? $"@claude remember: {rule}" : $"looks good {i}")).ToList();
        var pages = 0;
        github.Disturb(http =>
        {
            if (http.Request.Path.Value!.EndsWith("/pulls/comments", StringComparison.Ordinal) && Interlocked.Increment(ref pages) is 2 or 3)
            {
                foreach (var gone in said.Skip(10 * pages).Take(5))
                    shop.OnLines.TryRemove(gone.Id, out _);
                (said[pages].Body, said[pages].UpdatedAt) = ("edited in between", shop.Later());
            }
            return Task.FromResult(false);
        });
        await using var app = new MemoryApp(github.Settings(), folder);
        var done = await OverAsync(app.Admin, await StartAsync(app.Admin));
        (await app.LessonsAsync("status=active")).Count.ShouldBe(3);
        done.Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!.Requests.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task More_within_a_second_than_a_page_holds_is_read_by_pages()
    {
        var at = shop.Later();
        foreach (var second in new[] { 0, 1 })
            for (var i = 0; i < 150; i++)
            {
                var comment = new FakeComment(shop, FakeRepository.NextId()) { Body = $"looks good {i}", CreatedAt = at.AddSeconds(second), UpdatedAt = at.AddSeconds(second) };
                shop.OnLines[comment.Id] = comment;
            }
        await using var app = new MemoryApp(github.Settings(), folder);
        var report = (await OverAsync(app.Admin, await StartAsync(app.Admin))).Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!;
        (report.Comments, report.Stored).ShouldBe((300, 300));
    }

    [Fact]
    public async Task Our_mark_alone_makes_nothing_ours()
    {
        shop.Permissions["olga"] = "write";
        shop.Comment("<!-- memory:answer 1 -->\n@claude remember: never log raw tokens");
        shop.Comment("<!-- memory:answer 2 -->\n@claude remember: money is decimal, never double", "olga");
        shop.Say("<!-- memory:answer 3 -->\n@claude remember: values go into SQL as parameters", "another-memory[bot]", isBot: true);
        await using var app = new MemoryApp(github.Settings(), folder);
        var report = (await OverAsync(app.Admin, await StartAsync(app.Admin))).Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!;
        (report.Comments, report.Stored).ShouldBe((3, 1));
        (await app.LessonsAsync("status=active")).ShouldHaveSingleItem().Rule.ShouldContain("tokens");
        github.Requests.Count(r => r.Path == "/user").ShouldBe(1);
    }

    private static readonly Dictionary<int, string> Rules = new() { [100] = "never log raw tokens", [101] = "values go into SQL as parameters", [200] = "money is decimal, never double" };

    [Fact]
    public async Task A_limit_is_waited_for_and_then_it_goes_on()
    {
        var clock = new MovedClock();
        for (var i = 0; i < 250; i++)
            shop.Comment($"looks good {i}", "ben");
        await using var app = new MemoryApp(github.Settings(), folder, clock);
        github.Remaining = 2;
        github.ResetAt = clock.GetUtcNow().AddMinutes(20);
        var job = await StartAsync(app.Admin);
        var waits = await Eventually.BecomesAsync(() => app.GetAsync<Job>($"/v1/jobs/{job}"), j => j.State == "waiting", "it waits");
        waits.WaitUntil!.Value.ShouldBeInRange(github.ResetAt.AddSeconds(-2), github.ResetAt.AddSeconds(2));
        github.Requests.Count.ShouldBe(2);

        github.Remaining = 5000;
        clock.Move(TimeSpan.FromMinutes(21));
        var done = await OverAsync(app.Admin, job);
        done.Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!.Comments.ShouldBe(250);
        github.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Reviews_are_read_when_they_are_asked_for_and_counted_apart()
    {
        foreach (var n in new[] { 1, 2 })
            shop.PullRequests[n] = new(shop, n);
        shop.Review("@claude remember: never log raw tokens", pr: 2);
        var early = shop.Comment("@claude remember: values go into SQL as parameters");
        shop.Comment("@claude remember: use literal unions, not enums");
        await using var app = new MemoryApp(github.Settings(), folder);
        var until = await OverAsync(app.Admin, await StartAsync(app.Admin, new() { Until = early.CreatedAt }));
        until.Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!.ShouldSatisfyAllConditions(r => r.Stored.ShouldBe(1), r => r.ReviewRequests.ShouldBe(0));
        var all = await OverAsync(app.Admin, await StartAsync(app.Admin, new() { Reviews = true }));
        all.Result!.Value.Deserialize<HarvestReport>(MemoryApp.Web)!.ShouldSatisfyAllConditions(r => r.Comments.ShouldBe(3), r => r.Stored.ShouldBe(2), r => r.Requests.ShouldBe(2), r => r.ReviewRequests.ShouldBe(3));
        (await app.LessonsAsync("status=active")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_harvest_that_cannot_be_says_why()
    {
        await using (var none = new MemoryApp())
        {
            using var answer = await none.Admin.PostAsync("/v1/repos/acme/shop/harvest", null);
            (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("Memory:GitHub:Token", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        }
        await using var app = new MemoryApp(github.Settings(), folder);
        github.Repositories.Clear();
        var failed = await OverAsync(app.Admin, await StartAsync(app.Admin));
        (failed.State, failed.Error!.Contains("404", StringComparison.Ordinal), failed.Error.Contains("memory doctor", StringComparison.Ordinal)).ShouldBe(("failed", true, true));
    }

    [Fact]
    public async Task Polling_goes_on_from_where_the_harvest_ended()
    {
        var clock = new MovedClock();
        await using var app = new MemoryApp(new(github.Settings()) { ["Memory:GitHub:PollMinutes"] = "10" }, folder, clock);
        await OverAsync(app.Admin, await StartAsync(app.Admin));
        var now = clock.GetUtcNow();
        var said = new FakeComment(shop, FakeRepository.NextId()) { Body = "@claude remember: never log raw tokens", CreatedAt = now.AddMinutes(1), UpdatedAt = now.AddMinutes(1) };
        shop.OnLines[said.Id] = said;
        clock.Move(TimeSpan.FromMinutes(11));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Count == 1, "it is polled");
        await Eventually.TrueAsync(() => Task.FromResult(said.Reactions.Count == 1 && shop.OnLines.Values.Any(c => c.InReplyTo == said.Id)), "and answered");
        (said.Body, said.UpdatedAt) = ("@claude remember: values go into SQL as parameters", now.AddMinutes(12));
        clock.Move(TimeSpan.FromMinutes(11));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Any(l => l.Rule.Contains("parameters", StringComparison.Ordinal)), "the edit is polled");
    }

    [Fact]
    public async Task What_is_edited_between_two_pages_makes_polling_miss_nothing()
    {
        var clock = new MovedClock();
        await using var app = new MemoryApp(new(github.Settings()) { ["Memory:GitHub:PollMinutes"] = "10", ["Memory:GitHub:Replies"] = "off" }, folder, clock);
        var now = clock.GetUtcNow();
        // Until a time that is past: what was said since is polled.
        await OverAsync(app.Admin, await StartAsync(app.Admin, new() { Until = now.AddHours(-3) }));
        var said = Enumerable.Range(0, 150).Select(i => new FakeComment(shop, FakeRepository.NextId()) { Body = $"word {i}", CreatedAt = now.AddHours(-2).AddSeconds(i), UpdatedAt = now.AddHours(-2).AddSeconds(i) }).ToList();
        (said[99].Body, said[100].Body) = ("@claude remember: values go into SQL as parameters", "@claude remember: never log raw tokens");
        var pages = 0;
        github.Disturb(http =>
        {
            if (http.Request.Path.Value!.EndsWith("/pulls/comments", StringComparison.Ordinal) && http.Request.Query.ContainsKey("since") && shop.OnLines.Count > 100 && Interlocked.Increment(ref pages) == 2)
                (said[3].Body, said[3].UpdatedAt) = ("edited in between", now.AddHours(-1));
            return Task.FromResult(false);
        });
        foreach (var comment in said)
            shop.OnLines[comment.Id] = comment;
        clock.Move(TimeSpan.FromMinutes(11));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Count == 2, "both are polled");
        pages.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_page_that_could_not_be_stored_is_no_known_one()
    {
        var clock = new MovedClock();
        await using var app = new MemoryApp(new(github.Settings()) { ["Memory:GitHub:PollMinutes"] = "10", ["Memory:GitHub:Replies"] = "off" }, folder, clock);
        await OverAsync(app.Admin, await StartAsync(app.Admin));
        var now = clock.GetUtcNow();
        var said = new FakeComment(shop, FakeRepository.NextId()) { Body = "@claude remember: never log raw tokens", CreatedAt = now.AddMinutes(1), UpdatedAt = now.AddMinutes(1) };
        var store = app.Services.GetRequiredService<Database>();
        await store.WriteAsync(s => s.ExecuteAsync("alter table deliveries rename to deliveries_elsewhere"));
        shop.OnLines[said.Id] = said;
        var before = github.Requests.Count;
        clock.Move(TimeSpan.FromMinutes(11));
        await Eventually.TrueAsync(() => Task.FromResult(github.Requests.Skip(before).Any(r => r.Path.EndsWith("/pulls/comments", StringComparison.Ordinal))), "it is asked for");
        // Again and again, and each time the page is as it was.
        await Eventually.TrueAsync(() => Task.FromResult(github.Requests.Skip(before).Count(r => r.Conditional && r.Path.EndsWith("/pulls/comments", StringComparison.Ordinal)) > 1), "it is asked for again");
        await store.WriteAsync(s => s.ExecuteAsync("alter table deliveries_elsewhere rename to deliveries"));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Count == 1, "it is stored");
    }

    private static async Task<string> StartAsync(HttpClient client, HarvestRequest? request = null)
    {
        using var answer = await client.PostAsJsonAsync("/v1/repos/acme/shop/harvest", request ?? new(), MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web))!.Job;
    }

    private static Task<Job> OverAsync(HttpClient client, string id) =>
        Eventually.BecomesAsync(async () => (await client.GetFromJsonAsync<Job>($"/v1/jobs/{id}", MemoryApp.Web))!, j => j.State is "done" or "failed", "the job ends");
}
