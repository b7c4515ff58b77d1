using System.Net;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Memory.Tests.Answering;

/// <summary>A burst of tags is learned whole and answered within GitHub's limits: some reactions, few replies, and one summary that is written seldom.</summary>
public sealed class BurstTests
{
    private const int Tags = 400;

    [Fact]
    public async Task Reactions_end_for_the_hour_before_GitHub_shuts_us_out()
    {
        var clock = new MovedClock();
        await using var github = await FakeGitHub.StartAsync("acme/shop");
        var shop = github["acme/shop"];
        await using var app = new MemoryApp(Hook.Settings(github.Settings()), time: clock);
        var hook = new Hook(app.WithKey(null));
        var said = Enumerable.Range(0, 230).Select(i => shop.Comment($"@claude remember: never log tokens of kind {i}", "mallory", association: "NONE")).ToList();
        foreach (var comment in said)
            await hook.SaidAsync(shop, comment);
        await Eventually.TrueAsync(() => Task.FromResult(shop.InConversations.Values.Any(c => c.Body.EndsWith("- and 110 more", StringComparison.Ordinal))), "all are answered");
        said.Sum(c => c.Reactions.Count).ShouldBe(200);
        clock.Move(TimeSpan.FromMinutes(61));
        var later = shop.Comment("@claude remember: never log tokens at all", "mallory", association: "NONE");
        await hook.SaidAsync(shop, later);
        await Eventually.TrueAsync(() => Task.FromResult(later.Reactions.Count == 1), "the next hour has room");
    }

    [Fact]
    public async Task A_burst_is_learned_whole_and_said_in_few_words_whatever_limits_GitHub_names()
    {
        var clock = new MovedClock();
        await using var github = await FakeGitHub.StartAsync("acme/shop");
        var shop = github["acme/shop"];
        shop.Permissions["ana"] = "write";
        github.App.Installations["acme"] = 1;
        github.App.Clock = clock;
        github.Remaining = int.MaxValue;
        var (writes, limited, closedUntil, early) = (0, 0, DateTimeOffset.MinValue, 0);
        github.Disturb(async http =>
        {
            if (clock.GetUtcNow() < closedUntil)
                early++;
            // A secondary limit at each fortieth thing that is said, half of them without a time.
            if (http.Request.Method == "GET" || http.Request.Path.Value!.EndsWith("/access_tokens", StringComparison.Ordinal) || ++writes % 40 != 0)
                return false;
            var isTimed = ++limited % 2 == 0;
            closedUntil = clock.GetUtcNow().AddSeconds(isTimed ? 30 : 60) - TimeSpan.FromSeconds(1);
            http.Response.StatusCode = (int)HttpStatusCode.Forbidden;
            if (isTimed)
                http.Response.Headers.RetryAfter = "30";
            await http.Response.WriteAsJsonAsync(new { message = "You have exceeded a secondary rate limit and have been temporarily blocked from content creation." });
            return true;
        });
        await using var app = new MemoryApp(Hook.Settings(github.AppSettings()), time: clock);
        var hook = new Hook(app.WithKey(null));
        var said = Enumerable.Range(0, Tags).Select(i => shop.Comment($"@claude remember: the module zone{i}x never imports helper{i}y")).ToList();
        await Parallel.ForEachAsync(said, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (comment, _) => await hook.SaidAsync(shop, comment));
        await Eventually.TrueAsync(async () =>
        {
            clock.Move(TimeSpan.FromSeconds(10));
            return (await app.GetAsync<Page<Delivery>>("/v1/deliveries?outcome=pending&limit=1")).Items.Count == 0;
        }, "all is learned");
        await Eventually.TrueAsync(() =>
        {
            clock.Move(TimeSpan.FromSeconds(10));
            return Task.FromResult(shop.InConversations.Values.Any(c => c.Body.EndsWith($"and {Tags - 102} more", StringComparison.Ordinal)));
        }, "all is said");
        (shop.OnLines.Values.Count(c => c.Author == FakeApp.Login), shop.InConversations.Count).ShouldBe((2, 1));
        said.ShouldAllBe(c => c.Reactions.Count <= 1);
        said.Sum(c => c.Reactions.Count).ShouldBeGreaterThanOrEqualTo(200);
        limited.ShouldBeGreaterThan(3);
        // What was on its way when a limit was named still arrives; nothing is sent after that.
        early.ShouldBeLessThanOrEqualTo(limited);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Tags} tags: {github.Requests.Count} requests, {github.Requests.Count(r => r.Method == "PATCH")} edits, {limited} limits, {said.Sum(c => c.Reactions.Count)} reactions");
    }
}
