using System.Diagnostics;
using Memory.Cli;
using Memory.Cli.Checking;

namespace Memory.Tests.Cli.Commands;

public sealed class CheckCommandTests
{
    private const string Hostile = """
        {"findings":[{"id":"L1","path":"src/a,b:c.ts","line":3,"message":"No.\n::error::x 100% ##[warning]y","certainty":"match"},
         {"id":"L2","path":"::add-mask::x","line":1,"message":"Near.","certainty":"related"}],"tookMs":1}
        """;

    [Fact]
    public async Task A_match_is_exit_code_1_and_findings_are_lines()
    {
        using var cli = new CliRunner().WithInput("--- a/x\n+++ b/x\n");
        cli.Service.On("POST /v1/check", """{"findings":[{"id":"L1","path":"src/a.ts","line":3,"message":"No eval.","certainty":"match"}],"tookMs":1}""");

        (await cli.RunAsync("check", "-", "--repo", "a/b")).ShouldBe(1);

        cli.Service.Last.Body.ShouldBe("""{"repo":"a/b","diff":"--- a/x\n\u002B\u002B\u002B b/x\n"}""");
        cli.Output.ShouldBe("match  src/a.ts:3  L1  No eval.\n");
        cli.Error.ShouldBe("1 match\n");
    }

    [Fact]
    public async Task What_is_only_related_is_exit_code_0()
    {
        using var cli = new CliRunner().WithInput("--- a/x\n+++ b/x\n");
        cli.Service.On("POST /v1/check", """{"findings":[{"id":"L1","path":"src/a.ts","line":3,"message":"No eval.","certainty":"related"}],"tookMs":1}""");
        (await cli.RunAsync("check", "--file", "-", "--repo", "a/b")).ShouldBe(0);
    }

    [Fact]
    public async Task Annotations_cannot_be_broken_out_of()
    {
        using var cli = new CliRunner().WithInput("--- a/x\n+++ b/x\n");
        cli.Service.On("POST /v1/check", Hostile);

        (await cli.RunAsync("check", "-", "--repo", "a/b", "--annotations", "github")).ShouldBe(1);

        cli.Output.ShouldBe("::error file=src/a%2Cb%3Ac.ts,line=3,title=L1::No.%0A::error::x 100%25 ##[warning]y\n::notice file=%3A%3Aadd-mask%3A%3Ax,line=1,title=L2::Near.\n");
    }

    [Fact]
    public async Task No_line_of_the_list_is_a_command_of_the_runner()
    {
        using var cli = new CliRunner().WithInput("--- a/x\n+++ b/x\n");
        cli.Service.On("POST /v1/check", Hostile);
        await cli.RunAsync("check", "-", "--repo", "a/b");
        cli.Output.Split('\n').ShouldAllBe(l => !l.TrimStart().StartsWith("::", StringComparison.Ordinal));
        cli.Output.ShouldNotContain("##[");

        cli.Service.On("POST /v1/check", Hostile);
        await cli.RunAsync("check", "-", "--repo", "a/b", "--json");
        cli.Output.ShouldNotContain("##[");
        System.Text.Json.Nodes.JsonNode.Parse(cli.Output)!["findings"]![0]!["message"]!.GetValue<string>().ShouldContain("##[warning]");
    }

    [Fact]
    public async Task Git_is_asked_for_what_is_staged_whatever_the_settings_say()
    {
        using var cli = new CliRunner();
        Git(cli.Work, "init", "-q");
        Git(cli.Work, "config", "diff.noprefix", "true");
        Git(cli.Work, "config", "color.ui", "always");
        cli.Write("a b/ü.ts", "one\n");
        Git(cli.Work, "add", ".");
        cli.Service.On("POST /v1/check", """{"findings":[],"tookMs":1}""");

        (await cli.RunAsync("check", "--staged", "--repo", "a/b")).ShouldBe(0);

        var diff = System.Text.Json.Nodes.JsonNode.Parse(cli.Service.Last.Body)!["diff"]!.GetValue<string>();
        Memory.Serving.UnifiedDiff.Of(diff).Paths.ShouldBe(["a b/ü.ts"]);
        cli.Error.ShouldBe("a/b has no lesson against this.\n");
    }

    [Fact]
    public async Task Without_a_choice_new_files_are_checked_too_and_what_is_not_looked_at_is_named()
    {
        using var cli = new CliRunner();
        Git(cli.Work, "init", "-q");
        cli.Write("known.ts", "one\n");
        cli.Write(".gitignore", "*.log\n");
        Git(cli.Work, "add", ".");
        Git(cli.Work, "-c", "user.name=t", "-c", "user.email=t@acme.test", "commit", "-q", "-m", "first");
        cli.Write("known.ts", "two\n");
        cli.Write("src/a b/größe.ts", "eval(x)\n");
        cli.Write("--q\"uote.ts", "quoted()\n");
        cli.Write("noise.log", "ignored()\n");
        cli.Write("picture.png", "a\0b");
        cli.Write("large.json", new string('x', 300_000));
        cli.Write("other/.git/HEAD", "ref: refs/heads/main\n");
        Git(Path.Combine(cli.Work, "other"), "init", "-q");
        cli.Environment = cli.Environment with { WorkingFolder = Path.Combine(cli.Work, "src") };
        cli.Service.On("POST /v1/check", """{"findings":[],"tookMs":1}""");

        (await cli.RunAsync("check", "--repo", "a/b")).ShouldBe(0);

        var diff = System.Text.Json.Nodes.JsonNode.Parse(cli.Service.Last.Body)!["diff"]!.GetValue<string>();
        Memory.Serving.UnifiedDiff.Of(diff).Paths.ShouldBe(["known.ts", "--q\"uote.ts", "large.json", "picture.png", "src/a b/größe.ts"], ignoreOrder: true);
        foreach (var line in new[] { "+two", "+eval(x)", "+quoted()" })
            diff.ShouldContain(line + "\n");
        cli.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["a/b has no lesson against this.",
            "Not looked at: large.json (binary, or new and larger than 256k)", "Not looked at: picture.png (binary, or new and larger than 256k)", "Not looked at: other/ (a repository of its own)"]);

        // Git says whose a file is before and after: nothing of this stays behind.
        cli.Service.On("POST /v1/check", """{"findings":[],"tookMs":1}""");
        (await cli.RunAsync("check", "--staged", "--repo", "a/b")).ShouldBe(0);
        System.Text.Json.Nodes.JsonNode.Parse(cli.Service.Last.Body)!["diff"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Revisions_are_no_options_of_git()
    {
        using var cli = new CliRunner();
        (await cli.RunAsync("check", "--diff=--output=x", "--repo", "a/b")).ShouldBe(2);
        cli.Error.ShouldContain("--diff takes revisions");
    }

    [Fact]
    public async Task What_git_cannot_do_is_said_with_what_helps()
    {
        using var cli = new CliRunner();
        Git(cli.Work, "init", "-q");
        (await cli.RunAsync("check", "--diff", "nowhere...HEAD", "--repo", "a/b")).ShouldBe(1);
        cli.Error.ShouldContain("nowhere");
        cli.Error.ShouldContain("fetch-depth: 0");
    }

    [Fact]
    public void A_long_diff_is_cut_between_files()
    {
        var files = Enumerable.Range(0, 5).Select(i => $"diff --git a/{i} b/{i}\n+++ b/{i}\n+{new string('x', 40)}\n").ToList();
        var parts = DiffParts.Of(string.Concat(files), 150).ToList();
        parts.Count.ShouldBe(3);
        string.Concat(parts).ShouldBe(string.Concat(files));
        parts.ShouldAllBe(p => p.StartsWith("diff --git ", StringComparison.Ordinal) && p.Length <= 150);
        DiffParts.Of("").ShouldBe([""]);
        Should.Throw<FailedException>(() => DiffParts.Of(files[0] + new string('y', 200), 100).ToList());
    }

    private static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
