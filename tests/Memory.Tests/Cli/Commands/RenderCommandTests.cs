using System.Text.Json;
using System.Text.Json.Nodes;

namespace Memory.Tests.Cli.Commands;

public sealed class RenderCommandTests
{
    private static string Answer(params (string Path, string Text)[] files) =>
        JsonSerializer.Serialize(new { files = files.ToDictionary(f => f.Path, f => f.Text) });

    private static CliRunner Runner(params (string Path, string Text)[] answer)
    {
        var cli = new CliRunner().InRepository();
        cli.Service.On("POST /v1/render", Answer(answer));
        return cli;
    }

    [Fact]
    public async Task Files_are_sent_as_they_are_and_written_as_they_come_back()
    {
        using var cli = Runner(("CLAUDE.md", "\uFEFF# A\r\nline\r\n"), (".claude/rules/memory-b.md", "b"));
        var document = cli.Write("CLAUDE.md", "\uFEFF# A\r\n");

        (await cli.RunAsync("render")).ShouldBe(0);

        var sent = JsonNode.Parse(cli.Service.Last.Body)!;
        sent["repo"]!.GetValue<string>().ShouldBe("acme/shop");
        sent["files"]!.AsObject().Single().Value!.GetValue<string>().ShouldBe("\uFEFF# A\r\n");
        File.ReadAllBytes(document).ShouldBe("\uFEFF# A\r\nline\r\n"u8.ToArray());
        File.ReadAllText(Path.Combine(cli.Work, ".claude/rules/memory-b.md")).ShouldBe("b");
        cli.Output.ShouldBe("created .claude/rules/memory-b.md\nchanged CLAUDE.md\n");
        Directory.GetFileSystemEntries(cli.Work).Select(Path.GetFileName).ShouldBe([".claude", ".git", "CLAUDE.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_loaded_beside_the_document_is_sent_along()
    {
        using var cli = Runner(("CLAUDE.md", "See @docs/a.md and @AGENTS.md, @../secret.md, @.env and @~/b.md.\n"));
        cli.Write("CLAUDE.md", "See @docs/a.md and @AGENTS.md, @../secret.md, @.env and @~/b.md.\n");
        cli.Write("AGENTS.md", "agents");
        cli.Write("docs/a.md", "@b.md @link.md");
        cli.Write("docs/b.md", "b");
        cli.Write("docs/unused.md", "unused");
        cli.Write(".env", "SECRET=1");
        cli.Write("../secret.md", "secret");
        cli.Write(".claude/rules/mine.md", "mine");
        cli.Write(".claude/rules/below/more/deep.md", "deep");
        cli.Write(".claude/CLAUDE.md", "inner");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "docs/link.md"), "../../secret.md");

        (await cli.RunAsync("render")).ShouldBe(0);

        JsonNode.Parse(cli.Service.Last.Body)!["files"]!.AsObject().Select(f => f.Key)
            .ShouldBe([".claude/CLAUDE.md", ".claude/rules/below/more/deep.md", ".claude/rules/mine.md", "AGENTS.md", "CLAUDE.md", "docs/a.md", "docs/b.md"], ignoreOrder: true);
        cli.Output.ShouldBe("everything is up to date\n");
    }

    [Fact]
    public async Task A_check_changes_nothing_and_fails_when_something_would()
    {
        using var cli = Runner(("CLAUDE.md", "new"));
        var document = cli.Write("CLAUDE.md", "old");

        (await cli.RunAsync("render", "--check")).ShouldBe(1);

        cli.Output.ShouldBe("would change CLAUDE.md\n");
        File.ReadAllText(document).ShouldBe("old");
    }

    [Fact]
    public async Task What_is_up_to_date_passes_the_check_and_is_not_touched()
    {
        using var cli = Runner(("CLAUDE.md", "same"));
        var document = cli.Write("CLAUDE.md", "same");
        var at = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(document, at);
        cli.Service.On("POST /v1/render", Answer(("CLAUDE.md", "same")));

        (await Memory.Cli.Program.RunAsync(["render", "--check"], TextWriter.Null, TextWriter.Null, cli.Service, cli.Environment, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await cli.RunAsync("render")).ShouldBe(0);

        cli.Output.ShouldBe("everything is up to date\n");
        File.GetLastWriteTimeUtc(document).ShouldBe(at);
    }

    [Fact]
    public async Task What_a_person_should_look_at_is_said_beside_the_output()
    {
        using var cli = new CliRunner().InRepository();
        cli.Service.On("POST /v1/render", """{"files":{"CLAUDE.md":"x"},"notes":["CLAUDE.md: line 3 contradicts L482133"]}""");

        (await cli.RunAsync("render")).ShouldBe(0);

        cli.Output.ShouldBe("created CLAUDE.md\n");
        cli.Error.ShouldBe("CLAUDE.md: line 3 contradicts L482133\n");
    }

    [Fact]
    public async Task A_link_to_the_other_document_is_one_file()
    {
        using var cli = Runner(("AGENTS.md", "new"));
        var target = cli.Write("AGENTS.md", "old");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "CLAUDE.md"), "AGENTS.md");
        (await cli.RunAsync("render", "--check")).ShouldBe(1);
        var sent = JsonNode.Parse(cli.Service.Last.Body)!;
        (sent["links"]!.ToJsonString(), sent["files"]!.ToJsonString()).ShouldBe(("{\"CLAUDE.md\":\"AGENTS.md\"}", "{\"AGENTS.md\":\"old\"}"));
        File.ReadAllText(target).ShouldBe("old");
        cli.Service.On("POST /v1/render", Answer(("AGENTS.md", "new")));

        (await cli.RunAsync("render")).ShouldBe(0);

        File.ReadAllText(target).ShouldBe("new");
        new FileInfo(Path.Combine(cli.Work, "CLAUDE.md")).LinkTarget.ShouldBe("AGENTS.md");
        cli.Service.On("POST /v1/render", Answer(("AGENTS.md", "new")));
        (await cli.RunAsync("render", "--check")).ShouldBe(0);
    }

    [Fact]
    public async Task From_a_folder_below_the_top_is_meant()
    {
        using var cli = Runner(("CLAUDE.md", "x"));
        cli.Write("src/a.cs", "");
        cli.Environment = cli.Environment with { WorkingFolder = Path.Combine(cli.Work, "src") };

        (await cli.RunAsync("render")).ShouldBe(0);

        File.Exists(Path.Combine(cli.Work, "CLAUDE.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_folder_brings_its_own_repository()
    {
        using var cli = Runner(("CLAUDE.md", "x"));
        cli.Write("../other/.git/config", "[remote \"origin\"]\nurl = https://github.com/acme/other\n");

        (await cli.RunAsync("render", "../other")).ShouldBe(0);

        cli.Service.Last.Body.ShouldContain("\"acme/other\"");
        File.Exists(Path.Combine(cli.Folder, "other", "CLAUDE.md")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../evil.md")]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData(".claude/settings.json")]
    public async Task A_service_that_wants_other_files_gets_none(string path)
    {
        using var cli = Runner(("CLAUDE.md", "x"), (path, "evil"));

        (await cli.RunAsync("render")).ShouldBe(1);

        cli.Error.ShouldContain(path);
        File.Exists(Path.Combine(cli.Work, "CLAUDE.md")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_within_the_tree_stays_a_link()
    {
        using var cli = Runner(("AGENTS.md", "new"));
        var target = cli.Write("AGENTS.md", "old");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "CLAUDE.md"), "AGENTS.md");

        (await cli.RunAsync("render")).ShouldBe(0);

        new FileInfo(Path.Combine(cli.Work, "CLAUDE.md")).LinkTarget.ShouldBe("AGENTS.md");
        File.ReadAllText(target).ShouldBe("new");
    }

    [Theory]
    [InlineData("CLAUDE.md", "../secret.md")]
    [InlineData(".claude", "..")]
    [InlineData(".claude/rules", "../../")]
    [InlineData("CLAUDE.md", "CLAUDE.md")]
    public async Task A_link_out_of_the_tree_is_neither_read_nor_written(string link, string target)
    {
        using var cli = new CliRunner().InRepository();
        var secret = cli.Write("../secret.md", "secret");
        cli.Write("../rules/memory-a.md", "secret");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(cli.Work, link))!);
        File.CreateSymbolicLink(Path.Combine(cli.Work, link), target);

        (await cli.RunAsync("render")).ShouldBe(1);

        cli.Service.Calls.ShouldBeEmpty();
        File.ReadAllText(secret).ShouldBe("secret");
    }

    [Fact]
    public async Task A_tree_reached_through_a_link_is_still_a_tree()
    {
        using var cli = Runner(("CLAUDE.md", "new"));
        Directory.CreateSymbolicLink(Path.Combine(cli.Folder, "link"), cli.Work);

        (await cli.RunAsync("render", "../link")).ShouldBe(0);

        File.ReadAllText(Path.Combine(cli.Work, "CLAUDE.md")).ShouldBe("new");
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_left_alone()
    {
        using var cli = new CliRunner().InRepository();
        var document = cli.Write("CLAUDE.md", "old");
        cli.Service.On("POST /v1/render", () =>
        {
            File.WriteAllText(document, "edited by hand");
            return new HttpResponseMessage { Content = new StringContent(Answer(("CLAUDE.md", "new"))) };
        });

        (await cli.RunAsync("render")).ShouldBe(1);

        cli.Error.ShouldContain("changed meanwhile");
        File.ReadAllText(document).ShouldBe("edited by hand");
    }

    [Fact]
    public async Task What_is_not_UTF8_is_refused_rather_than_changed()
    {
        using var cli = new CliRunner().InRepository();
        File.WriteAllBytes(Path.Combine(cli.Work, "CLAUDE.md"), [0x41, 0xE9, 0x42]);

        (await cli.RunAsync("render")).ShouldBe(1);

        cli.Error.ShouldContain("not UTF-8");
        cli.Service.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_AGENTS_file_that_cannot_be_read_stops_only_what_would_change_it(bool folder)
    {
        using var cli = Runner(("CLAUDE.md", "new"));
        cli.Write("CLAUDE.md", "old");
        var other = Path.Combine(cli.Work, "AGENTS.md");
        if (folder)
            Directory.CreateDirectory(other);
        else
            File.WriteAllBytes(other, [0x41, 0xE9, 0x42]);

        (await cli.RunAsync("render")).ShouldBe(0);
        File.ReadAllText(Path.Combine(cli.Work, "CLAUDE.md")).ShouldBe("new");

        foreach (var args in new string[][] { ["render"], ["render", "--check"] })
        {
            cli.Service.On("POST /v1/render", Answer(("CLAUDE.md", "newer"), ("AGENTS.md", "new")));
            (await cli.RunAsync(args)).ShouldBe(1);
            cli.Error.ShouldContain(folder ? "AGENTS.md is a folder" : "AGENTS.md is not UTF-8");
        }
        File.ReadAllText(Path.Combine(cli.Work, "CLAUDE.md")).ShouldBe("new");
    }

    [Fact]
    public async Task A_file_that_is_just_short_enough_can_be_rendered_again()
    {
        const int max = 4 * 1024 * 1024;
        const string block = "<!-- memory:begin -->\n\n- Never log tokens. [L100001]\n\n<!-- memory:end -->\n";
        var own = string.Concat(new string('a', max - 1), "\n");
        using var cli = Runner(("CLAUDE.md", own + block));
        cli.Write("CLAUDE.md", own);
        (await cli.RunAsync("render")).ShouldBe(0);
        cli.Service.On("POST /v1/render", Answer(("CLAUDE.md", own + block)));
        (await cli.RunAsync("render", "--check")).ShouldBe(0);

        cli.Write("CLAUDE.md", own + "b");
        (await cli.RunAsync("render")).ShouldBe(1);
        cli.Error.ShouldContain("larger than 4 MiB");
        cli.Write("CLAUDE.md", own + block + new string('b', 512 * 1024));
        (await cli.RunAsync("render")).ShouldBe(1);
        cli.Error.ShouldContain("larger than 4 MiB");
    }
}
