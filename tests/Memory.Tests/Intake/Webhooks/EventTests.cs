using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Intake.Events;
using Memory.Storage;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Intake.Webhooks;

/// <summary>What happened to a repository is done once the store is there, and not for what was erased.</summary>
public sealed class EventTests
{
    private static readonly FakeRepository Shop = new(7001, "acme/shop");

    [Fact]
    public async Task A_store_that_is_away_is_no_attempt_and_makes_nobody_wait_for_the_lease()
    {
        var runs = 0;
        var kind = new HostEventKind("push", _ => true, (_, _) => Interlocked.Increment(ref runs) < 3
            ? throw (TestStore.Default == TestStore.Sqlite ? new SqliteException("disk I/O error", 10) : new Npgsql.NpgsqlException("the server is away"))
            : Task.FromResult("done at last"));
        await using var app = new MemoryApp(Hook.Settings()) { Replace = s => s.AddSingleton(kind) };
        var hook = new Hook(app.WithKey(null));
        var first = await hook.TellAsync("push", Push());
        var second = await hook.TellAsync("push", Push());
        foreach (var delivery in new[] { first, second })
        {
            var done = await Eventually.BecomesAsync(async () => (await app.GetAsync<Page<Delivery>>("/v1/deliveries")).Items.Single(d => d.Id == delivery), d => d.Outcome != "pending", "it is done");
            done.Reason!.ShouldContain("done at last");
        }
        var attempts = await app.Services.GetRequiredService<Database>().ReadAsync(s => s.QueryAsync<long>("select attempts from deliveries where mode = 'event'"));
        attempts.ShouldBe([1, 1]);
        runs.ShouldBe(4);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_repository_that_was_erased_and_its_new_name_stays_away_too()
    {
        await using var app = new MemoryApp(Hook.Settings());
        var hook = new Hook(app.WithKey(null));
        var repo = new FakeRepository(7002, "acme/gone");
        var taught = await hook.SaidAsync(repo, repo.Comment("@claude remember: never log raw tokens"));
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Count == 1, "it is learned");
        (await app.Admin.DeleteAsync("/v1/repos/acme/gone")).EnsureSuccessStatusCode();

        await hook.TellAsync("repository", Told("privatized", repo));
        var renamed = Told("renamed", repo);
        (repo.Name, renamed["repository"]!["full_name"], renamed["repository"]!["name"]) = ("acme/again", "acme/again", "again");
        renamed["changes"] = new JsonObject { ["repository"] = new JsonObject { ["name"] = new JsonObject { ["from"] = "gone" } } };
        var delivery = await hook.TellAsync("repository", renamed);
        await Eventually.TrueAsync(async () => (await app.GetAsync<Page<Delivery>>("/v1/deliveries")).Items.Any(d => d.Id == delivery && d.Outcome != "pending"), "the rename is done");
        await hook.SaidAsync(repo, repo.Comment("@claude remember: values go into SQL as parameters"));
        var kept = (await app.GetAsync<Page<Delivery>>("/v1/deliveries")).Items;
        kept.ShouldHaveSingleItem().Id.ShouldBe(delivery);
        taught.ShouldNotBe(delivery);
        (await app.LessonsAsync()).ShouldBeEmpty();
        (await app.GetAsync<Page<Tombstone>>("/v1/tombstones")).Items.Select(t => t.Repo).ShouldBe(["acme/gone", "acme/again"], ignoreOrder: true);
    }

    private static JsonObject Push() => new()
    {
        ["ref"] = "refs/heads/main",
        ["before"] = "a",
        ["after"] = "b",
        ["repository"] = Shop.ToJson(),
        ["sender"] = FakeComment.User("ana"),
    };

    private static JsonObject Told(string action, FakeRepository repo) => new() { ["action"] = action, ["repository"] = repo.ToJson(), ["sender"] = FakeComment.User("ana") };
}
