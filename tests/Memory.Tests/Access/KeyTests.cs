using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Access;

public sealed class KeyTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("mem_0000000000000000000000000000000000000000000")]
    [InlineData("nonsense")]
    public async Task Without_a_known_key_every_route_answers_401(string? key)
    {
        using var client = app.WithKey(key);
        foreach (var route in new[] { "/v1/lessons", "/v1/search?q=x", "/v1/stats", "/v1/keys", "/v1/deliveries", "/v1/repos/a/b/claude-md", "/v1/lessons/L1" })
            (await client.GetAsync(route)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, route);
        (await client.PostAsJsonAsync("/v1/context", new { repo = "a/b" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Health_and_description_are_open_and_carry_no_data()
    {
        using var nobody = app.WithKey(null);
        (await nobody.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetStringAsync("/openapi/v1.json")).ShouldContain("/v1/comments");
    }

    [Theory]
    [InlineData("/v1/keys")]
    [InlineData("/v1/deliveries")]
    public async Task A_session_key_is_no_admin(string route) =>
        (await app.Session.GetAsync(route)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_session_key_hands_in_no_comments() =>
        (await app.Session.PostAsJsonAsync("/v1/comments", Says.Member("ana", "hello"), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task The_files_are_for_their_owner_alone_and_the_store_has_no_key()
    {
        _ = app.Admin;
        foreach (var name in new[] { "admin.key", "session.key" })
        {
            var file = Path.Combine(app.Folder, name);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var secret = (await File.ReadAllTextAsync(file)).Trim();
            foreach (var store in Directory.GetFiles(app.Folder, "memory.db*"))
            {
                await using var stream = new FileStream(store, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                (await reader.ReadToEndAsync()).ShouldNotContain(secret, Case.Sensitive, store);
            }
        }
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        var made = await (await app.Admin.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"] }, MemoryApp.Web)).Content.ReadFromJsonAsync<Key>(MemoryApp.Web);
        using var client = app.WithKey(made!.Secret);
        (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.GetAsync<Page<Key>>("/v1/keys")).Items.ShouldAllBe(k => k.Secret == null);
        (await app.Admin.DeleteAsync($"/v1/keys/{made.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Admin.DeleteAsync($"/v1/keys/{made.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{\"scopes\":[\"read\"]}", "name")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"root\"]}", "scopes")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"read\"],\"repos\":[\"nonsense\"]}", "repos")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"2001-01-01T00:00:00Z\"}", "expiresAt")]
    public async Task A_wrong_key_request_names_the_field(string body, string field)
    {
        var answer = await app.Admin.PostAsync("/v1/keys", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task A_key_for_one_tenant_sees_nothing_of_another()
    {
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens.").In("acme/shop"), Says.Member("bob", "We talked about tokens at length here.").In("acme/shop"));
        var id = (await app.LessonsAsync()).ShouldHaveSingleItem().Id;
        using var other = await app.WithNewKeyAsync(["read"], ["globex/site"]);

        (await other.GetAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/v1/lessons/{id}/history")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var repo in new[] { "acme/shop", "acme/never-seen" })
        {
            (await other.GetAsync($"/v1/lessons?repo={repo}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await other.GetAsync($"/v1/search?q=tokens&repo={repo}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await other.GetAsync($"/v1/repos/{repo}/claude-md")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await other.GetAsync($"/v1/stats?repo={repo}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        async Task<T> GetAsync<T>(string route) => (await other.GetFromJsonAsync<T>(route, MemoryApp.Web))!;
        (await GetAsync<Page<Memory.Client.Lesson>>("/v1/lessons")).Items.ShouldBeEmpty();
        (await GetAsync<SearchResult>("/v1/search?q=tokens")).Items.ShouldBeEmpty();
        (await GetAsync<Page<Repository>>("/v1/repos")).Items.ShouldBeEmpty();
        var stats = await GetAsync<Stats>("/v1/stats");
        (stats.Comments, stats.Lessons.Count, stats.Passages, stats.Repositories).ShouldBe((0L, 0, 0L, 0));
        var asked = await (await other.PostAsJsonAsync("/v1/ask", new AskRequest { Question = "may I log raw tokens?" }, MemoryApp.Web)).Content.ReadFromJsonAsync<Answer>(MemoryApp.Web);
        asked!.Found.ShouldBeFalse();
        asked.People.ShouldBeEmpty();
        (await GetAsync<SearchResult>("/v1/search?q=tokens&repo=globex/site")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_for_some_repositories_cannot_make_a_wider_one()
    {
        using var limited = await app.WithNewKeyAsync(["admin"], ["acme/*"]);
        async Task<HttpStatusCode> MakeAsync(string[]? repos) =>
            (await limited.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "x", Scopes = ["admin"], Repos = repos }, MemoryApp.Web)).StatusCode;
        (await MakeAsync(null)).ShouldBe(HttpStatusCode.Forbidden);
        (await MakeAsync(["globex/*"])).ShouldBe(HttpStatusCode.Forbidden);
        (await MakeAsync(["acme/shop"])).ShouldBe(HttpStatusCode.Created);
    }
}
