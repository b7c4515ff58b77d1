using System.Diagnostics;
using System.Text.Json;
using Memory.Tests.Architecture;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Installing;

/// <summary>The plugin's <c>memory.ps1</c>, where there is a PowerShell.</summary>
public sealed class PowerShellShimTests : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("memory-ps-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Require()
    {
        var names = OperatingSystem.IsWindows() ? new[] { "pwsh.exe", "powershell.exe" } : ["pwsh"];
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(p => names.Select(n => Path.Combine(p, n))).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Skip("there is no PowerShell on this machine");
        return found;
    }

    private async Task<(int Code, string Output)> RunAsync(string address, string input)
    {
        var start = new ProcessStartInfo(Require(), ["-NoProfile", "-ExecutionPolicy", "Bypass", "-File", Path.Combine(HouseTests.Root, "src", "plugin", "bin", "memory.ps1")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };
        (start.Environment["MEMORY_URL"], start.Environment["MEMORY_DATA"], start.Environment["MEMORY_REPO"]) = (address, folder, "acme/shop");
        start.Environment.Remove("MEMORY_KEY");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(AtMost);
        await process.WaitForExitAsync().WaitAsync(AtMost);
        return (process.ExitCode, output);
    }

    [Fact]
    public void The_example_of_the_plugins_README_is_a_hook_that_runs_it()
    {
        var text = File.ReadAllText(Path.Combine(HouseTests.Root, "src", "plugin", "README.md"));
        var example = text[(text.IndexOf("```json", text.IndexOf("## Windows", StringComparison.Ordinal), StringComparison.Ordinal) + "```json".Length)..];
        var hook = JsonDocument.Parse(example[..example.IndexOf("```", StringComparison.Ordinal)]).RootElement.GetProperty("hooks").GetProperty("SessionStart")[0].GetProperty("hooks")[0];
        hook.GetProperty("type").GetString().ShouldBe("command");
        hook.GetProperty("timeout").GetInt32().ShouldBeInRange(1, 3);
        var arguments = hook.GetProperty("args").EnumerateArray().Select(a => a.GetString()!).ToList();
        File.Exists(Path.Combine(HouseTests.Root, "src", "plugin", "bin", arguments[^1].Split('\\')[^1])).ShouldBeTrue();
        arguments[^2].ShouldBe("-File");
    }

    [Fact]
    public async Task It_hands_on_what_the_service_answers_and_is_silent_without_one()
    {
        Require();
        await using var service = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        using var admin = service.Admin();
        await Teaching.TeachAsync(admin, "acme/shop", "Grüße enden mit einem Punkt.", [], core: true);
        var input = JsonSerializer.Serialize(new { hook_event_name = "SessionStart", session_id = "s-ü", cwd = "/work/größe", source = "startup" });
        var told = await RunAsync(service.Address.ToString(), input);
        told.Code.ShouldBe(0);
        JsonDocument.Parse(told.Output).RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()!.ShouldContain("Grüße enden mit einem Punkt.");
        (await RunAsync("http://127.0.0.1:1", input)).ShouldBe((0, ""));
    }
}
