using Memory.Guidelines;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Guidelines;

public class RuleOrProseTests
{
    [Theory]
    [InlineData("- **Error handling**: never swallow exceptions", "Conventions", "Error handling: never swallow exceptions.")]
    [InlineData("- Use `records` for wire types", "Code style", "Use `records` for wire types.")]
    [InlineData("* [ ] Do not push to main.", "", "Do not push to main.")]
    [InlineData("- See [the guide](docs/a.md), and always run it first", "Rules", null)]
    [InlineData("- ❌ Use default exports", "Rules", "Do not use default exports.")]
    [InlineData("- ❌ NEVER use default exports", "Rules", "NEVER use default exports.")]
    [InlineData("- Commit generated files", "Don't", "Do not commit generated files.")]
    [InlineData("- Shared mutable state.", "Anti-patterns", null)]
    [InlineData("All new code must be tested.", "", "All new code must be tested.")]
    [InlineData("Never log raw tokens.", "Overview", null)]
    [InlineData("- `src/api` - the endpoints", "Rules", null)]
    [InlineData("- Black - code formatter", "Code style", null)]
    [InlineData("- Proto bindings only for Java.", "", null)]
    [InlineData("1. Clone the repository", "Setup", null)]
    [InlineData("3. Never force push to a shared branch.", "Rules", "Never force push to a shared branch.")]
    [InlineData("- State doesn't depend on the previous value.", "Rules", null)]
    [InlineData("- The run is honest, never a false success", "", null)]
    [InlineData("- Should we use tabs?", "Rules", null)]
    [InlineData("- Always do one of:", "Rules", null)]
    [InlineData("- Use `make lint` to check the style", "Style", null)]
    public void A_line_is_a_rule_or_prose(string line, string heading, string? rule) =>
        RuleOrProse.Rule(new(1, line, !char.IsLetter(line[0]), char.IsAsciiDigit(line[0]), heading.Length == 0 ? [] : [heading])).ShouldBe(rule);

    [Fact]
    public void Lines_know_where_they_stand_and_what_is_no_prose_is_left_out()
    {
        var lines = GuidelineLines.Read("---\npaths: src/**\n---\n# Shop\r\n\r\nWords of\r\na paragraph.\n\n## Rules\n\n**Tests:**\n\n- One\n  goes on\n- Two\n\n```md\n- In a fence\n```\n\n| - a | b |\n<!-- - hidden\n- too -->\n> - quoted\n\nDo this:\n\n1. Three\n\n# Other\n\n<!-- memory:begin -->\n\n- Ours. [L100001]\n\n<!-- memory:end -->\n\n- Four\n");
        lines.Select(l => (l.Number, l.Words, l.Item, string.Join('/', l.Headings))).ShouldBe(
        [
            (6, "Words of a paragraph.", false, "Shop"),
            (13, "- One goes on", true, "Shop/Rules/Tests"),
            (15, "- Two", true, "Shop/Rules/Tests"),
            (28, "1. Three", true, "Shop/Rules/Tests/Do this"),
            (38, "- Four", true, "Other"),
        ]);
    }

    [Fact]
    public void Nothing_throws_on_any_file()
    {
        var rules = 0;
        foreach (var file in Directory.GetFiles(SharedData.Require("claude-md/dev"), "*", SearchOption.AllDirectories))
            rules += FoundRules.Of("acme/shop", Path.GetFileName(file), File.ReadAllText(file)).Rules.Count;
        rules.ShouldBeInRange(1_000, 3_000);
        Publishing.Markdowns.Check(Publishing.Markdowns.Texts(), text => { FoundRules.Of("acme/shop", "CLAUDE.md", text); FoundRules.Of("acme/shop", "a.csv", text); }, 500);
    }
}
