using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>Whatever people do with their comments, and in whatever order it is told: each has one reply, which says how it stands now.</summary>
public sealed class FollowedTests : IAsyncLifetime
{
    private FakeGitHub github = null!;
    private MemoryApp app = null!;
    private FakeRepository shop = null!;
    private Hook hook = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = "write";
        github.App.Installations["acme"] = 1;
        app = new MemoryApp(Hook.Settings(github.AppSettings()));
        hook = new Hook(app.WithKey(null));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task What_people_do_with_the_comments_is_followed_without_saying_anything_twice()
    {
        var comment = shop.Comment("@claude remember: never log raw tokens");
        await hook.SaidAsync(shop, comment);
        var reply = await ReplyAsync(comment);
        // Whoever takes the tag back, or the whole comment, reads what became of it in the same reply.
        (comment.Body, comment.UpdatedAt) = ("never mind", shop.Later());
        await hook.SaidAsync(shop, comment, "edited");
        await Eventually.TrueAsync(() => Task.FromResult(reply.Body.Contains("**Taken back:** the comment no longer says so", StringComparison.Ordinal)), "the reply says that it is taken back");
        (comment.Body, comment.UpdatedAt) = ("@claude remember: values go into SQL as parameters", shop.Later());
        await hook.SaidAsync(shop, comment, "edited");
        await Eventually.TrueAsync(() => Task.FromResult(reply.Body.Contains("**Learned**", StringComparison.Ordinal) && reply.Body.Contains("parameters", StringComparison.Ordinal)), "the reply says that it is learned");
        await hook.SaidAsync(shop, comment, "deleted");
        await Eventually.TrueAsync(() => Task.FromResult(reply.Body.Contains("**Taken back:** the comment was deleted", StringComparison.Ordinal)), "the reply says that it is gone");
        reply.Body.ShouldNotContain("parameters");

        // Who deletes the reply does not want to read it: nothing is said again, and others are answered.
        var second = shop.Comment("@claude remember: money is decimal, never double", pr: 2);
        await hook.SaidAsync(shop, second);
        var gone = await ReplyAsync(second);
        shop.OnLines.TryRemove(gone.Id, out _);
        (second.Body, second.UpdatedAt) = ("@claude remember: money is decimal, never float", shop.Later());
        await hook.SaidAsync(shop, second, "edited");
        var last = shop.Comment("@claude remember: dates are written as ISO 8601", pr: 3);
        await hook.SaidAsync(shop, last);
        await ReplyAsync(last);
        Replies(second).ShouldBeEmpty();
        Replies(comment).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_whatever_order_and_however_often_it_is_told_it_is_answered_once()
    {
        // The thread is resolved before its comment is told of, and the comment by two webhooks.
        var resolved = shop.Comment("@claude remember: never log raw tokens");
        await hook.TellAsync("pull_request_review_thread", new()
        {
            ["action"] = "resolved",
            ["thread"] = new JsonObject { ["comments"] = new JsonArray(resolved.OnLine()) },
            ["pull_request"] = new JsonObject { ["number"] = 1 },
            ["repository"] = shop.ToJson(),
            ["sender"] = FakeComment.User("ana"),
        });
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Count == 1, "it is learned");
        await hook.SaidAsync(shop, resolved);
        await hook.SaidAsync(shop, resolved);
        (await ReplyAsync(resolved)).Body.ShouldContain("**Learned**");

        // An edit before its creation.
        var edited = shop.Comment("@claude remember: money is double", pr: 2);
        var before = Hook.Payload(shop, edited, "created");
        (edited.Body, edited.UpdatedAt) = ("@claude remember: money is decimal, never double", shop.Later());
        await hook.SaidAsync(shop, edited, "edited");
        await ReplyAsync(edited);
        await hook.TellAsync("pull_request_review_comment", before);

        // A reply before what it replies to.
        var root = shop.Comment("@claude remember: dates are written as ISO 8601", pr: 3);
        var narrower = shop.Comment("@claude only in src/api", pr: 3, inReplyTo: root.Id);
        await hook.SaidAsync(shop, narrower);
        await Eventually.TrueAsync(() => Task.FromResult(Replies(narrower).Count == 1), "it is answered");
        await hook.SaidAsync(shop, root);
        await Eventually.TrueAsync(() => Task.FromResult(Replies(narrower).Any(c => c.Body.Contains("**Scope set**", StringComparison.Ordinal))), "the answer follows");
        await Eventually.TrueAsync(async () => (await app.GetAsync<Page<Delivery>>("/v1/deliveries?outcome=pending")).Items.Count == 0, "all is understood");
        await hook.SaidAsync(shop, shop.Comment("@claude remember: file names are lower case", pr: 4));
        await Eventually.TrueAsync(() => Task.FromResult(shop.OnLines.Values.Any(c => c.Author == FakeApp.Login && c.Number == 4)), "the last is answered");
        foreach (var said in new[] { resolved, edited, root, narrower })
            (Replies(said).Count, said.Reactions.Count).ShouldBe((1, 1), said.Body);
        Replies(edited).Single().Body.ShouldContain("decimal");
    }

    [Fact]
    public async Task Each_verb_is_understood_in_its_own_thread_and_by_its_id_elsewhere()
    {
        (await app.Admin.PutAsJsonAsync("/v1/repos/acme/shop/settings", new { activation = "approval" })).EnsureSuccessStatusCode();
        var comment = shop.Comment("@claude remember: never log raw tokens", path: "src/api/Login.cs");
        await hook.SaidAsync(shop, comment);
        await ReplyAsync(comment);
        var first = (await app.LessonsAsync()).ShouldHaveSingleItem().Id;
        (await OrderAsync(comment, "@claude approve")).ShouldContain($"**Approved** `{first}`");
        (await OrderAsync(null, $"@claude scope {first}: src/web/**", pr: 2)).ShouldContain("Applies to `src/web/**`");
        (await app.LessonsAsync()).ShouldHaveSingleItem().Scope.Paths.ShouldBe(["src/web/**"]);

        var other = shop.Comment("@claude remember: values go into SQL as parameters", pr: 3);
        await hook.SaidAsync(shop, other);
        await ReplyAsync(other);
        var third = shop.Comment("@claude remember: money is decimal, never double", pr: 6);
        await hook.SaidAsync(shop, third);
        await ReplyAsync(third);
        (await OrderAsync(third, "@claude forget that", pr: 6)).ShouldContain("**Forgotten**");
        var second = (await app.LessonsAsync("status=proposed")).ShouldHaveSingleItem().Id;
        (await OrderAsync(null, $"@claude approve {second}", pr: 4)).ShouldContain($"**Approved** `{second}`");
        (await OrderAsync(null, $"@claude why {second}", pr: 5)).ShouldContain("parameters");
        (await app.LessonsAsync("status=active")).Select(l => l.Id).ShouldBe([first, second], ignoreOrder: true);
    }

    [Fact]
    public async Task A_closed_pull_request_is_answered_as_an_open_one()
    {
        shop.PullRequests[1] = new(shop, 1) { State = "closed" };
        var comment = shop.Comment("@claude remember: never log raw tokens");
        await hook.SaidAsync(shop, comment);
        (await ReplyAsync(comment)).Body.ShouldContain("**Learned**");
        // It comes from a fork: who may write there is of no matter.
        github.Requests.ShouldAllBe(r => r.Path.StartsWith("/repos/acme/shop", StringComparison.Ordinal) || r.Path.StartsWith("/app", StringComparison.Ordinal));
    }

    private async Task<string> OrderAsync(FakeComment? thread, string body, int pr = 1)
    {
        var order = shop.Comment(body, pr: pr, inReplyTo: thread?.Id);
        await hook.SaidAsync(shop, order);
        return (await ReplyAsync(order)).Body;
    }

    /// <summary>Ours to a comment, wherever it stands.</summary>
    private List<FakeComment> Replies(FakeComment to) =>
        [.. shop.OnLines.Values.Where(c => c.Author == FakeApp.Login && c.Body.StartsWith($"<!-- memory:answer {to.Id} ", StringComparison.Ordinal))];

    private Task<FakeComment> ReplyAsync(FakeComment to) =>
        Eventually.BecomesAsync(() => Task.FromResult(Replies(to).FirstOrDefault()!), c => c is not null, $"\"{to.Body}\" is answered");
}
