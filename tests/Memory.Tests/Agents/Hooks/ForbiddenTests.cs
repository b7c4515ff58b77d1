using Memory.Tests.Agents.Mcp;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>A confirmed pattern stops an edit once, and a stop of the session where somebody asked for it. Nothing else ever does.</summary>
public sealed class ForbiddenTests : IAsyncLifetime
{
    private const string Repo = "acme/shop";
    private readonly MemoryApp app = new();
    private string id = "";

    public async ValueTask InitializeAsync()
    {
        id = await app.TeachAsync(Repo, "Take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        await app.TeachAsync(Repo, "Never use Thread.Sleep.", ["src/**"]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private HookClient Session(string name = "s1", string agent = "") => new(app.Session, session: name) { Agent = agent };

    private static object Written(string content, string path = "src/Clock.cs") => new { file_path = "/work/shop/" + path, content };

    [Fact]
    public async Task New_content_with_it_is_refused_once_with_the_reason_and_then_passes()
    {
        var session = Session();
        var reason = await session.RefusedAsync("Write", Written("var now = DateTime.Now;"));
        reason.ShouldContain(id);
        reason.ShouldContain("Take the time from TimeProvider");
        reason.ShouldContain("`DateTime.Now` in new line 1");
        (await session.ToolAsync("Write", Written("var now = DateTime.Now;"))).ShouldNotContain("TimeProvider");
        (await session.WriteAsync("src/Other.cs", "var now = DateTime.Now;")).ShouldNotContain("TimeProvider");
        (await Session("s2").RefusedAsync("Edit", new { file_path = "/work/shop/src/Clock.cs", old_string = "a", new_string = "DateTime.Now" })).ShouldContain(id);
        (await Session("s3").RefusedAsync("MultiEdit", new { file_path = "/work/shop/src/Clock.cs", edits = new[] { new { old_string = "a", new_string = "b" }, new { old_string = "c", new_string = "DateTime.Now" } } })).ShouldContain(id);
        (await Session("s1", agent: "a1").RefusedAsync("Write", Written("var now = DateTime.Now;"))).ShouldContain(id);
    }

    [Fact]
    public async Task However_many_lessons_an_edit_breaks_it_is_refused_once_and_named_for_all()
    {
        string[] names = ["alphaLegacy", "betaLegacy", "gammaLegacy", "deltaLegacy"];
        foreach (var name in names)
            await app.TeachAsync(Repo, $"Take the new client, since {name} is going.", ["src/**"], pattern: name);
        var session = Session();
        var all = Written(string.Join('\n', names.Select(n => n + "();")));
        var reason = await session.RefusedAsync("Write", all);
        foreach (var name in names)
            reason.ShouldContain(name);
        // A rule that was only named can still be told.
        var told = reason + await session.ToolAsync("Write", all) + await session.ToolAsync("Write", Written("deltaLegacy();\nalphaLegacy();", "src/Other.cs"));
        foreach (var name in names)
            told.ShouldContain($"since {name} is going");
    }

    [Fact]
    public async Task Edits_that_were_made_before_a_reason_could_be_read_are_refused_together()
    {
        var session = Session();
        var (a, b) = (Written("var now = DateTime.Now;", "src/A.cs"), Written("var then = DateTime.Now;", "src/B.cs"));
        var reasons = await Task.WhenAll(session.RefusedAsync("Write", a), session.RefusedAsync("Write", b));
        reasons.ShouldAllBe(r => r.Contains(id, StringComparison.Ordinal));
        await session.ToolAsync("Write", b);
        await session.ToolAsync("Write", a);
        await session.ToolAsync("Write", Written("var soon = DateTime.Now;", "src/C.cs"));
    }

    [Fact]
    public async Task An_edit_that_was_made_when_the_reason_was_read_passes()
    {
        var time = new MovedClock();
        await using var later = new MemoryApp(time: time);
        await later.TeachAsync(Repo, "Take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        var session = new HookClient(later.Session);
        await session.RefusedAsync("Write", Written("var now = DateTime.Now;", "src/A.cs"));
        time.Move(TimeSpan.FromSeconds(3));
        await session.ToolAsync("Write", Written("var then = DateTime.Now;", "src/B.cs"));
    }

    [Fact]
    public async Task What_was_there_before_or_lies_elsewhere_is_not_refused()
    {
        var session = Session();
        await session.EditAsync("src/Clock.cs", "x = DateTime.Now;", "x = DateTime.Now; // why");
        await session.ToolAsync("Write", Written("var now = DateTime.Now;", "tests/ClockTests.cs"));
        await session.ToolAsync("Write", Written("// not DateTime.Now\nvar now = time.GetUtcNow();"));
        await session.ToolAsync("Write", Written("Thread.Sleep(10);"));
        await session.ReadAsync("src/Clock.cs");
        (await session.RefusedAsync("Write", Written("var now = DateTime.Now;"))).ShouldContain(id);
    }

    [Fact]
    public async Task A_pattern_of_a_lesson_that_does_not_hold_refuses_nothing()
    {
        (await app.Admin.PostAsync($"/v1/lessons/{id}/retire", null)).IsSuccessStatusCode.ShouldBeTrue();
        (await Session().ToolAsync("Write", Written("var now = DateTime.Now;"))).ShouldNotContain("DateTime");
    }

    [Fact]
    public async Task A_refusal_is_not_repeated_after_compaction_or_restart()
    {
        var session = Session();
        await session.RefusedAsync("Write", Written("var now = DateTime.Now;"));
        await session.StartAsync("compact");
        await session.ToolAsync("Write", Written("var now = DateTime.Now;"));
    }

    [Fact]
    public async Task A_stop_is_checked_only_where_asked_and_makes_one_more_turn()
    {
        var session = Session();
        session.Headers["Memory-Stop"] = "check";
        (await session.StopAsync()).ShouldBeEmpty();
        await session.AfterAsync("Write", Written("class Clock\n{\n    var now = DateTime.Now;\n}"));
        (await session.StopAsync(active: true)).ShouldBeEmpty();
        var told = await session.StopAsync();
        told.ShouldContain(id);
        told.ShouldContain("src/Clock.cs");
        told.ShouldContain("new line 3");
        session.Headers.Clear();
        (await session.StopAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_put_right_is_no_match_at_the_stop()
    {
        var session = Session();
        session.Headers["Memory-Stop"] = "check";
        await session.AfterAsync("Write", Written("var now = DateTime.Now;"));
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Clock.cs", old_string = "DateTime.Now", new_string = "time.GetUtcNow()" });
        (await session.StopAsync()).ShouldBeEmpty();
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Clock.cs", old_string = "elsewhere", new_string = "b = DateTime.Now;" });
        (await session.StopAsync()).ShouldContain(id);
        await session.AfterAsync("Write", Written("nothing"));
        (await session.StopAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_blames_nobody_for_what_was_there_and_says_a_thing_once()
    {
        var session = Session();
        session.Headers["Memory-Stop"] = "check";
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Old.cs", old_string = "x = DateTime.Now;", new_string = "x = DateTime.Now; // why" });
        await session.TellAsync("PostToolUse", new()
        {
            ["tool_name"] = "Write",
            ["tool_input"] = Written("var now = DateTime.Now;\nvar a = 1;", "src/Whole.cs"),
            ["tool_response"] = new { type = "update", originalFile = "var now = DateTime.Now;" },
        });
        (await session.StopAsync()).ShouldBeEmpty();
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Old.cs", old_string = "x = DateTime.Now; // why", new_string = "x = DateTime.Now; y = DateTime.Now;\nz = DateTime.Now;" });
        (await session.StopAsync()).ShouldContain(id);
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Old.cs", old_string = "none", new_string = "other" });
        (await session.StopAsync()).ShouldBeEmpty();
        await Eventually.BecomesAsync(() => app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}"), l => l.Outcomes!.Sessions == 1, "it counts as given");
    }

    [Fact]
    public async Task Every_place_that_one_edit_puts_right_is_put_right()
    {
        var session = Session();
        session.Headers["Memory-Stop"] = "check";
        await session.AfterAsync("Write", Written("a = DateTime.Now;\nb = 1;\nc = DateTime.Now;"));
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Clock.cs", old_string = "DateTime.Now", new_string = "time.GetUtcNow()", replace_all = true });
        (await session.StopAsync()).ShouldBeEmpty();
        await session.AfterAsync("Edit", new { file_path = "/work/shop/src/Clock.cs", old_string = "time.GetUtcNow()", new_string = "DateTime.Now", replace_all = true });
        (await session.StopAsync()).ShouldContain("new line 1, 3");
    }

    [Theory]
    [InlineData("x = 1;\na = DateTime.Now;\nb = 1;\ny = 2;", false)]
    [InlineData("x = 1;\na = DateTime", true)]
    [InlineData("Now;\nb = 1;\ny", true)]
    public async Task An_edit_around_an_earlier_one_or_across_its_edge_takes_its_place(string old_string, bool isToldOriginal)
    {
        var session = Session();
        session.Headers["Memory-Stop"] = "check";
        Task EditAsync(string originalFile, string old_string, string new_string) => session.TellAsync("PostToolUse", new()
        {
            ["tool_name"] = "Edit",
            ["tool_input"] = new { file_path = "/work/shop/src/Clock.cs", old_string, new_string },
            ["tool_response"] = isToldOriginal ? new { originalFile } : new object(),
        });
        await EditAsync("x = 1;\nq = 0;\ny = 2;", "q = 0;", "a = DateTime.Now;\nb = 1;");
        await EditAsync("x = 1;\na = DateTime.Now;\nb = 1;\ny = 2;", old_string, "z = 3;");
        (await session.StopAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_MCP_a_file_that_is_written_whole_is_held_against_what_it_was()
    {
        async Task<string> TellAsync(string name, string path, string? original = null, string? old = null, string text = "") => (await app.Session.CallAsync("claude_code_hook", new
        {
            @event = name,
            session_id = "s1",
            cwd = "/work/shop",
            permission_mode = "acceptEdits",
            tool_name = old is null ? "Write" : "Edit",
            file_path = path.Length == 0 ? "" : "/work/shop/" + path,
            content = old is null ? text : "",
            new_string = old is null ? "" : text,
            old_string = old ?? "",
            original = original ?? "",
            stop_hook_active = "false",
        }, "/mcp", ("Memory-Repo", Repo), ("Memory-Stop", "check"))).Text;
        await TellAsync("PostToolUse", "src/Whole.cs", "var now = DateTime.Now;", text: "var now = DateTime.Now;\nvar a = 1;");
        (await TellAsync("Stop", "")).ShouldBe("{}");
        // What the session itself had put there before is new all the same.
        await TellAsync("PostToolUse", "src/Pieces.cs", "var a = 1;", old: "var a = 1;", text: "var a = DateTime.Now;");
        await TellAsync("PostToolUse", "src/Pieces.cs", "var a = DateTime.Now;", text: "var a = DateTime.Now;\nvar b = 1;");
        (await TellAsync("Stop", "")).ShouldContain("src/Pieces.cs");
        await TellAsync("PostToolUse", "src/New.cs", text: "var now = DateTime.Now;");
        (await TellAsync("Stop", "")).ShouldContain("src/New.cs");
    }

    [Fact]
    public async Task Nothing_is_kept_of_edits_where_no_stop_is_checked()
    {
        var session = Session();
        await session.AfterAsync("Write", Written("var now = DateTime.Now;"));
        session.Headers["Memory-Stop"] = "check";
        (await session.StopAsync()).ShouldBeEmpty();
    }
}
