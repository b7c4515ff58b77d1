using System.Net;
using System.Text;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>Whatever is wrong, a session goes on: an empty 200, and 401 for a bad key alone.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"hook_event_name":"SessionStart"}""")]
    [InlineData("""{"hook_event_name":"SessionEnd","session_id":"s","reason":"other"}""")]
    [InlineData("""{"hook_event_name":"Invented","session_id":"s"}""")]
    [InlineData("""{"hook_event_name":7,"session_id":{},"cwd":[],"tool_input":"x","prompt":null}""")]
    [InlineData("""{"hook_event_name":"PreToolUse","session_id":"s","tool_input":{"file_path":7,"content":[],"edits":[1]}}""")]
    [InlineData("{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"s\",\"prompt\":\"\\ud800\"}")]
    public async Task Nonsense_is_an_empty_answer(string body)
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        (await PostAsync(app.Session, body)).ShouldBe((HttpStatusCode.OK, ""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    public async Task Whatever_kind_a_body_is_said_to_be_it_is_read_or_passed_over(string? kind)
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        foreach (var (body, told) in new[] { ("""{"hook_event_name":"SessionStart","session_id":"s","source":"startup"}""", "Every public method"), ("a=b", "") })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (kind is not null)
                content.Headers.TryAddWithoutValidation("Content-Type", kind);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/claude-code") { Content = content };
            request.Headers.Add("Memory-Repo", "acme/shop");
            var answer = await app.Session.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(told);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("status");
        }
    }

    [Fact]
    public async Task A_bad_key_is_told()
    {
        await using var app = new MemoryApp();
        (await PostAsync(app.WithKey(null), "{}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(app.WithKey("mem_nobody"), "{}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_repository_that_is_none_or_outside_the_grant_or_unknown_gives_nothing()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        var bound = await app.WithNewKeyAsync(["read"], ["other/place"]);
        foreach (var repo in new[] { "acme/shop", "acme/never-seen" })
            (await new HookClient(bound, repo: repo).StartAsync()).ShouldBeEmpty();
        (await new HookClient(app.Session, repo: "no repository").StartAsync()).ShouldBeEmpty();
        (await new HookClient(app.Session, repo: null).StartAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_and_too_large_are_silent_as_well()
    {
        await using var app = new MemoryApp(new() { ["Memory:Access:ReadsPerMinute"] = "1" });
        _ = await PostAsync(app.Session, "{}");
        for (var i = 0; i < 3; i++)
            (await PostAsync(app.Session, """{"hook_event_name":"SessionStart","session_id":"s"}""")).ShouldBe((HttpStatusCode.OK, ""));
        await using var other = new MemoryApp();
        (await PostAsync(other.Session, new string(' ', 16 * 1024 * 1024 + 1))).ShouldBe((HttpStatusCode.OK, ""));
    }

    [Fact]
    public async Task Two_keys_that_name_their_session_alike_are_two_sessions()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        (await new HookClient(app.Session).StartAsync()).ShouldNotBeEmpty();
        (await new HookClient(await app.WithNewKeyAsync(["read"])).StartAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_session_elsewhere_names_its_repository_when_it_starts()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        await app.TeachAsync("acme/shop", "Controllers never open a transaction.", ["src/api/**"]);
        await app.TeachAsync("acme/other", "Handlers are sealed.", ["src/api/**"]);
        await new HookClient(app.Session).StartAsync();
        (await new HookClient(app.Session, repo: null).ReadAsync("src/api/a.cs")).ShouldContain("Controllers never open");
        (await new HookClient(app.Session, repo: "acme/other").ReadAsync("src/api/a.cs")).ShouldContain("Handlers are sealed");
        (await new HookClient(await app.WithNewKeyAsync(["read"]), repo: null).ReadAsync("src/api/a.cs")).ShouldBeEmpty();
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/hooks/claude-code", content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
