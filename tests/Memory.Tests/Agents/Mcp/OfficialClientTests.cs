using System.Diagnostics;
using System.Text.Json;
using Memory.Tests.Architecture;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Mcp;

/// <summary>The protocol's own inspector and TypeScript client, from npm, against the service.</summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    private const string Repo = "acme/shop";
    private readonly string folder = Directory.CreateTempSubdirectory("memory-mcp-").FullName;
    private MemoryProcess service = null!;
    private string modules = "";
    private string key = "";

    public async ValueTask InitializeAsync()
    {
        modules = Environment.GetEnvironmentVariable("MEMORY_TEST_MCP_CLIENTS") ?? "";
        if (!Directory.Exists(Path.Combine(modules, "node_modules", "@modelcontextprotocol")))
            Assert.Skip("MEMORY_TEST_MCP_CLIENTS names no folder with the inspector and the TypeScript SDK: .ci/run installs them");
        service = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        key = (await File.ReadAllTextAsync(Path.Combine(folder, "session.key"))).Trim();
        using var admin = service.Admin();
        await Teaching.TeachAsync(admin, Repo, "Controllers never open a transaction.", ["src/api/**"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_inspector_finds_tools_that_every_client_can_read()
    {
        var (code, output, error) = await InspectAsync("--method", "tools/list", "--strict");
        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("tools").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task The_inspector_calls_reads_and_gets()
    {
        (await InspectAsync("--method", "tools/call", "--tool-name", "search_lessons", "--tool-arg", $"repo={Repo}", "q=transaction")).Output.ShouldContain("Controllers never open");
        (await InspectAsync("--method", "tools/call", "--tool-name", "get_context", "--tool-arg", $"repo={Repo}", "files=[\"src/api/a.cs\"]")).Output.ShouldContain("Controllers never open");
        (await InspectAsync("--method", "resources/read", "--uri", $"lessons://{Repo}")).Output.ShouldContain("Controllers never open");
        (await InspectAsync("--method", "prompts/get", "--prompt-name", "onboard", "--prompt-args", $"repo={Repo}")).Output.ShouldContain("Controllers never open");
    }

    [Fact]
    public async Task The_TypeScript_client_does_all_of_it()
    {
        var script = Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Agents", "Mcp", "client.mjs");
        var (code, output, error) = await RunAsync("node", script, modules, new Uri(service.Address, "mcp").ToString(), key, Repo);
        code.ShouldBe(0, output + error);
        var said = JsonDocument.Parse(output).RootElement;
        said.GetProperty("server").GetString().ShouldBe("memory");
        said.GetProperty("instructions").GetInt32().ShouldBeInRange(100, 1_999);
        said.GetProperty("tools").GetArrayLength().ShouldBe(5);
        foreach (var part in new[] { "context", "resource", "prompt" })
            said.GetProperty(part).GetString()!.ShouldContain("Controllers never open", Case.Sensitive, part);
        said.GetProperty("unknown").GetString()!.ShouldNotBeEmpty();
    }

    private Task<(int Code, string Output, string Error)> InspectAsync(params string[] arguments) =>
        RunAsync("node", [Path.Combine(modules, "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js"),
            "--cli", new Uri(service.Address, "mcp").ToString(), "--transport", "http", "--header", $"Authorization: Bearer {key}", .. arguments]);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await error);
    }
}
