using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Cli.Installing;
using Memory.Tests.Architecture;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.RealClient;

/// <summary>How lessons come to a session.</summary>
public enum Way
{
    /// <summary><c>memory install claude-code</c> for a service on this machine.</summary>
    Http,
    /// <summary>The same for a service elsewhere.</summary>
    Mcp,
    Plugin,
}

/// <summary>A service, and a repository in which the real client works.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    public const string Repo = "acme/shop";
    private readonly string folder = Directory.CreateTempSubdirectory("memory-client-").FullName;
    private MemoryProcess? service;
    private ServiceElsewhere? proxy;

    public string Project => Path.Combine(folder, "project");
    private Uri Address { get; set; } = null!;
    private string Key { get; set; } = "";
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>The user lets the model run any command.</summary>
    public bool AllowsShell { get; set; }

    /// <param name="address">Of something else that takes the place of the service.</param>
    /// <param name="elsewhere">The service takes the session for one on another machine.</param>
    public static async Task<Workplace> OpenAsync(Way way, Uri? address = null, bool checksAtStop = false, bool elsewhere = false)
    {
        RealClient.Require();
        var place = new Workplace();
        Directory.CreateDirectory(place.Project);
        if (address is null)
        {
            place.service = await (await MemoryProcess.StartAsync(Path.Combine(place.folder, "data"))).ReadyAsync();
            (place.Address, place.Admin) = (place.service.Address, place.service.Admin());
            if (elsewhere)
                place.Address = (place.proxy = await ServiceElsewhere.StartAsync(place.Address)).Address;
            place.Key = (await File.ReadAllTextAsync(Path.Combine(place.folder, "data", "session.key"))).Trim();
        }
        else
            (place.Address, place.Key) = (address, "mem_any");
        await place.GitAsync("init", "-q");
        await place.GitAsync("remote", "add", "origin", "https://github.com/acme/shop.git");
        place.Put("src/api/a.cs", "class A { }\n");
        place.Put("docs/x.md", "words\n");
        place.Install(way, checksAtStop);
        return place;
    }

    public void Put(string path, string text)
    {
        var file = Path.Combine(Project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public Task<string> TeachAsync(string rule, string[] paths, bool core = false, string? pattern = null) => Teaching.TeachAsync(Admin, Repo, rule, paths, core, pattern);

    /// <summary>The service is gone, the session's settings are still there.</summary>
    public Task StopAsync() => service!.KillAsync();

    private void Install(Way way, bool checksAtStop)
    {
        var target = new HookTarget(Address.ToString().TrimEnd('/'), IsLocal: way == Way.Http, Repo, checksAtStop);
        if (way != Way.Plugin)
        {
            foreach (var step in InstallPlan.Of("claude-code", target, remove: false))
                Put(step.Path, step.Edit(null)!);
            return;
        }
        var options = new JsonObject { ["server_url"] = target.Address, ["key"] = Key, ["at_stop"] = checksAtStop ? "check" : "" };
        var settings = new JsonObject
        {
            ["pluginConfigs"] = new JsonObject { ["memory@inline"] = new JsonObject { ["options"] = options } },
            ["permissions"] = new JsonObject { ["allow"] = new JsonArray("mcp__plugin_memory_lessons") },
        };
        File.WriteAllText(Path.Combine(folder, "settings.json"), settings.ToJsonString());
    }

    /// <param name="steps">What the model does, as the harness writes it.</param>
    public Task<RealClient.Run> PromptAsync(string prompt, params object[] steps) => RunAsync(["--prompt", prompt], steps);

    public Task<RealClient.Run> RunAsync(string[] arguments, params object[] steps)
    {
        var all = new List<string>(arguments) { "--project", Project, "--trust", "--env", $"MEMORY_KEY={Key}" };
        if (!arguments.Contains("--permission-mode"))
            all.AddRange(["--permission-mode", "acceptEdits"]);
        if (File.Exists(Path.Combine(folder, "settings.json")))
            all.AddRange(["--plugin-dir", Path.Combine(HouseTests.Root, "src", "plugin"), "--settings", Path.Combine(folder, "settings.json")]);
        if (steps.Length > 0)
        {
            File.WriteAllText(Path.Combine(folder, "script.json"), JsonSerializer.Serialize(steps));
            all.AddRange(["--script", Path.Combine(folder, "script.json")]);
        }
        // Headless, nobody is there to allow a command.
        if (AllowsShell)
            all.AddRange(["--", "--allowedTools", "Bash"]);
        return RealClient.RunAsync(Path.Combine(folder, "out"), all);
    }

    public string InFolder(string name) => Path.Combine(folder, name);

    public async Task CommitAsync()
    {
        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@acme.test", "commit", "-q", "-m", "first");
    }

    /// <summary>What is in the project is pushed to where a fresh clone of it then comes from; git is told that it is where GitHub would be.</summary>
    public async Task CloneAfreshAsync()
    {
        await CommitAsync();
        var origins = InFolder("origins");
        await RunGitAsync("clone", "-q", "--bare", Project, Path.Combine(origins, "acme", "shop.git"));
        Directory.Delete(Project, recursive: true);
        await RunGitAsync("-c", $"url.file://{origins}/.insteadOf=https://github.com/", "clone", "-q", "https://github.com/acme/shop.git", Project);
        (await GitAsync("config", "--get", "remote.origin.url")).ShouldBe("https://github.com/acme/shop.git\n");
        (await GitAsync("status", "--porcelain")).ShouldBeEmpty();
    }

    private Task<string> GitAsync(params string[] arguments) => RunGitAsync(["-C", Project, .. arguments]);

    private static async Task<string> RunGitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, errors) = (git.StandardOutput.ReadToEndAsync(), git.StandardError.ReadToEndAsync());
        await git.WaitForExitAsync();
        git.ExitCode.ShouldBe(0, await errors);
        return await output;
    }

    public async ValueTask DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
        Admin?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
