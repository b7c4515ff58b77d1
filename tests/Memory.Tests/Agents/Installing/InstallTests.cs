using System.Text.Json;
using Memory.Tests.Cli;

namespace Memory.Tests.Agents.Installing;

/// <summary><c>memory install</c>: merged with what is there, the same when done twice, and gone without a trace.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Settings = ".claude/settings.json", Servers = ".mcp.json";
    private readonly CliRunner cli = new CliRunner().InRepository();

    public void Dispose() => cli.Dispose();

    private string Text(string path) => File.ReadAllText(Path.Combine(cli.Work, path));
    private JsonElement Json(string path) => JsonDocument.Parse(Text(path)).RootElement;

    [Fact]
    public async Task A_local_service_is_reached_by_HTTP_hooks_with_literal_addresses_and_timeouts()
    {
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        var hooks = Json(Settings).GetProperty("hooks");
        hooks.EnumerateObject().Select(h => h.Name).ShouldBe(["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "SubagentStart", "PreCompact"]);
        foreach (var hook in hooks.EnumerateObject())
        {
            var handler = hook.Value[0].GetProperty("hooks")[0];
            handler.GetProperty("timeout").GetDouble().ShouldBeInRange(0.5, 3);
            if (hook.Name == "SessionStart")
            {
                handler.GetProperty("type").GetString().ShouldBe("command");
                handler.GetProperty("command").GetString()!.ShouldEndWith("|| true");
                continue;
            }
            handler.GetProperty("url").GetString().ShouldBe("http://127.0.0.1:5080/hooks/claude-code");
            handler.GetProperty("headers").GetProperty("Authorization").GetString().ShouldBe("Bearer $MEMORY_KEY");
            handler.GetProperty("headers").GetProperty("Memory-Repo").GetString().ShouldBe("acme/shop");
            handler.GetProperty("allowedEnvVars")[0].GetString().ShouldBe("MEMORY_KEY");
        }
        var server = Json(Servers).GetProperty("mcpServers").GetProperty("memory");
        server.GetProperty("url").GetString().ShouldBe("http://127.0.0.1:5080/mcp");
        server.GetProperty("headers").GetProperty("Authorization").GetString().ShouldBe("Bearer ${MEMORY_KEY}");
        Json(Settings).GetProperty("permissions").GetProperty("allow")[0].GetString().ShouldBe("mcp__memory");
    }

    [Fact]
    public async Task A_service_elsewhere_is_reached_over_MCP()
    {
        (await cli.RunAsync("install", "claude-code", "--url", "http://memory.corp.test:8080/", "--check-at-stop")).ShouldBe(0);
        var hooks = Json(Settings).GetProperty("hooks");
        foreach (var hook in hooks.EnumerateObject().Where(h => h.Name != "SessionStart"))
        {
            var handler = hook.Value[0].GetProperty("hooks")[0];
            (handler.GetProperty("type").GetString(), handler.GetProperty("server").GetString(), handler.GetProperty("tool").GetString()).ShouldBe(("mcp_tool", "memory", "claude_code_hook"));
            handler.GetProperty("input").GetProperty("event").GetString().ShouldBe(hook.Name);
            handler.GetProperty("timeout").GetInt32().ShouldBe(1);
        }
        hooks.TryGetProperty("Stop", out _).ShouldBeTrue();
        Json(Servers).GetProperty("mcpServers").GetProperty("memory").GetProperty("headers").GetProperty("Memory-Stop").GetString().ShouldBe("check");
        Text(Settings).ShouldContain("http://memory.corp.test:8080/hooks/claude-code");
    }

    [Fact]
    public async Task The_client_waits_five_seconds_for_a_server_unless_somebody_has_said_how_long()
    {
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        Json(Settings).GetProperty("env").GetProperty("MCP_TIMEOUT").GetString().ShouldBe("5000");
        cli.Write(Settings, """{"env":{"A":"b","MCP_TIMEOUT":"20000"}}""");
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        Json(Settings).GetProperty("env").GetProperty("MCP_TIMEOUT").GetString().ShouldBe("20000");
        (await cli.RunAsync("install", "claude-code", "--remove")).ShouldBe(0);
        Json(Settings).GetProperty("env").EnumerateObject().Select(v => v.Name).ShouldBe(["A", "MCP_TIMEOUT"]);
    }

    [Theory]
    [InlineData(0, "{}\n")]
    [InlineData(7, "{}\n")]
    [InlineData(28, "{\"Memory does not answer\":\"\"}\n")]
    public async Task A_connection_to_a_server_that_hangs_has_a_header_that_ends_it(int curl, string headers)
    {
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        var helper = Json(Servers).GetProperty("mcpServers").GetProperty("memory").GetProperty("headersHelper").GetString()!;
        var run = await Shell.RunAsync(cli.Work, "sh", ["-c", helper], "", ("CURL_ENDS_WITH", curl.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        (run.Code, run.Output).ShouldBe((0, headers));
        run.Arguments.ShouldContain("http://127.0.0.1:5080/healthz");
    }

    [Theory]
    [InlineData(true, "claude-code", true)]
    [InlineData(true, "codex", false)]
    [InlineData(false, "claude-code", false)]
    public async Task On_Windows_it_is_said_what_needs_a_shell(bool isWindows, string agent, bool said)
    {
        cli.Environment = cli.Environment with { IsWindows = isWindows };
        (await cli.RunAsync("install", agent)).ShouldBe(0);
        cli.Error.Contains("Git's shell", StringComparison.Ordinal).ShouldBe(said);
        (await cli.RunAsync("install", agent, "--remove")).ShouldBe(0);
        cli.Error.ShouldNotContain("Git's shell");
    }

    [Fact]
    public async Task The_key_is_never_written()
    {
        cli.With(("MEMORY_KEY", "mem_secret"));
        (await cli.RunAsync("install", "claude-code", "--key", "mem_other")).ShouldBe(0);
        (await cli.RunAsync("install", "codex")).ShouldBe(0);
        foreach (var file in Directory.EnumerateFiles(cli.Work, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).ShouldNotContain("mem_");
    }

    [Fact]
    public async Task The_key_stands_in_no_command_line_and_the_event_arrives_as_it_is()
    {
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        var command = Json(Settings).GetProperty("hooks").GetProperty("SessionStart")[0].GetProperty("hooks")[0].GetProperty("command").GetString()!;
        const string said = """{"hook_event_name":"SessionStart","cwd":"C:\\Users\\ü \"x\" $HOME `id`\nend"}""";
        var run = await Shell.RunAsync(cli.Work, "sh", ["-c", command], said + "\n", ("MEMORY_KEY", "mem_secret"));
        (run.Code, run.Arguments.Contains("mem_secret", StringComparison.Ordinal)).ShouldBe((0, false), run.Arguments);
        run.Arguments.ShouldContain("http://127.0.0.1:5080/hooks/claude-code");
        var lines = run.Input.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("header = \"Authorization: Bearer mem_secret\"");
        // As curl reads a quoted value.
        var quoted = lines[1]["data-binary = \"".Length..^1];
        System.Text.RegularExpressions.Regex.Replace(quoted, @"\\(.)", "$1").ShouldBe(said);
    }

    [Fact]
    public async Task For_a_service_elsewhere_the_start_sends_the_instruction_files_along_and_nothing_that_links_or_names_lead_to()
    {
        (await cli.RunAsync("install", "claude-code", "--url", "https://memory.acme.test", "--repo", "acme/shop")).ShouldBe(0);
        var command = Json(Settings).GetProperty("hooks").GetProperty("SessionStart")[0].GetProperty("hooks")[0].GetProperty("command").GetString()!;
        Directory.CreateDirectory(Path.Combine(cli.Work, ".claude", "rules", "deep"));
        foreach (var file in new[] { "CLAUDE.md", ".claude/rules/a.md", ".claude/rules/deep/b.md", ".claude/rules/x\" y.md", "secret" })
            await File.WriteAllTextAsync(Path.Combine(cli.Work, file), "words", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(cli.Work, ".claude", "CLAUDE.md"), Path.Combine(cli.Work, "secret"));
        const string said = """{"hook_event_name":"SessionStart","cwd":"C:\\Users\\ü \"x\" $HOME `id`"}""";
        var run = await Shell.RunAsync(cli.Work, "sh", ["-c", command], said + "\n", ("MEMORY_KEY", "mem_secret"), ("CLAUDE_PROJECT_DIR", cli.Work));
        (run.Code, run.Arguments.Contains("mem_secret", StringComparison.Ordinal)).ShouldBe((0, false), run.Arguments);
        var lines = run.Input.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        System.Text.RegularExpressions.Regex.Replace(lines[1]["data-urlencode = \"input=".Length..^1], @"\\(.)", "$1").ShouldBe(said);
        lines[2..].ShouldBe(["data-urlencode = \"said@CLAUDE.md\"", "data-urlencode = \"said@.claude/rules/a.md\"", "data-urlencode = \"said@.claude/rules/deep/b.md\""]);
    }

    [Fact]
    public async Task What_is_there_stays_and_twice_is_once_and_removing_leaves_it()
    {
        const string settings = """
            {
              "model": "opus",
              "hooks": {
                "PreToolUse": [
                  {
                    "matcher": "Bash",
                    "hooks": [
                      {
                        "type": "command",
                        "command": "./check <it> && echo 'ü'"
                      }
                    ]
                  }
                ]
              },
              "permissions": {
                "allow": [
                  "Bash(git *)"
                ]
              }
            }

            """;
        const string servers = """
            {
              "mcpServers": {
                "other": {
                  "command": "x",
                  "args": [
                    "-y"
                  ]
                }
              }
            }

            """;
        cli.Write(Settings, settings);
        cli.Write(Servers, servers);
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        var (once, server) = (Text(Settings), Text(Servers));
        once.ShouldContain("./check <it> && echo 'ü'");
        Json(Settings).GetProperty("hooks").GetProperty("PreToolUse").GetArrayLength().ShouldBe(2);
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        (Text(Settings), Text(Servers)).ShouldBe((once, server));
        cli.Output.ShouldContain("as it should be");
        (await cli.RunAsync("install", "claude-code", "--url", "http://memory.corp.test")).ShouldBe(0);
        Json(Settings).GetProperty("hooks").GetProperty("PreToolUse").GetArrayLength().ShouldBe(2);
        (await cli.RunAsync("install", "claude-code", "--remove")).ShouldBe(0);
        (Text(Settings), Text(Servers)).ShouldBe((settings, servers));
    }

    [Fact]
    public async Task What_was_made_is_removed_again()
    {
        foreach (var agent in new[] { "claude-code", "codex", "agents" })
        {
            (await cli.RunAsync("install", agent)).ShouldBe(0);
            (await cli.RunAsync("install", agent, "--remove")).ShouldBe(0);
        }
        Directory.EnumerateFiles(cli.Work, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".git/", StringComparison.Ordinal)).ShouldBeEmpty();
        (await cli.RunAsync("install", "claude-code", "--remove")).ShouldBe(0);
    }

    [Theory]
    [InlineData("{ // mine\n}")]
    [InlineData("[]")]
    [InlineData("""{"hooks":[]}""")]
    [InlineData("""{"hooks":{"PreToolUse":{}}}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public async Task What_cannot_be_merged_is_left_alone(string text)
    {
        cli.Write(Settings, text);
        (await cli.RunAsync("install", "claude-code")).ShouldBe(1);
        Text(Settings).ShouldBe(text);
        File.Exists(Path.Combine(cli.Work, Servers)).ShouldBeFalse();
        cli.Error.ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task Codex_and_others_get_a_server_and_a_note()
    {
        cli.Write("AGENTS.md", "# Ours\n\nWords.\n");
        cli.Write(".codex/config.toml", "model = \"x\"\n");
        (await cli.RunAsync("install", "codex")).ShouldBe(0);
        Text(".codex/config.toml").ShouldContain("[mcp_servers.memory]\nurl = \"http://127.0.0.1:5080/mcp\"\nbearer_token_env_var = \"MEMORY_KEY\"\nhttp_headers = { \"Memory-Repo\" = \"acme/shop\" }\n");
        Text("AGENTS.md").ShouldContain("get_context");
        var note = Text("AGENTS.md");
        (await cli.RunAsync("install", "agents")).ShouldBe(0);
        Text("AGENTS.md").ShouldBe(note);
        (await cli.RunAsync("install", "codex", "--remove")).ShouldBe(0);
        (Text("AGENTS.md"), Text(".codex/config.toml")).ShouldBe(("# Ours\n\nWords.\n", "model = \"x\"\n"));
        cli.Write(".codex/config.toml", "[mcp_servers.memory]\nurl = \"x\"\n");
        (await cli.RunAsync("install", "codex")).ShouldBe(1);
    }

    [Fact]
    public async Task A_service_elsewhere_wants_to_know_the_repository()
    {
        cli.InRepository("/somewhere/local");
        (await cli.RunAsync("install", "claude-code", "--url", "http://memory.corp.test")).ShouldBe(2);
        (await cli.RunAsync("install", "claude-code")).ShouldBe(0);
        Text(Settings).ShouldNotContain("Memory-Repo");
    }
}
