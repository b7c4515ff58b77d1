using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Comments;
using Memory.Storage;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Intake.Harvesting;

/// <summary>What GitHub says around a comment stays with it, whoever told of it first, and a maintainer's word against a bot's finding counts.</summary>
public sealed class SignalTests : IAsyncLifetime
{
    private FakeGitHub github = null!;
    private FakeRepository shop = null!;
    private MemoryApp app = null!;
    private Hook hook = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = "write";
        app = new MemoryApp(Hook.Settings(github.Settings()));
        hook = new Hook(app.WithKey(null));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task Resolved_outdated_and_agreed_with_stay_with_a_comment()
    {
        var comment = shop.Comment("Money is `decimal`, never `double`.");
        await hook.SaidAsync(shop, comment);
        await DoneAsync(await hook.TellAsync("pull_request_review_thread", new JsonObject
        {
            ["action"] = "resolved",
            ["thread"] = new JsonObject { ["comments"] = new JsonArray(comment.OnLine()) },
            ["pull_request"] = new JsonObject { ["number"] = 1 },
            ["repository"] = shop.ToJson(),
            ["sender"] = FakeComment.User("ana"),
        }));
        (await StoredAsync(comment)).Resolved.ShouldBe(true);

        comment.Outdated = true;
        comment.Reactions.AddRange([("ben", "+1"), ("carl", "heart"), ("dora", "confused")]);
        await HarvestAsync();
        (await StoredAsync(comment)).ShouldSatisfyAllConditions(c => c.Resolved.ShouldBe(true), c => c.Outdated.ShouldBe(true), c => c.Reactions.ShouldBe(2));
    }

    [Fact]
    public async Task A_maintainers_reply_to_a_bot_is_kept_when_it_is_tagged()
    {
        var finding = shop.Comment("This retry loop has no upper bound. Consider limiting it.", "reviewbot[bot]", isBot: true, association: "NONE");
        await hook.SaidAsync(shop, finding);
        var answer = shop.Comment("@claude leave this as it is, because the vendor's gateway drops requests at random and the caller has a deadline", inReplyTo: finding.Id);
        (await DoneAsync(await hook.SaidAsync(shop, answer))).Outcome.ShouldBe("learned");
        var lesson = (await app.LessonsAsync()).ShouldHaveSingleItem();
        (lesson.Kind, lesson.Status, lesson.ApprovedBy).ShouldBe(("keep", "active", "ana"));
    }

    [Fact]
    public async Task And_proposed_when_it_is_mined()
    {
        var finding = shop.Comment("Why is there a `sleep(2)`?", "reviewbot[bot]", isBot: true, association: "NONE");
        shop.Comment("This is intentional because the old printers lose the second ticket otherwise.", inReplyTo: finding.Id);
        await HarvestAsync();
        var lesson = (await Eventually.BecomesAsync(() => app.LessonsAsync(), l => l.Count > 0, "it is proposed")).ShouldHaveSingleItem();
        (lesson.Kind, lesson.Status).ShouldBe(("keep", "proposed"));
    }

    private async Task HarvestAsync()
    {
        using var answer = await app.Admin.PostAsJsonAsync("/v1/repos/acme/shop/harvest", new HarvestRequest { Mode = "all" }, MemoryApp.Web);
        var job = (await answer.Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web))!.Job;
        (await Eventually.BecomesAsync(() => app.GetAsync<Job>($"/v1/jobs/{job}"), j => j.State is "done" or "failed", "the harvest ends")).State.ShouldBe("done");
    }

    private async Task<ReviewComment> StoredAsync(FakeComment comment) => (await app.Services.GetRequiredService<Database>()
        .ReadAsync(s => CommentStore.FindAsync(s, CommentKey.Of("github", "acme/shop", CommentKind.ReviewComment, $"{comment.Id}"))))!.Value.Comment;

    private Task<Delivery> DoneAsync(string delivery) => Eventually.BecomesAsync(
        async () => (await app.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.Single(d => d.Id == delivery), d => d.Outcome != "pending", "the delivery is understood");
}
