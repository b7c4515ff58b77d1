using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Storage;

/// <summary>The way to PostgreSQL: refused with a reason, cut and found again.</summary>
public sealed class PostgresStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", "ConnectionStrings:Memory is missing")]
    [InlineData("Host=127.0.0.1;Pasword=hunter2", "ConnectionStrings:Memory cannot be read")]
    [InlineData("Host=127.0.0.1;Password=a;hunter2=b", "ConnectionStrings:Memory cannot be read")]
    [InlineData("Host=127.0.0.1;Port=x;Password=hunter2", "ConnectionStrings:Memory cannot be read")]
    [InlineData("Database=memory;Password=hunter2", "names no Host")]
    [InlineData("Host=127.0.0.1;Port=1;Database=memory;Username=u;Password=hunter2", "PostgreSQL cannot be reached at 127.0.0.1:1")]
    [InlineData("Host=no-such-host.test;Database=memory;Username=u;Password=hunter2", "PostgreSQL cannot be reached at no-such-host.test:5432")]
    [InlineData("there;Database=nowhere;Password=hunter2", "there is no database 'nowhere'")]
    [InlineData("there;Username=stranger;Password=hunter2", "does not let the user 'stranger' in")]
    public async Task A_wrong_connection_string_ends_the_start_with_the_setting_and_the_fix(string connection, string expected)
    {
        if (connection.StartsWith("there", StringComparison.Ordinal))
            connection = PostgresServer.Require().ConnectionString("postgres") + connection["there".Length..];
        await using var wrong = await MemoryProcess.StartAsync(folder, "--Memory:Store=postgres", $"--ConnectionStrings:Memory={connection}");
        (await wrong.ExitAsync()).ShouldBe(1);
        wrong.Output.ShouldContain(expected);
        wrong.Output.ShouldNotContain("hunter2");
        wrong.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Every_node_has_keys_of_its_own_and_takes_none_from_another()
    {
        var settings = TestStore.On(TestStore.NewDatabase()).ToDictionary(s => s.Key, s => (string?)s.Value);
        await using var first = new MemoryApp(settings);
        await using var second = new MemoryApp(settings);
        using var a = first.Admin;
        using var b = second.Admin;
        (await a.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await b.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Session.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.GetAsync<Page<Key>>("/v1/keys")).Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_key_file_that_was_deleted_is_a_rotation_of_this_node_alone()
    {
        var settings = TestStore.On(TestStore.NewDatabase()).ToDictionary(s => s.Key, s => (string?)s.Value);
        string old;
        await using (var before = new MemoryApp(settings, folder))
        {
            _ = before.Admin;
            old = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
        }
        await using var other = new MemoryApp(settings);
        _ = other.Admin;
        File.Delete(Path.Combine(folder, "admin.key"));
        await using var after = new MemoryApp(settings, folder);
        (await after.Admin.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.WithKey(old).GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.Admin.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cut_connections_are_made_again_and_meanwhile_the_answer_is_503()
    {
        var server = PostgresServer.Require();
        var database = TestStore.NewDatabase();
        await using var app = new MemoryApp(TestStore.On(database).ToDictionary(s => s.Key, s => (string?)s.Value));
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));
        using var admin = app.Admin;

        server.Execute("postgres", $"alter database {database} with allow_connections false");
        server.Execute("postgres", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
        await Eventually.TrueAsync(async () =>
        {
            var refused = await admin.PostAsJsonAsync("/v1/comments", Says.Member("ana", "hello"), MemoryApp.Web);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await refused.Content.ReadAsStringAsync());
            return (await admin.GetAsync("/readyz")).StatusCode == HttpStatusCode.ServiceUnavailable;
        }, "the service says that it is not ready");

        server.Execute("postgres", $"alter database {database} with allow_connections true");
        await Eventually.TrueAsync(async () => (await admin.GetAsync("/readyz")).IsSuccessStatusCode, "the service is ready again");
        (await app.SayAsync(Says.Member("ben", "@claude remember: use UTC in all timestamps."))).Lessons.ShouldHaveSingleItem();
        (await app.GetAsync<SearchResult>("/v1/search?q=utc+timestamps")).Items.ShouldHaveSingleItem();
    }
}
