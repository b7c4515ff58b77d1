using System.Text.Json;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>Sessions on other machines, whose start sends along what the instruction files there say.</summary>
public sealed class SaidElsewhereTests : IAsyncLifetime
{
    private const string Repo = "acme/shop";
    private readonly MemoryApp app = new() { Replace = LocalAddress.Of("192.0.2.7") };

    public async ValueTask InitializeAsync()
    {
        await app.TeachAsync(Repo, "Every public method has a test.", [], core: true);
        await app.TeachAsync(Repo, "Never push to a release branch.", [], core: true);
        await app.TeachAsync(Repo, "Controllers never open a transaction.", ["src/api/**"]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private HookClient Session(string name = "s1") => new(app.Session, session: name);

    /// <summary>As curl writes a form.</summary>
    private async Task<string> StartAsync(string session, string source, params string[] said)
    {
        var input = JsonSerializer.Serialize(new { hook_event_name = "SessionStart", session_id = session, cwd = "/work/shop", source });
        using var form = new FormUrlEncodedContent([new("input", input), .. said.Select(s => KeyValuePair.Create("said", s))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/claude-code") { Content = form };
        request.Headers.Add("Memory-Repo", Repo);
        var answer = await app.Session.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return await answer.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task What_they_say_is_not_said_again_and_all_else_is()
    {
        var told = await StartAsync("s1", "startup", "# Rules\r\n\r\n- Every public method has a test. Why: we shipped one & failed. [L1]\r\n", "---\npaths: [\"src/api/**\"]\n---\n- Controllers never open a transaction.\n");
        told.ShouldContain("Never push to a release branch");
        told.ShouldNotContain("Every public method");
        (await Session().ReadAsync("src/api/a.cs")).ShouldBeEmpty();
        (await StartAsync("s1", "compact", "nothing of it")).ShouldContain("Every public method");
        (await Session().ReadAsync("src/api/a.cs")).ShouldContain("Controllers");
        (await StartAsync("s2", "startup")).ShouldContain("Every public method");
    }

    [Fact]
    public async Task It_is_of_no_other_session_and_what_is_too_long_is_passed_over()
    {
        (await StartAsync("s1", "startup", "Every public method has a test.\n" + new string('x', 100_000))).ShouldContain("Every public method");
        (await StartAsync("s2", "startup", "Every public method has a test.")).ShouldNotContain("Every public method");
        (await Session("s3").StartAsync()).ShouldContain("Every public method");
    }

    [Fact]
    public async Task It_counts_for_subagents_as_well()
    {
        await StartAsync("s1", "startup", "Every public method has a test.");
        var agent = new HookClient(app.Session, session: "s1") { Agent = "a1" };
        var told = await agent.TellAsync("SubagentStart", []);
        told.ShouldContain("Never push");
        told.ShouldNotContain("Every public method");
    }
}
