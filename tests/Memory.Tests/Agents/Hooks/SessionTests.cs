using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>What a session is told over its phases: few, in time, nothing twice.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string Repo = "acme/shop";
    private readonly MemoryApp app = new();

    public async ValueTask InitializeAsync()
    {
        await app.TeachAsync(Repo, "Every public method has a test.", [], core: true);
        await app.TeachAsync(Repo, "Controllers never open a transaction.", ["src/api/**"]);
        await app.TeachAsync(Repo, "Retry payments with the backoff policy.", []);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private HookClient Session(string name = "s1", string agent = "") => new(app.Session, session: name) { Agent = agent };

    [Fact]
    public async Task A_start_gives_what_every_session_gets_and_only_once()
    {
        var session = Session();
        var told = await session.StartAsync();
        told.ShouldContain("Every public method has a test");
        told.ShouldNotContain("Controllers");
        (await session.StartAsync()).ShouldBeEmpty();
        (await session.StartAsync("resume")).ShouldBeEmpty();
        (await Session("s2").StartAsync()).ShouldContain("Every public method");
    }

    [Fact]
    public async Task A_prompt_gives_what_it_is_about_and_another_nothing()
    {
        var session = Session();
        await app.TeachAsync(Repo, "Exports of reports stream row by row.", ["tools/**"]);
        await session.StartAsync();
        (await session.PromptAsync("translate the footer into French")).ShouldBeEmpty();
        (await session.PromptAsync("make the exports of reports faster")).ShouldContain("row by row");
        (await session.PromptAsync("make the exports of reports faster")).ShouldBeEmpty();
        (await session.PromptAsync("<task-notification>\nexports of reports done, controllers, backoff policy, public method")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_start_the_first_prompt_brings_the_core()
    {
        (await Session().PromptAsync("translate the footer into French")).ShouldContain("Every public method has a test");
    }

    [Fact]
    public async Task A_file_gives_what_applies_to_it()
    {
        var session = Session();
        await session.StartAsync();
        (await session.ReadAsync("docs/x.md")).ShouldBeEmpty();
        var told = await session.ReadAsync("src/api/OrderController.cs");
        told.ShouldContain("Controllers never open a transaction");
        (await session.EditAsync("src/api/OrderController.cs", "a", "b")).ShouldBeEmpty();
        (await Session("new").WriteAsync("src/api/New.cs", "class New {}")).ShouldContain("Controllers never open");
        (await Session("notebook").ToolAsync("NotebookEdit", new { notebook_path = "/work/shop/src/api/a.ipynb", new_source = "x = 1" })).ShouldContain("Controllers never open");
        (await Session("bash").BashAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_outside_of_the_working_tree_is_none_of_the_repository()
    {
        var session = Session();
        await session.StartAsync();
        (await session.ToolAsync("Read", new { file_path = "/work/elsewhere/src/api/a.cs" })).ShouldBeEmpty();
        (await session.ToolAsync("Write", new { file_path = "/tmp/src/api/a.cs", content = "class A { }" })).ShouldBeEmpty();
        (await session.ToolAsync("Read", new { file_path = "/work/shop/src/api/a.cs" })).ShouldContain("Controllers never open");
    }

    [Fact]
    public async Task The_words_of_new_content_call_for_lessons_as_well()
    {
        await app.TeachAsync(Repo, "Take `SeatLock` before a seat is sold.", []);
        var session = Session("words");
        await session.StartAsync("startup");
        (await Session("unstarted").WriteAsync("src/web/Sell.cs", "using var held = SeatLock.Hold(seat);")).ShouldContain("SeatLock");
    }

    [Fact]
    public async Task An_edit_gives_three_lessons_and_three_hundred_tokens_at_most()
    {
        for (var i = 0; i < 8; i++)
            await app.TeachAsync(Repo, $"Say {(char)('a' + i)}{i}x here.", ["src/many/**"]);
        var told = await Session().ReadAsync("src/many/a.cs");
        told.Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)).ShouldBe(3);
        Memory.Text.Tokens.Estimate(told).ShouldBeLessThanOrEqualTo(300);
    }

    [Fact]
    public async Task A_session_takes_four_thousand_tokens_at_most_and_a_subagent_has_its_own()
    {
        for (var i = 0; i < 60; i++)
            await app.TeachAsync(Repo, $"In folder f{i} {string.Join(' ', Enumerable.Range(0, 110).Select(w => $"q{i}w{w}"))}.", [$"f{i}/**"]);
        var (session, tokens) = (Session(), 0);
        for (var i = 0; i < 60; i++)
            tokens += Memory.Text.Tokens.Estimate(await session.ReadAsync($"f{i}/a.cs"));
        tokens.ShouldBeInRange(3_000, 4_000);
        (await Session(agent: "a1").ReadAsync("f59/a.cs")).ShouldContain("In folder f59");
    }

    [Fact]
    public async Task A_subagent_hears_what_it_needs_itself()
    {
        var session = Session();
        await session.StartAsync();
        await session.ReadAsync("src/api/a.cs");
        var agent = Session(agent: "a23a9fed");
        (await agent.TellAsync("SubagentStart", [])).ShouldContain("Every public method");
        (await agent.ReadAsync("src/api/a.cs")).ShouldContain("Controllers never open");
        (await agent.ReadAsync("src/api/a.cs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_compaction_it_is_told_again()
    {
        var session = Session();
        await session.StartAsync();
        (await session.ReadAsync("src/api/a.cs")).ShouldNotBeEmpty();
        (await session.TellAsync("PreCompact", new() { ["trigger"] = "manual" })).ShouldBeEmpty();
        (await session.StartAsync("compact")).ShouldContain("Every public method");
        (await session.ReadAsync("src/api/a.cs")).ShouldContain("Controllers never open");
        (await session.ReadAsync("src/api/a.cs")).ShouldBeEmpty();
        await session.StartAsync("clear");
        (await session.ReadAsync("src/api/a.cs")).ShouldContain("Controllers never open");
    }

    [Fact]
    public async Task What_changed_is_told_again()
    {
        var id = await app.TeachAsync(Repo, "Dates are local.", ["src/dates/**"]);
        var session = Session();
        (await session.ReadAsync("src/dates/a.cs")).ShouldContain("Dates are local");
        using var patch = new StringContent("""{"rule":"Dates are UTC."}""", System.Text.Encoding.UTF8, "application/merge-patch+json");
        (await app.Admin.PatchAsync($"/v1/lessons/{id}", patch)).IsSuccessStatusCode.ShouldBeTrue();
        (await session.BashAsync()).ShouldContain("Dates are UTC");
    }

    [Fact]
    public async Task What_is_taught_now_reaches_a_running_session_at_its_next_event()
    {
        var session = Session();
        await session.StartAsync();
        await session.ReadAsync("src/billing/Invoice.cs");
        (await session.BashAsync()).ShouldBeEmpty();

        await app.TeachAsync(Repo, "Never push to a release branch.", [], core: true);
        await app.TeachAsync(Repo, "Invoices round half up.", ["src/billing/**"]);
        await app.TeachAsync(Repo, "Footers are short.", ["src/footer/**"]);
        await app.TeachAsync("acme/other", "Never commit on Fridays.", [], core: true);
        var told = await session.AfterAsync("Bash", new { command = "ls" });
        told.ShouldContain("Never push to a release branch");
        told.ShouldContain("Invoices round half up");
        told.ShouldNotContain("Footers");
        told.ShouldNotContain("Fridays");
        (await session.BashAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_events_at_once_do_not_tell_the_same()
    {
        var session = Session();
        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => session.ReadAsync("src/api/a.cs")));
        told.Count(t => t.Contains("Controllers", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Planning_is_recognised_and_given_more()
    {
        for (var i = 0; i < 12; i++)
            await app.TeachAsync(Repo, $"Orders of kind {(char)('a' + i)} are shipped from depot {i}x{i}, because {string.Join(' ', Enumerable.Range(0, 40).Select(w => $"r{i}w{w}"))}.", ["depots/**"]);
        var (plans, works) = (Session("plans"), Session("works"));
        plans.Mode = "plan";
        await plans.StartAsync();
        await works.StartAsync();
        (await plans.PromptAsync("orders shipped from the depot")).Length.ShouldBeGreaterThan((await works.PromptAsync("orders shipped from the depot")).Length);
        await Eventually.TrueAsync(async () => (await PhasesAsync()).Contains("plan"), "the phase is kept with what was served");
    }

    [Fact]
    public async Task What_was_given_outlives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("memory-hooks-").FullName;
        try
        {
            await using (var first = new MemoryApp(folder: folder, store: "sqlite"))
            {
                await first.TeachAsync(Repo, "Controllers never open a transaction.", ["src/api/**"]);
                await first.TeachAsync(Repo, "Handlers are sealed.", ["src/handlers/**"]);
                (await new HookClient(first.Session).ReadAsync("src/api/a.cs")).ShouldNotBeEmpty();
                (await new HookClient(first.Session, session: "compacted").ReadAsync("src/api/a.cs")).ShouldNotBeEmpty();
                await new HookClient(first.Session, session: "compacted").TellAsync("PreCompact", []);
            }
            await using var second = new MemoryApp(folder: folder, store: "sqlite");
            // Only its start named the repository.
            (await new HookClient(second.Session, repo: null).ReadAsync("src/handlers/a.cs")).ShouldContain("Handlers are sealed");
            (await new HookClient(await second.WithNewKeyAsync(["read"]), repo: null).ReadAsync("src/handlers/a.cs")).ShouldBeEmpty();
            (await new HookClient(second.Session).ReadAsync("src/api/a.cs")).ShouldBeEmpty();
            (await new HookClient(second.Session, session: "compacted").ReadAsync("src/api/a.cs")).ShouldNotBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_large_answer_stays_below_the_clients_limit()
    {
        for (var i = 0; i < 40; i++)
            await app.TeachAsync(Repo, $"Core {i}: {new string('я', 400)} {i}.", [], core: true);
        (await Session("large").StartAsync()).Length.ShouldBeLessThanOrEqualTo(9_000);
    }

    private async Task<IEnumerable<string>> PhasesAsync()
    {
        var database = (Memory.Storage.Database)app.Services.GetService(typeof(Memory.Storage.Database))!;
        return await database.ReadAsync(s => s.QueryAsync<string>("select distinct phase from exposures"), default);
    }
}
