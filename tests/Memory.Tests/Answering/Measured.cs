using System.Diagnostics;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>Each of many tags is reacted to, learned and answered. How soon is written down for docs/performance.md and not asserted: a machine's speed is no promise.</summary>
public sealed class Measured(ITestOutputHelper output)
{
    private const int Tags = 50;

    [Fact]
    public async Task From_a_tag_to_the_reaction_the_lesson_and_the_reply()
    {
        await using var github = await FakeGitHub.StartAsync([.. Enumerable.Range(0, Tags).Select(i => $"acme/r{i}")]);
        await using var app = new MemoryApp(Hook.Settings(github.Settings()));
        var hook = new Hook(app.WithKey(null));
        var (reactions, served, replies) = (new List<double>(), new List<double>(), new List<double>());
        using var admin = app.Admin;
        for (var i = 0; i < Tags; i++)
        {
            // A repository of its own: no rule is near another one.
            var shop = github[$"acme/r{i}"];
            shop.Permissions["ana"] = "write";
            var comment = shop.Comment($"@claude remember: the module zone{i}x never imports helper{i}y", pr: 1 + i);
            var since = Stopwatch.StartNew();
            await hook.SaidAsync(shop, comment);
            var reaction = Eventually.TrueAsync(() => Task.FromResult(comment.Reactions.Count > 0), "reaction").ContinueWith(_ => since.Elapsed.TotalMilliseconds, TaskScheduler.Default);
            var found = Eventually.TrueAsync(async () => (await admin.GetStringAsync($"/v1/search?repo=acme/r{i}&q=zone{i}x")).Contains("helper", StringComparison.OrdinalIgnoreCase), "served").ContinueWith(_ => since.Elapsed.TotalMilliseconds, TaskScheduler.Default);
            var reply = Eventually.TrueAsync(() => Task.FromResult(shop.OnLines.Values.Any(c => c.InReplyTo == comment.Id)), "reply").ContinueWith(_ => since.Elapsed.TotalMilliseconds, TaskScheduler.Default);
            reactions.Add(await reaction);
            served.Add(await found);
            replies.Add(await reply);
        }
        foreach (var (name, times) in new[] { ("tag to reaction", reactions), ("tag to served", served), ("tag to reply", replies) })
            output.WriteLine($"{name}: median {times.Order().ElementAt(Tags / 2):0.0} ms, p95 {times.Order().ElementAt(Tags * 95 / 100):0.0} ms, most {times.Max():0.0} ms");
    }
}
