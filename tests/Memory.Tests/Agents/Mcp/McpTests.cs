using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Mcp;

/// <summary>The Model Context Protocol on the wire: handshake, tools, limits, and what is refused.</summary>
public sealed class McpTests
{
    private const string Repo = "acme/shop";

    [Fact]
    public async Task A_client_shakes_hands_and_sees_the_tools()
    {
        await using var app = new MemoryApp();
        var client = app.Session;
        var hello = (await client.RequestAsync("initialize", new { protocolVersion = "2025-11-25", capabilities = new { }, clientInfo = new { name = "t", version = "1" } })).GetProperty("result");
        hello.GetProperty("protocolVersion").GetString().ShouldBe("2025-11-25");
        hello.GetProperty("instructions").GetString()!.Length.ShouldBeInRange(100, 1_999);
        hello.GetProperty("capabilities").TryGetProperty("tools", out _).ShouldBeTrue();

        (await client.SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var tools = (await client.RequestAsync("tools/list")).GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        tools.Select(t => t.GetProperty("name").GetString()).ShouldBe(["get_context", "search_lessons", "ask_project", "check_diff", "remember_lesson"], ignoreOrder: true);
        foreach (var tool in tools)
        {
            tool.GetProperty("description").GetString()!.Length.ShouldBeLessThan(300);
            tool.TryGetProperty("outputSchema", out _).ShouldBeFalse();
            tool.GetProperty("inputSchema").GetProperty("type").GetString().ShouldBe("object");
            var always = tool.TryGetProperty("_meta", out var meta) && meta.GetProperty("anthropic/alwaysLoad").GetBoolean();
            always.ShouldBe(tool.GetProperty("name").GetString() is "get_context" or "search_lessons");
        }
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2025-03-26")]
    public async Task Versions_that_clients_speak_are_spoken(string version)
    {
        await using var app = new MemoryApp();
        var hello = await app.Session.RequestAsync("initialize", new { protocolVersion = version, capabilities = new { }, clientInfo = new { name = "t", version = "1" } });
        hello.GetProperty("result").GetProperty("protocolVersion").GetString().ShouldBe(version);
    }

    [Fact]
    public async Task Lessons_come_as_text_with_where_they_were_said()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", ["src/**/*.cs"]);
        var (text, isError) = await app.Session.CallAsync("get_context", new { repo = Repo, task = "add a price", files = new[] { "src/Price.cs" } });
        isError.ShouldBeFalse();
        text.ShouldContain("Money is decimal");
        text.ShouldStartWith("<project-lessons");
        (await app.Session.CallAsync("search_lessons", new { repo = Repo, q = "decimal money" })).Text.ShouldContain("Money is decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.ShouldContain("decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.TrimEnd().ShouldEndWith("</project-lessons>");
        (await app.Session.CallAsync("get_context", new { repo = Repo, task = "translate the footer to French" })).Text.ShouldNotContain("project-lessons");
    }

    [Fact]
    public async Task A_session_is_not_given_the_same_twice()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", ["src/**/*.cs"]);
        var ask = new { repo = Repo, files = new[] { "src/Price.cs" }, session = "s1" };
        (await app.Session.CallAsync("get_context", ask)).Text.ShouldContain("decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.TrimEnd().ShouldEndWith("</project-lessons>");
        (await app.Session.CallAsync("get_context", ask)).Text.ShouldNotContain("decimal");
    }

    [Fact]
    public async Task The_repository_may_stand_in_the_address_or_in_a_header()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", ["src/**/*.cs"]);
        await app.TeachAsync("acme/other", "Logs are structured.", ["src/**/*.cs"]);
        var files = new { files = new[] { "src/Price.cs" } };
        (await app.Session.CallAsync("get_context", files)).Text.ShouldContain("Which repository?");
        (await app.Session.CallAsync("get_context", files, "/mcp?repo=ACME/shop")).Text.ShouldContain("decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.TrimEnd().ShouldEndWith("</project-lessons>");
        (await app.Session.CallAsync("get_context", files, "/mcp", ("Memory-Repo", "acme/shop"))).Text.ShouldContain("decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.TrimEnd().ShouldEndWith("</project-lessons>");
        (await app.Session.CallAsync("get_context", files, "/mcp?repo=acme/other", ("Memory-Repo", "acme/shop"))).Text.ShouldContain("structured");
        (await app.Session.CallAsync("get_context", new { files = files.files, repo = "acme/shop" }, "/mcp?repo=acme/other")).Text.ShouldContain("decimal");
        (await app.Session.CallAsync("ask_project", new { repo = Repo, question = "Is money decimal or double?" })).Text.TrimEnd().ShouldEndWith("</project-lessons>");
    }

    [Fact]
    public async Task A_repository_outside_the_grant_is_refused_whether_or_not_it_exists()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", []);
        var stranger = await app.WithNewKeyAsync(["read"], ["other/place"]);
        foreach (var repo in new[] { Repo, "acme/never-seen" })
        {
            var (text, isError) = await stranger.CallAsync("search_lessons", new { repo, q = "money" });
            (text, isError).ShouldBe(("This key does not cover that repository.", true));
            (await stranger.RequestAsync("resources/read", new { uri = $"lessons://{repo}" })).TryGetProperty("error", out _).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_an_agent_remembers_is_a_proposal_whatever_its_key()
    {
        await using var app = new MemoryApp();
        var (text, isError) = await app.Admin.CallAsync("remember_lesson", new { repo = Repo, rule = "Dates are UTC.", scope = new { paths = new[] { "src/**" } } });
        isError.ShouldBeFalse(text);
        var lesson = (await app.LessonsAsync($"repo={Repo}")).ShouldHaveSingleItem();
        lesson.Status.ShouldBe("proposed");
        lesson.Scope.Paths.ShouldBe(["src/**"]);
        text.ShouldContain(lesson.Id);
        (await app.Admin.CallAsync("remember_lesson", new { repo = Repo, rule = "x", core = true })).IsError.ShouldBeTrue();
        (await app.Session.CallAsync("get_context", new { repo = Repo, files = new[] { "src/a.cs" } })).Text.ShouldNotContain("UTC");
    }

    [Fact]
    public async Task A_repositorys_lessons_are_a_resource()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", []);
        (await app.Session.RequestAsync("resources/templates/list")).GetProperty("result").GetProperty("resourceTemplates")[0].GetProperty("uriTemplate").GetString().ShouldBe("lessons://{owner}/{name}");
        (await app.Session.RequestAsync("resources/list", path: $"/mcp?repo={Repo}")).GetProperty("result").GetProperty("resources")[0].GetProperty("uri").GetString().ShouldBe($"lessons://{Repo}");
        (await app.Session.RequestAsync("resources/list", path: "/mcp?repo=x")).GetProperty("error").GetProperty("message").GetString()!.ShouldContain("owner/name");
        var read = (await app.Session.RequestAsync("resources/read", new { uri = $"lessons://{Repo}" })).GetProperty("result").GetProperty("contents")[0];
        read.GetProperty("text").GetString()!.ShouldContain("Money is decimal");
        (await app.Session.RequestAsync("resources/read", new { uri = "file:///etc/passwd" })).TryGetProperty("error", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_diff_is_checked()
    {
        await using var app = new MemoryApp();
        var id = await app.TeachAsync(Repo, "Take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        var (text, isError) = await app.Session.CallAsync("check_diff", new { repo = Repo, diff = "--- a/src/a.cs\n+++ b/src/a.cs\n@@ -1 +1 @@\n-x\n+var now = DateTime.Now;\n" });
        isError.ShouldBeFalse(text);
        text.ShouldStartWith("<project-lessons");
        text.TrimEnd().ShouldEndWith("</project-lessons>");
        text.ShouldContain($"match src/a.cs:1");
        text.ShouldContain(id);
        (await app.Session.CallAsync("check_diff", new { repo = Repo, diff = "" })).Text.ShouldContain("No lesson");
        (await app.Session.CallAsync("check_diff", new { repo = Repo })).IsError.ShouldBeTrue();
        await app.Session.CallAsync("check_diff", new { repo = Repo, session = "s1", diff = "--- a/src/a.cs\n+++ b/src/a.cs\n@@ -1 +1 @@\n-x\n+var now = DateTime.Now;\n" });
        await Eventually.BecomesAsync(() => app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}"), l => l.Outcomes!.Sessions == 1, "the session is told");
    }

    [Fact]
    public async Task A_newcomer_is_shown_round()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync(Repo, "Money is decimal, never double.", []);
        (await app.Session.RequestAsync("prompts/list")).GetProperty("result").GetProperty("prompts")[0].GetProperty("name").GetString().ShouldBe("onboard");
        foreach (var (path, arguments) in new (string, object)[] { ($"/mcp?repo={Repo}", new { }), ("/mcp", new { repo = Repo }) })
        {
            var got = (await app.Session.RequestAsync("prompts/get", new { name = "onboard", arguments }, path)).GetProperty("result").GetProperty("messages")[0];
            got.GetProperty("content").GetProperty("text").GetString()!.ShouldContain("Money is decimal");
            got.GetProperty("content").GetProperty("text").GetString()!.TrimEnd().ShouldEndWith("</project-lessons>");
        }
        (await app.Session.RequestAsync("prompts/get", new { name = "other" })).TryGetProperty("error", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Results_stay_below_ten_thousand_characters()
    {
        await using var app = new MemoryApp();
        for (var i = 0; i < 60; i++)
            await app.TeachAsync(Repo, $"Rule number {i} about orders: {string.Join(' ', Enumerable.Range(0, 60).Select(w => $"word{i}x{w}"))}.", ["src/**/*.cs"]);
        (await app.Session.CallAsync("get_context", new { repo = Repo, files = new[] { "src/a.cs" }, budgetTokens = 50_000 })).Text.Length.ShouldBeInRange(5_000, 9_999);
        (await app.Session.CallAsync("search_lessons", new { repo = Repo, q = "orders", limit = 50 })).Text.Length.ShouldBeInRange(5_000, 9_999);
        var read = await app.Session.RequestAsync("resources/read", new { uri = $"lessons://{Repo}" });
        read.GetProperty("result").GetProperty("contents")[0].GetProperty("text").GetString()!.Length.ShouldBeInRange(5_000, 9_999);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"2.0"}""")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":\"\\ud800\"}")]
    public async Task A_body_that_is_no_message_is_a_400(string body)
    {
        await using var app = new MemoryApp();
        (await app.Session.SendAsync(body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_a_key_or_with_another_method_nothing_is_served()
    {
        await using var app = new MemoryApp();
        (await app.WithKey(null).SendAsync("{}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.WithKey("mem_nobody").SendAsync("{}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Session.GetAsync("/mcp")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await app.Session.DeleteAsync("/mcp")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await app.Session.SendAsync(new string(' ', 4 * 1024 * 1024 + 1))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var plain = new StringContent("{}");
        (await app.Session.PostAsync("/mcp", plain)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("nothing/like/this", -32601)]
    public async Task An_unknown_method_is_an_error_of_the_protocol(string method, int code)
    {
        await using var app = new MemoryApp();
        (await app.Session.RequestAsync(method)).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(code);
    }

    [Fact]
    public async Task Wrong_arguments_are_explained_to_the_agent()
    {
        await using var app = new MemoryApp();
        var (text, isError) = await app.Session.CallAsync("get_context", new { repo = Repo, files = "src/a.cs" });
        isError.ShouldBeTrue();
        text.ShouldContain("files");
        (await app.Session.CallAsync("search_lessons", new { repo = Repo, q = "x", limit = 900 })).Text.ShouldContain("limit is 1 to 50");
        (await app.Session.CallAsync("search_lessons", new { repo = "no repository", q = "x" })).Text.ShouldContain("repo");
        (await app.Session.RequestAsync("tools/call", new { name = "rm_rf", arguments = new { } })).TryGetProperty("error", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task What_costs_much_or_writes_counts_as_it_does_over_HTTP()
    {
        await using var app = new MemoryApp(new() { ["Memory:Access:CostlyPerMinute"] = "1", ["Memory:Access:WritesPerMinute"] = "1" });
        var (busy, again) = (await app.WithNewKeyAsync(["read"]), "Come again in");
        (await busy.CallAsync("ask_project", new { question = "why?", repo = "acme/shop" })).Text.ShouldNotContain(again);
        var refused = await busy.CallAsync("check_diff", new { diff = "", repo = "acme/shop" });
        (refused.IsError, refused.Text.Contains(again, StringComparison.Ordinal)).ShouldBe((true, true), refused.Text);
        (await busy.CallAsync("ask_project", new { question = "why?", repo = "acme/shop" })).Text.ShouldContain(again);
        (await busy.RequestAsync("prompts/get", new { name = "onboard", arguments = new { repo = "acme/shop" } })).GetProperty("error").GetProperty("message").GetString()!.ShouldContain(again);
        (await busy.CallAsync("remember_lesson", new { rule = "Dates are UTC.", repo = "acme/shop" })).Text.ShouldNotContain(again);
        (await busy.CallAsync("remember_lesson", new { rule = "Names are short.", repo = "acme/shop" })).Text.ShouldContain(again);
        (await busy.CallAsync("search_lessons", new { q = "dates", repo = "acme/shop" })).IsError.ShouldBeFalse();
    }
}
