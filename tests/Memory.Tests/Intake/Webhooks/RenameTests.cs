using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Intake.Webhooks;

/// <summary>A repository is its host's number: what was learned goes by whatever name it has.</summary>
public sealed class RenameTests : IAsyncLifetime
{
    private readonly MemoryApp app = new(Hook.Settings());
    private readonly FakeRepository repo = new(7001, "acme/shop");
    private Hook hook = null!;

    public ValueTask InitializeAsync()
    {
        hook = new(app.WithKey(null));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("renamed", "acme/store")]
    [InlineData("transferred", "globex/shop")]
    public async Task What_was_learned_goes_by_the_new_name(string action, string name)
    {
        var root = repo.Comment("@claude remember: never log raw tokens", path: "src/api/Login.cs");
        await LearnAsync(root);
        var bound = await app.WithNewKeyAsync(["read"], ["acme/shop"]);
        var former = repo.Name;
        repo.Name = name;
        await DoneAsync(await hook.TellAsync("repository", Renamed(action, former)));

        var lesson = (await app.LessonsAsync($"repo={name}")).ShouldHaveSingleItem();
        (lesson.Status, lesson.Repo).ShouldBe(("active", name));
        (await app.LessonsAsync("repo=acme/shop")).ShouldBeEmpty();
        (await bound.GetFromJsonAsync<SearchResult>($"/v1/search?repo={name}&q=tokens", MemoryApp.Web))!.Items.ShouldHaveSingleItem().Id.ShouldBe(lesson.Id);

        // Its thread goes on: a reply by the new name narrows it, and what was told by the old name is one of now.
        (await LearnAsync(repo.Comment("@claude only in src/api", inReplyTo: root.Id))).Outcome.ShouldBe("learned");
        repo.Name = former;
        (await LearnAsync(repo.Comment("@claude approve", inReplyTo: root.Id))).Repo.ShouldBe(name);
        (await app.GetAsync<Page<AuditEntry>>("/v1/audit?what=repository.renamed")).Items.ShouldHaveSingleItem().Detail.ShouldBe(former);
    }

    [Fact]
    public async Task A_rename_that_nobody_told_of_is_seen_at_the_next_word()
    {
        await LearnAsync(repo.Comment("@claude remember: never log raw tokens"));
        repo.Name = "acme/store";
        await LearnAsync(repo.Comment("@claude remember: values go into SQL as parameters"));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("repo=acme/store&status=active")).Count == 2, "both go by the new name");
        (await app.LessonsAsync("repo=acme/shop")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_repository_keeps_its_lessons_until_it_is_erased()
    {
        await LearnAsync(repo.Comment("@claude remember: never log raw tokens"));
        (await DoneAsync(await hook.TellAsync("repository", new() { ["action"] = "deleted", ["repository"] = repo.ToJson(), ["sender"] = FakeComment.User("ana") }))).Reason!.ShouldContain("memory erase repo acme/shop");
        (await app.LessonsAsync("status=active")).Count.ShouldBe(1);
    }

    private JsonObject Renamed(string action, string former) => new()
    {
        ["action"] = action,
        ["changes"] = action == "renamed"
            ? new JsonObject { ["repository"] = new JsonObject { ["name"] = new JsonObject { ["from"] = former.Split('/')[1] } } }
            : new JsonObject { ["owner"] = new JsonObject { ["from"] = new JsonObject { ["organization"] = FakeComment.User(former.Split('/')[0]) } } },
        ["repository"] = repo.ToJson(),
        ["sender"] = FakeComment.User("ana"),
    };

    private async Task<Delivery> LearnAsync(FakeComment comment) => await DoneAsync(await hook.SaidAsync(repo, comment));

    private Task<Delivery> DoneAsync(string delivery) => Eventually.BecomesAsync(
        async () => (await app.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.Single(d => d.Id == delivery), d => d.Outcome != "pending", "the delivery is understood");
}
