using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>People's thumbs on our reply say what they hold of its lesson.</summary>
public sealed class ThumbsTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private FakeGitHub github = null!;
    private MemoryApp app = null!;
    private FakeRepository shop = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = shop.Permissions["ben"] = shop.Permissions["cyd"] = "write";
        github.App.Installations["acme"] = 1;
        app = new MemoryApp(Hook.Settings(new(github.AppSettings()) { ["Memory:GitHub:Replies"] = "full" }), time: clock);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    private async Task<(string Lesson, FakeComment Reply)> LearnAsync()
    {
        var comment = shop.Comment("@claude remember: never log raw tokens, they end up at a third party");
        await new Hook(app.WithKey(null)).SaidAsync(shop, comment);
        await Eventually.TrueAsync(() => Task.FromResult(shop.OnLines.Values.Any(c => c.InReplyTo == comment.Id)), "it is answered");
        return ((await app.LessonsAsync()).ShouldHaveSingleItem().Id, shop.OnLines.Values.Single(c => c.InReplyTo == comment.Id));
    }

    /// <summary>A quarter of an hour later.</summary>
    private async Task<LessonOutcomes> BecomesAsync(string lesson, Func<LessonOutcomes, bool> expected, string what)
    {
        clock.Move(TimeSpan.FromMinutes(16));
        return (await Eventually.BecomesAsync(() => app.GetAsync<Lesson>($"/v1/lessons/{lesson}"), l => expected(l.Outcomes!), what)).Outcomes!;
    }

    [Fact]
    public async Task Whoever_may_teach_is_heard_once_and_may_think_again()
    {
        var (lesson, reply) = await LearnAsync();
        reply.Reactions.AddRange([("ben", "+1"), ("ben", "heart"), ("stranger", "-1"), ("robot[bot]", "-1"), ("ana", "+1")]);
        (await BecomesAsync(lesson, o => o.Followed > 0, "ben's thumb is seen")).ShouldSatisfyAllConditions(
            o => o.Followed.ShouldBe(1, "nobody holds what they said themselves to be right"), o => o.Wrong.ShouldBe(0, "strangers and bots are not heard"));

        reply.Reactions.AddRange([("ben", "-1"), ("cyd", "+1")]);
        (await BecomesAsync(lesson, o => o.Wrong > 0, "ben thinks otherwise")).ShouldSatisfyAllConditions(
            o => (o.Followed, o.Wrong).ShouldBe((1, 1)), o => o.Doubts.ShouldHaveSingleItem().ShouldContain("ben called it wrong"));

        reply.Reactions.RemoveAll(r => r.Login == "ben");
        (await BecomesAsync(lesson, o => o.Wrong == 0, "ben takes it back")).Followed.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_is_gone_is_looked_at_no_more()
    {
        var (_, gone) = await LearnAsync();
        var other = shop.Comment("@claude remember: use decimal for money, doubles lose cents", pr: 2);
        await new Hook(app.WithKey(null)).SaidAsync(shop, other);
        await Eventually.TrueAsync(() => Task.FromResult(shop.OnLines.Values.Any(c => c.InReplyTo == other.Id)), "another is answered");
        var stays = shop.OnLines.Values.Single(c => c.InReplyTo == other.Id);
        int Looks(FakeComment reply) => github.Requests.Count(r => r.Method == "GET" && r.Path.EndsWith($"pulls/comments/{reply.Id}/reactions", StringComparison.Ordinal));
        await Eventually.TrueAsync(() => Task.FromResult(Looks(gone) == 1 && Looks(stays) == 1), "both are looked at");
        shop.OnLines.TryRemove(gone.Id, out _);
        for (var looks = 2; looks < 4; looks++)
        {
            clock.Move(TimeSpan.FromMinutes(16));
            await Eventually.TrueAsync(() => Task.FromResult(Looks(gone) == 2 && Looks(stays) == looks), "one is looked at again");
        }
    }
}
