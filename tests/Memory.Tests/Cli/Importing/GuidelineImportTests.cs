using System.Text.Json;

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

    [Fact]
    public async Task Without_a_file_it_asks_which()
    {
        using var cli = new CliRunner();
        (await cli.RunAsync("import")).ShouldBe(2);
        cli.Error.ShouldContain("Which file?");
    }
}
