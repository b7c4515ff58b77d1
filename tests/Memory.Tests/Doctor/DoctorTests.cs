using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Doctor;

/// <summary>What is wrong is named, with its fix; what is right is not complained about.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_healthy_service_has_nothing_failed_and_says_what_was_looked_at()
    {
        await using var app = new MemoryApp();
        await app.SayAsync(Says.Member("ana", "@claude remember: values go into SQL as parameters."));
        await Eventually.TrueAsync(async () => (await ExamineAsync(app))["index"].State == "ok", "the index follows the store");
        var checks = await ExamineAsync(app);

        checks.Keys.ShouldBe(["settings", "data folder", "disk", "store", "integrity", "durability", "inbox", "deliveries", "index", "admin.key", "session.key", "keys", "model", "embedder", "github", "publishing"], ignoreOrder: true);
        checks.Values.Where(c => c.State == "failed").ShouldBeEmpty();
        checks["store"].Detail.ShouldContain("migrations up to");
        checks["index"].Detail.ShouldContain("1 lessons");
        checks.Values.ShouldAllBe(c => c.State == "ok" == (c.Fix == null));
    }

    [Fact]
    public async Task Open_files_missing_files_and_ending_keys_are_named()
    {
        await using var app = new MemoryApp();
        var admin = app.Admin;
        await app.WithNewKeyAsync(["read"]);
        var made = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(admin, "/v1/keys",
            new KeyInput { Name = "ci of May", Scopes = ["read"], ExpiresAt = DateTimeOffset.UtcNow.AddDays(3) }, MemoryApp.Web);
        made.EnsureSuccessStatusCode();
        File.Delete(Path.Combine(app.Folder, "session.key"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(app.Folder, "admin.key"), (UnixFileMode)0b110_100_100);
            File.SetUnixFileMode(app.Folder, (UnixFileMode)0b111_101_101);
        }

        var checks = await ExamineAsync(app);

        checks["admin.key"].State.ShouldBe("failed");
        checks["admin.key"].Fix!.ShouldContain("rm ");
        checks["session.key"].State.ShouldBe("warning");
        checks["data folder"].Fix!.ShouldContain("chmod 700");
        checks["keys"].State.ShouldBe("warning");
        checks["keys"].Detail.ShouldContain("ci of May");
    }

    /// <summary>The tests' server runs without fsync; a database can have a synchronous_commit of its own.</summary>
    [Fact]
    public async Task A_server_that_does_not_wait_for_its_disk_is_named()
    {
        await using var app = new MemoryApp(store: TestStore.Postgres);
        var check = (await ExamineAsync(app))["durability"];
        check.State.ShouldBe("warning");
        check.Detail.ShouldStartWith("fsync is off: ");
        check.Fix!.ShouldContain("synchronous_commit");

        await using var relaxed = new MemoryApp(new() { ["ConnectionStrings:Memory"] = TestStore.On(TestStore.NewDatabase())["ConnectionStrings:Memory"] + ";Options=-c synchronous_commit=off", ["Memory:Store"] = TestStore.Postgres });
        (await ExamineAsync(relaxed))["durability"].Detail.ShouldStartWith("fsync is off; synchronous_commit is off: ");
        await using var sqlite = new MemoryApp(store: TestStore.Sqlite);
        (await ExamineAsync(sqlite))["durability"].State.ShouldBe("ok");
    }

    [Fact]
    public async Task Only_an_administrator_asks()
    {
        await using var app = new MemoryApp();
        (await app.Session.GetAsync("/v1/doctor")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var bound = await app.WithNewKeyAsync(["admin"], ["acme/*"]);
        var refused = await bound.GetAsync("/v1/doctor");
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain(app.Folder);
    }

    private static async Task<Dictionary<string, DoctorCheck>> ExamineAsync(MemoryApp app) =>
        (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.ToDictionary(c => c.Name);
}
