using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Memory.Cli;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary><c>memory hook</c> and <c>memory mcp</c>, against the real service and against none.</summary>
public sealed class HookCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-shim-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args, string input, HttpMessageHandler? handler, params (string Name, string Value)[] variables)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            WorkingFolder = folder,
            UserData = folder,
            Variables = variables.ToDictionary(v => v.Name, v => v.Value),
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
        };
        var code = await Memory.Cli.Program.RunAsync(args, output, error, handler, environment, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private string Start => JsonSerializer.Serialize(new { hook_event_name = "SessionStart", session_id = "s1", cwd = folder, source = "startup" });

    [Fact]
    public async Task A_hook_is_answered_for_the_repository_of_its_folder()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", [], core: true);
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        File.WriteAllText(Path.Combine(folder, ".git", "config"), "[remote \"origin\"]\n\turl = https://github.com/acme/shop\n");
        var key = File.ReadAllText(Path.Combine(app.Folder, "session.key")).Trim();
        var (code, output, error) = await RunAsync(["hook"], Start, app.Server.CreateHandler(), ("MEMORY_KEY", key), ("MEMORY_URL", "http://127.0.0.1"));
        (code, error).ShouldBe((0, ""));
        JsonDocument.Parse(output).RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()!.ShouldContain("Every public method");
        (await RunAsync(["hook"], Start, app.Server.CreateHandler(), ("MEMORY_KEY", "mem_nobody"), ("MEMORY_URL", "http://127.0.0.1"))).ShouldBe((0, "", ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"cwd\":7}")]
    public async Task Whatever_comes_in_it_is_silent_and_well(string input) =>
        (await RunAsync(["hook"], input, null, ("MEMORY_URL", "http://127.0.0.1:9"))).ShouldBe((0, "", ""));

    [Theory]
    [InlineData("hook", "--nonsense")]
    [InlineData("hook", "--url", "no address")]
    [InlineData("--url", "no address", "hook", "x")]
    public async Task Whatever_it_is_called_with_as_well(params string[] args) => (await RunAsync(args, Start, null)).ShouldBe((0, "", ""));

    [Fact]
    public async Task A_service_that_hangs_is_left_after_a_moment()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var waited = Stopwatch.StartNew();
        (await RunAsync(["hook"], Start, null, ("MEMORY_URL", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), ("MEMORY_KEY", "mem_x"))).ShouldBe((0, "", ""));
        waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task MCP_over_standard_input_is_the_services()
    {
        await using var app = new MemoryApp();
        await app.TeachAsync("acme/shop", "Every public method has a test.", []);
        var key = File.ReadAllText(Path.Combine(app.Folder, "session.key")).Trim();
        var said = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search_lessons","arguments":{"q":"public method"}}}
            """;
        var (code, output, error) = await RunAsync(["mcp", "--repo", "acme/shop"], said, app.Server.CreateHandler(), ("MEMORY_KEY", key), ("MEMORY_URL", "http://127.0.0.1"));
        (code, error).ShouldBe((0, ""));
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(a => a.GetProperty("id").GetInt32());
        answers.Keys.ShouldBe([1, 2], ignoreOrder: true);
        answers[2].GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("Every public method");
    }

    [Fact]
    public async Task MCP_without_a_service_is_an_error_to_who_asked()
    {
        var said = """
            {"jsonrpc":"2.0","id":"a","method":"tools/list"}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;
        var (code, output, _) = await RunAsync(["mcp"], said, null, ("MEMORY_URL", "http://127.0.0.1:9"));
        code.ShouldBe(0);
        var answer = JsonDocument.Parse(output).RootElement;
        answer.GetProperty("id").GetString().ShouldBe("a");
        answer.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("cannot be reached");
    }
}
