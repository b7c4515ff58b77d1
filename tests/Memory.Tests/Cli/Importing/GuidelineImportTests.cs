using System.Text.Json;
using System.Text.Json.Nodes;

namespace Memory.Tests.Cli.Importing;

/// <summary>What a team wrote for agents, from the command line.</summary>
public sealed class GuidelineImportTests
{
    private const string Receipt = """{"accepted":2,"lessons":[{"id":"L1","file":"CLAUDE.md","line":3,"rule":"r","status":"active"},{"id":"L2","file":"CLAUDE.md","line":4,"rule":"s","status":"proposed"}],"retired":["L3"],"held":1,"passedOver":7,"rejected":[]}""";

    [Fact]
    public async Task Rules_are_known_by_their_names_and_documents_stay_documents()
    {
        using var cli = new CliRunner().InRepository("git@github.com:acme/shop.git");
        cli.Write("CLAUDE.md", "# A\n");
        cli.Write("AGENTS.md", "# B\n");
        cli.Write(".claude/rules/deep/x.md", "x");
        cli.Write(".cursor/rules/y.mdc", "y");
        cli.Write(".github/copilot-instructions.md", "z");
        cli.Write("README.md", "# Shop\n");
        cli.Write("../learnings.csv", "learning\nx\n");
        cli.Service.On("POST /v1/guidelines", Receipt);
        cli.Service.On("POST /v1/documents", """{"accepted":1,"sections":1,"held":0,"rejected":[]}""");

        (await cli.RunAsync("import", "CLAUDE.md", ".claude/rules", ".cursor/rules", ".github/copilot-instructions.md", "AGENTS.md", "README.md", "--from", "../learnings.csv")).ShouldBe(0);

        cli.Output.ShouldBe("2 rules of 6 files are lessons now, 7 lines are none\nRetired, because their lines are gone: L3\n1 document accepted in 1 section\n");
        cli.Error.ShouldBe("1 held: a person decides; memory lessons list --status proposed shows why\n");
        var sent = JsonDocument.Parse(cli.Service.Calls[0].Body!).RootElement;
        sent.GetProperty("repo").GetString().ShouldBe("acme/shop");
        var files = sent.GetProperty("files").EnumerateArray().ToList();
        files.Select(f => f.GetProperty("path").GetString()).ShouldBe(["CLAUDE.md", ".claude/rules/deep/x.md", ".cursor/rules/y.mdc", ".github/copilot-instructions.md", "AGENTS.md", "learnings.csv"]);
        files[1].GetProperty("url").GetString().ShouldBe("https://github.com/acme/shop/blob/HEAD/.claude/rules/deep/x.md");
    }

    [Theory]
    [InlineData("CLAUDE.md", "AGENTS.md")]
    [InlineData("AGENTS.md", "CLAUDE.md")]
    public async Task A_file_and_a_link_to_it_are_one_under_the_files_name(string first, string second)
    {
        using var cli = new CliRunner().InRepository();
        cli.Write("docs/agents.md", "# A\n\n- Close every reader.\n");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "AGENTS.md"), "docs/agents.md");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "CLAUDE.md"), "AGENTS.md");
        cli.Service.On("POST /v1/guidelines", Receipt);

        (await cli.RunAsync("import", first, second)).ShouldBe(0);

        var file = JsonNode.Parse(cli.Service.Last.Body)!["files"]!.AsArray().ShouldHaveSingleItem()!;
        (file["path"]!.GetValue<string>(), file["link"]!.GetValue<string>(), file["url"]!.GetValue<string>()).ShouldBe(("docs/agents.md", first, "https://github.com/acme/shop/blob/HEAD/docs/agents.md"));
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_repository_is_refused()
    {
        using var cli = new CliRunner().InRepository();
        cli.Write("../secret.md", "x");
        File.CreateSymbolicLink(Path.Combine(cli.Work, "CLAUDE.md"), "../secret.md");
        (await cli.RunAsync("import", "CLAUDE.md")).ShouldBe(1);
        cli.Error.ShouldContain("CLAUDE.md leads out of");
    }

    [Fact]
    public async Task A_large_export_goes_in_parts_and_lines_are_those_of_the_file()
    {
        using var cli = new CliRunner().InRepository();
        // Each row takes two lines: what is in quotes may hold a line end, quotes and separators.
        cli.Write("learnings.csv", "id,learning\r\n" + string.Concat(Enumerable.Range(0, 2_500).Select(n => $"{n},\"Rule {n}, \"\"quoted\"\";\nof two lines {new string('x', 150)}\"\r\n")));
        for (var part = 0; part < 3; part++)
            cli.Service.On("POST /v1/guidelines", """{"accepted":1,"lessons":[{"id":"L1","file":"learnings.csv","line":2,"rule":"r","status":"active"}],"retired":[],"held":0,"passedOver":1,"rejected":[{"file":"learnings.csv","line":4,"reason":"it is too long"}]}""");

        (await cli.RunAsync("import", "--from", "learnings.csv", "--json")).ShouldBe(1);

        var texts = cli.Service.Calls.Select(c => JsonNode.Parse(c.Body!)!["files"]!.AsArray().Single()!["text"]!.GetValue<string>()).ToList();
        texts.ShouldAllBe(t => t.StartsWith("id,learning\r\n", StringComparison.Ordinal));
        string.Concat(texts.Select(t => t["id,learning\r\n".Length..])).ShouldBe(File.ReadAllText(Path.Combine(cli.Work, "learnings.csv"))["id,learning\r\n".Length..]);
        var receipt = JsonNode.Parse(cli.Output)!;
        (receipt["accepted"]!.GetValue<int>(), receipt["passedOver"]!.GetValue<int>()).ShouldBe((3, 3));
        receipt["lessons"]!.AsArray().Select(l => l!["line"]!.GetValue<int>()).ShouldBe([2, 2_002, 4_002]);
        receipt["rejected"]!.AsArray().Select(l => l!["line"]!.GetValue<int>()).ShouldBe([4, 2_004, 4_004]);
    }

    [Fact]
    public async Task An_export_beyond_the_limit_and_a_quote_that_nothing_closes_are_named()
    {
        using var cli = new CliRunner().InRepository();
        using (var file = File.Create(Path.Combine(cli.Work, "huge.csv")))
            file.SetLength(257L * 1024 * 1024);
        (await cli.RunAsync("import", "--from", "huge.csv")).ShouldBe(1);
        cli.Error.ShouldSatisfyAllConditions(e => e.ShouldContain("huge.csv has more than 256 MiB"), e => e.ShouldContain("several files"));
        cli.Write("open.csv", "learning\nfine\n\"never closed " + new string('x', 300 * 1024));
        (await cli.RunAsync("import", "--from", "open.csv")).ShouldBe(1);
        cli.Error.ShouldContain("open.csv:3: a row of more than 256 KiB");
    }

    [Fact]
    public async Task Without_a_file_it_asks_which()
    {
        using var cli = new CliRunner();
        (await cli.RunAsync("import")).ShouldBe(2);
        cli.Error.ShouldContain("Which file?");
    }
}
