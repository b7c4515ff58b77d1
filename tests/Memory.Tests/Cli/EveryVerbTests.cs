using System.CommandLine;
using System.Text.Json;
using Memory.Cli;
using Memory.Cli.Commands;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Cli;

/// <summary>Every verb against the real service: with --json one document and nothing else, without it words; 0, 1 and 2.</summary>
public sealed class EveryVerbTests : IAsyncLifetime
{
    private FakeGitHub github = null!;
    private MemoryApp app = null!;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-verbs-").FullName;
    private string lesson = "";

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        github["acme/shop"].Git.Push("main", "Begin", ("README.md", "# Shop\n"));
        app = new MemoryApp(github.Settings());
        lesson = (await app.SayAsync(Says.Member("ana", "@claude remember: never use enums here, use literal unions"))).Lessons.Single();
        await File.WriteAllTextAsync(Path.Combine(folder, "comments.jsonl"), """{"source":"github","repo":"acme/shop","id":"1","author":"ana","authorAssociation":"MEMBER","body":"@claude remember: pin every action to a commit"}""");
        await File.WriteAllLinesAsync(Path.Combine(folder, "history.jsonl"), Replaying.SmallHistory.Comments().Select(c => JsonSerializer.Serialize(c, MemoryApp.Web)));
        await File.WriteAllTextAsync(Path.Combine(folder, "CLAUDE.md"), "# Shop\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "change.diff"), "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -0,0 +1 @@\n+const a = 1;\n");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>In this order: what one makes the next one finds.</summary>
    private Dictionary<string, string[]> Verbs() => new()
    {
        ["status"] = [],
        ["doctor"] = [],
        ["github connect"] = [],
        ["replay"] = ["--from", "history.jsonl"],
        ["harvest"] = ["acme/shop", "--mode", "all"],
        ["import"] = ["comments.jsonl", "--wait"],
        ["deliveries"] = [],
        ["lessons list"] = [],
        ["lessons show"] = [lesson],
        ["lessons add"] = ["Close every reader."],
        ["lessons approve"] = [lesson],
        ["lessons retire"] = [lesson],
        ["lessons restore"] = [lesson],
        ["lessons reject"] = [],
        ["search"] = ["enums"],
        ["context"] = ["add an enum"],
        ["ask"] = ["may I use enums?"],
        ["check"] = ["--file", "change.diff"],
        ["render"] = ["."],
        ["publish"] = ["acme/shop"],
        ["export"] = [],
        ["tidy"] = [],
        ["settings show"] = [],
        ["settings set"] = ["--activation", "approval"],
        ["keys list"] = [],
        ["keys add"] = ["ci"],
        ["keys rotate"] = [],
        ["keys revoke"] = [],
        ["audit"] = [],
        ["backup"] = ["store.gz"],
        ["restore"] = ["store.gz", "--replace"],
        ["install"] = ["claude-code"],
        ["completions"] = ["bash"],
        ["erase repo"] = ["acme/shop", "--yes"],
        ["erase person"] = ["ana", "--yes"],
    };

    /// <summary>They speak a protocol over standard input and output: see <c>Agents</c>.</summary>
    private static readonly string[] Spoken = ["hook", "mcp"];

    private async Task<(int Code, string Output, string Error)> RunAsync(string key, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            WorkingFolder = folder,
            UserData = folder,
            Variables = new Dictionary<string, string> { ["MEMORY_KEY"] = key, ["MEMORY_REPO"] = "acme/shop", ["MEMORY_URL"] = "http://127.0.0.1" },
        };
        var code = await Memory.Cli.Program.RunAsync(args, output, error, app.Server.CreateHandler(), environment, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private string Admin() => File.ReadAllText(Path.Combine(app.Folder, "admin.key")).Trim();

    [Fact]
    public async Task Every_verb_answers_in_JSON_and_in_words()
    {
        foreach (var (verb, given) in Verbs())
        {
            var rest = given;
            if (verb == "lessons reject")
                rest = [(await app.LessonsAsync()).First(l => l.Status is "proposed" or "active").Id];
            if (verb is "keys revoke" or "keys rotate")
                rest = [(await app.GetAsync<Page<Key>>("/v1/keys")).Items.First(k => k.Name == "ci").Id];
            var (code, output, error) = await RunAsync(Admin(), [.. verb.Split(' '), .. rest, "--json"]);
            code.ShouldBe(0, $"{verb}: {error}");
            // An export is lines of JSON, each a document: it is read by programs in any case.
            foreach (var json in verb == "export" ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [output])
                Should.NotThrow(() => JsonDocument.Parse(json).Dispose(), $"{verb}: {output}");
            if (verb is "keys revoke" or "lessons reject" or "keys add")
                continue;
            (code, output, error) = await RunAsync(Admin(), [.. verb.Split(' '), .. rest]);
            code.ShouldBe(0, $"{verb}: {error}");
            (output + error).ShouldNotBeEmpty(verb);
            output.TrimStart().StartsWith('{').ShouldBe(verb == "export", verb);
        }
    }

    [Fact]
    public async Task Every_verb_fails_with_1_and_a_reason_and_nothing_on_standard_output()
    {
        foreach (var (verb, given) in Verbs().Where(v => v.Key is not ("completions" or "doctor" or "install")))
        {
            var (code, output, error) = await RunAsync("mem_unknown", [.. verb.Split(' '), .. given.Length > 0 ? given : verb.Split(' ')[^1] is "reject" or "revoke" or "rotate" ? ["L123456"] : [], "--json"]);
            code.ShouldBe(1, $"{verb}: {output}{error}");
            output.ShouldBeEmpty(verb);
            error.ShouldStartWith("memory: ", Case.Sensitive, verb);
        }
        File.Exists(Path.Combine(folder, "store.gz")).ShouldBeFalse();
        // Whoever asks the doctor gets a finding, also about the key.
        var doctor = await RunAsync("mem_unknown", "doctor", "--json");
        doctor.Code.ShouldBe(1);
        JsonSerializer.Deserialize<DoctorReport>(doctor.Output, MemoryApp.Web)!.Checks.ShouldHaveSingleItem().State.ShouldBe("failed");
    }

    [Fact]
    public async Task Several_answers_are_one_document_in_their_order()
    {
        var other = (await app.SayAsync(Says.Member("ben", "@claude remember: close every reader."))).Lessons.Single();
        var (code, output, error) = await RunAsync(Admin(), "lessons", "retire", lesson, other, "--json");
        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.EnumerateArray().Select(l => l.GetProperty("id").GetString()).ShouldBe([lesson, other]);
        (code, output, error) = await RunAsync(Admin(), "lessons", "restore", other, "L1", "--json");
        code.ShouldBe(1);
        error.ShouldContain("L1");
        JsonDocument.Parse(output).RootElement.EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(other);
    }

    [Fact]
    public async Task A_misspelt_option_never_becomes_words_of_a_rule()
    {
        var (code, _, error) = await RunAsync(Admin(), "lessons", "add", "Close every reader.", "--whyy", "handles");
        code.ShouldBe(2);
        error.ShouldContain("--whyy");
        (await RunAsync(Admin(), "lessons", "add", "--", "Never", "push", "--force")).Code.ShouldBe(0);
        (await app.LessonsAsync()).ShouldContain(l => l.Rule == "Never push --force");
        (await app.LessonsAsync()).ShouldNotContain(l => l.Rule.Contains("whyy"));
    }

    [Fact]
    public async Task Every_verb_refuses_what_it_does_not_know_with_2()
    {
        foreach (var verb in Verbs().Keys)
        {
            var (code, output, error) = await RunAsync(Admin(), [.. verb.Split(' '), "x", "--nonsense"]);
            code.ShouldBe(2, $"{verb}: {error}");
            output.ShouldBeEmpty(verb);
            error.ShouldNotBeEmpty(verb);
        }
        (await RunAsync(Admin(), "erase", "repo", "acme/shop")).Code.ShouldBe(2);
    }

    [Fact]
    public void Every_verb_is_tried()
    {
        var root = MemoryCommand.Create(new CliHost(TextWriter.Null, TextWriter.Null, null, CliEnvironment.OfProcess()));
        Leaves(root, "").ShouldBe(Verbs().Keys.Concat(Spoken), ignoreOrder: true);
    }

    [Fact]
    public async Task A_shell_is_told_the_words_that_can_follow()
    {
        var (code, output, _) = await RunAsync(Admin(), "[suggest:10]", "memory les");
        code.ShouldBe(0);
        output.ShouldContain("lessons");
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path.Trim()]
        : command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}"));
}
