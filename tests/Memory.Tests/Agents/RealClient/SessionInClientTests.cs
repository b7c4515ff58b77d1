using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.RealClient;

/// <summary>A session of the real client over its phases, installed in each way.</summary>
[Collection(nameof(RealClient))]
public sealed class SessionInClientTests
{
    private static object Read(string path) => new { tool = "Read", input = new { file_path = "$CWD/" + path } };
    private static object Write(string path, string content) => new { tool = "Write", input = new { file_path = "$CWD/" + path, content } };
    private static object Bash(string command) => new { tool = "Bash", input = new { command, description = "run" } };

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_start_a_prompt_a_file_that_is_read_and_a_new_one_are_told_each_once(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        await place.TeachAsync("LESSON-CORE every public method has a test.", [], core: true);
        await place.TeachAsync("LESSON-PROMPT exports of reports stream row by row.", ["tools/**"]);
        await place.TeachAsync("LESSON-READ controllers never open a transaction.", ["src/api/**"]);
        await place.TeachAsync("LESSON-NEW invoices round half up.", ["src/billing/**"]);
        await place.TeachAsync("LESSON-ELSEWHERE footers are short.", ["src/footer/**"]);
        var run = await place.PromptAsync("make the exports of reports faster",
            Read("src/api/a.cs"), Read("src/api/a.cs"), Read("docs/x.md"), Write("src/billing/New.cs", "class New { }"), Write("src/billing/New.cs", "class New { int x; }"));
        run.Code.ShouldBe(0, run.Log);
        foreach (var told in new[] { "LESSON-CORE", "LESSON-PROMPT", "LESSON-READ", "LESSON-NEW" })
            run.Count(told).ShouldBe(1, told + "\n" + run.Context);
        run.Context.ShouldNotContain("LESSON-ELSEWHERE");
        run.Context.ShouldNotContain("hook error");
        run.Context.IndexOf("LESSON-CORE", StringComparison.Ordinal).ShouldBeLessThan(run.Context.IndexOf("toolu_fake000001", StringComparison.Ordinal));
        run.Context.IndexOf("LESSON-PROMPT", StringComparison.Ordinal).ShouldBeLessThan(run.Context.IndexOf("toolu_fake000001", StringComparison.Ordinal));
        // The tools that matter stand before the model, with what they are for.
        run.Context.ShouldContain(way == Way.Plugin ? "mcp__plugin_memory_lessons__get_context" : "mcp__memory__get_context");
        run.Context.ShouldContain("Lessons from code review of this project");
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_forbidden_pattern_is_refused_once_then_passes_and_a_stop_is_checked_where_asked(Way way)
    {
        await using var place = await Workplace.OpenAsync(way, checksAtStop: true);
        await place.TeachAsync("LESSON-TIME take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        var write = Write("src/Clock.cs", "class Clock { object Now => DateTime.Now; }");
        var run = await place.PromptAsync("add a clock", write, write, new { text = "MODEL-ENDS" });
        run.Code.ShouldBe(0, run.Log);
        run.Count("Reviewers of this project do not want what this puts into").ShouldBe(1, run.Context);
        run.Context.ShouldContain("File created successfully");
        run.Count("Before you end").ShouldBe(1, run.Context);
    }

    [Theory]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_service_elsewhere_knows_what_is_deleted_and_what_the_instruction_files_say(Way way)
    {
        await using var place = await Workplace.OpenAsync(way, checksAtStop: true, elsewhere: true);
        await place.TeachAsync("LESSON-CORE every public method has a test.", [], core: true);
        await place.TeachAsync("LESSON-SAID never push to a release branch.", [], core: true);
        await place.TeachAsync("LESSON-TIME take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        place.Put("CLAUDE.md", "- LESSON-SAID never push to a release branch.\n");
        var write = Write("src/Clock.cs", "class Clock { }\n// DateTime.Now is in code:\nobject now = DateTime.Now;\n");
        var run = await place.PromptAsync("add a clock", Read("src/api/a.cs"), write, write,
            new { tool = "Edit", input = new { file_path = "$CWD/src/Clock.cs", old_string = "object now = DateTime.Now;\n", new_string = "" } }, new { text = "MODEL-ENDS" });
        run.Code.ShouldBe(0, run.Log);
        run.Count("Reviewers of this project do not want what this puts into").ShouldBe(1, run.Context);
        run.Context.ShouldNotContain("Before you end");
        run.Context.ShouldContain("LESSON-CORE");
        run.Count("LESSON-SAID").ShouldBe(1, run.Context);
    }

    [Theory]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_stop_blames_nobody_for_what_a_file_had_before_it_was_written_whole(Way way)
    {
        await using var place = await Workplace.OpenAsync(way, checksAtStop: true);
        await place.TeachAsync("LESSON-TIME take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        place.Put("src/Old.cs", "class Old { object Now => DateTime.Now; }\n");
        var run = await place.PromptAsync("add a class",
            Read("src/Old.cs"), Write("src/Old.cs", "class Old { object Now => DateTime.Now; }\nclass New { }\n"), new { text = "MODEL-ENDS" });
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("has been updated successfully");
        run.Context.ShouldNotContain("Before you end");
        run.Context.ShouldNotContain("do not want what this puts into");
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Plugin)]
    public async Task A_subagent_is_told_too(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        await place.TeachAsync("LESSON-CORE every public method has a test.", [], core: true);
        await place.TeachAsync("LESSON-READ controllers never open a transaction.", ["src/api/**"]);
        var run = await place.PromptAsync("hello",
            new { tool = "Agent", input = new { description = "look", prompt = "SUBTASK look at the api", subagent_type = "general-purpose", run_in_background = false } },
            new { tool = "Read", input = new { file_path = "$CWD/src/api/a.cs" }, when = "SUBTASK" });
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("SubagentStart hook additional context");
        run.Count("LESSON-CORE").ShouldBeGreaterThanOrEqualTo(2, run.Context);
        run.Context.ShouldContain("LESSON-READ");
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Plugin)]
    public async Task After_compaction_it_is_told_again(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        await place.TeachAsync("LESSON-CORE every public method has a test.", [], core: true);
        string[] turns = ["hello", "go on", "/compact", "and on"];
        await File.WriteAllLinesAsync(place.InFolder("turns.jsonl"), turns.Select(t =>
            System.Text.Json.JsonSerializer.Serialize(new { type = "user", message = new { role = "user", content = t } })), TestContext.Current.CancellationToken);
        var run = await place.RunAsync(["--stdin-json", place.InFolder("turns.jsonl")]);
        run.Code.ShouldBe(0, run.Log);
        var last = run.Context[run.Context.LastIndexOf("\n##### request ", StringComparison.Ordinal)..];
        last.ShouldContain("LESSON-CORE");
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Mcp)]
    public async Task A_lesson_that_is_taught_while_it_runs_reaches_it_at_its_next_event(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        place.AllowsShell = true;
        var (running, go) = (place.InFolder("running"), place.InFolder("go"));
        var session = place.PromptAsync("hello",
            Read("src/api/a.cs"),
            Bash($"touch {running}; for i in $(seq 300); do [ -e {go} ] && break; sleep 0.1; done"),
            Read("docs/x.md"));
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(running) || session.IsCompleted), "the session runs");
        await place.TeachAsync("LESSON-NOW-CORE never push to a release branch.", [], core: true);
        await place.TeachAsync("LESSON-NOW-PATH controllers are sealed.", ["src/api/**"]);
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        var run = await session;
        run.Code.ShouldBe(0, run.Log);
        run.Count("LESSON-NOW-CORE").ShouldBe(1, run.Context);
        run.Count("LESSON-NOW-PATH").ShouldBe(1, run.Context);
    }

    [Fact]
    public async Task Plan_mode_is_told_what_a_plan_needs()
    {
        await using var place = await Workplace.OpenAsync(Way.Http);
        for (var i = 0; i < 10; i++)
            await place.TeachAsync($"LESSON-PLAN-{i} exports of reports of kind {(char)('a' + i)} stream row by row, since {string.Join(' ', Enumerable.Range(0, 40).Select(w => $"r{i}w{w}"))}.", ["reports/**"]);
        var plan = await place.RunAsync(["--prompt", "make the exports of reports faster", "--permission-mode", "plan"]);
        var work = await place.RunAsync(["--prompt", "make the exports of reports faster"]);
        (plan.Code, work.Code).ShouldBe((0, 0), plan.Log);
        plan.Count("LESSON-PLAN-").ShouldBeGreaterThan(work.Count("LESSON-PLAN-"));
        work.Count("LESSON-PLAN-").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Plugin)]
    public async Task Many_long_lessons_stay_below_the_clients_limit(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        for (var i = 0; i < 40; i++)
            await place.TeachAsync($"LESSON-LONG-{i} {string.Join(' ', Enumerable.Range(0, 80).Select(w => $"w{i}x{w}"))}.", [], core: true);
        var run = await place.PromptAsync("hello", Read("src/api/a.cs"));
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("LESSON-LONG-");
        run.Context.ShouldNotContain("Output too large");
    }

    [Theory]
    [InlineData(Way.Plugin, "/memory:onboard")]
    [InlineData(Way.Http, "/mcp__memory__onboard")]
    public async Task A_newcomer_with_a_clean_clone_is_shown_round(Way way, string command)
    {
        await using var place = await Workplace.OpenAsync(way);
        await place.TeachAsync("LESSON-TOUR controllers never open a transaction.", ["src/api/**"]);
        await place.CloneAfreshAsync();
        var run = await place.PromptAsync(command);
        run.Code.ShouldBe(0, run.Log);
        foreach (var told in new[] { "<project-lessons repo=\"acme/shop\">", "# First day in acme/shop", "LESSON-TOUR" })
            run.Context.ShouldContain(told);
    }

    [Fact]
    public async Task Commands_compute_their_context_beforehand()
    {
        await using var place = await Workplace.OpenAsync(Way.Plugin);
        await place.TeachAsync("LESSON-TIME take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        var lessons = (await place.PromptAsync("/memory:lessons")).Context;
        lessons.ShouldContain("(acme/shop, active, correctness) LESSON-TIME");
        lessons.ShouldContain("<project-lessons repo=\"acme/shop\">");
        await place.CommitAsync();
        place.Put("src/api/a.cs", "class A { }\nclass B { object Now => DateTime.Now; }\n");
        (await place.PromptAsync("/memory:check")).Context.ShouldContain("\"certainty\":\"match\"");
        await place.CommitAsync();
        place.Put("src/api/New.cs", "class New { object Now => DateTime.Now; }\n");
        (await place.PromptAsync("/memory:check")).Context.ShouldContain("\"path\":\"src/api/New.cs\"");
    }

    [Theory]
    [InlineData("/memory:check")]
    [InlineData("/memory:lessons")]
    [InlineData("/memory:onboard")]
    public async Task A_command_that_reads_what_reviewers_wrote_lets_the_model_run_nothing(string command)
    {
        await using var place = await Workplace.OpenAsync(Way.Plugin);
        var script = Path.Combine(Architecture.HouseTests.Root, "src", "plugin", "bin", "memory.sh");
        var run = await place.PromptAsync(command, Bash("sh -c 'echo RAN-$((1+1))'"), Bash($"'{script}' lessons /tmp/elsewhere; echo RAN-$((1+1))"), Bash("git diff --output=taken HEAD; echo RAN-$((1+1))"));
        run.Code.ShouldBe(0, run.Log);
        run.Count("This command requires approval").ShouldBeGreaterThanOrEqualTo(1, run.Context);
        run.Context.ShouldNotContain("RAN-2");
    }

    [Fact]
    public async Task Tools_of_the_plugin_know_the_repository()
    {
        await using var place = await Workplace.OpenAsync(Way.Plugin);
        var run = await place.PromptAsync("hello", new { tool = "mcp__plugin_memory_lessons__remember_lesson", input = new { rule = "Dates are UTC." } });
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("It is served once a person has approved it.");
        run.Context.ShouldNotContain("Which repository?");
    }

    [Fact]
    public async Task Tools_are_called_by_the_model()
    {
        await using var place = await Workplace.OpenAsync(Way.Http);
        await place.TeachAsync("LESSON-READ controllers never open a transaction.", ["src/api/**"]);
        var run = await place.PromptAsync("hello",
            new { tool = "mcp__memory__search_lessons", input = new { q = "transaction" } },
            new { tool = "mcp__memory__remember_lesson", input = new { rule = "Dates are UTC." } });
        run.Context.ShouldContain("LESSON-READ");
        run.Context.ShouldContain("It is served once a person has approved it.");
    }
}
