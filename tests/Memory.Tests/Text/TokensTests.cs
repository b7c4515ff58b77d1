using System.Globalization;
using Memory.Tests.Architecture;
using Memory.Text;

namespace Memory.Tests.Text;

/// <summary>The estimate errs on the safe side: files that a tokenizer has counted.</summary>
public sealed class TokensTests
{
    /// <summary>As the tokenizer counts that Anthropic published for its earlier models (@anthropic-ai/tokenizer 0.0.4).</summary>
    [Theory]
    [InlineData("# CLAUDE.md\n\nSee @AGENTS.md.\n", 16)]
    [InlineData("# Agents\n\nSee [CLAUDE.md](CLAUDE.md).\n", 19)]
    [InlineData("@AGENTS.md", 5)]
    public void Short_texts_are_not_estimated_too_low(string text, int counted) =>
        Tokens.Estimate(text).ShouldBeInRange(counted, counted * 2);

    /// <summary>Counted once by the same, with the file's path from <c>../shared/data/claude-md/dev</c>: a line each.</summary>
    [Fact]
    public void No_file_of_a_team_is_estimated_too_low()
    {
        var folder = Path.Combine(HouseTests.Root, "..", "shared", "data", "claude-md", "dev");
        Assert.SkipUnless(Directory.Exists(folder), "../shared/data/claude-md is not there");
        var counts = File.ReadLines(Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Text", "counted-tokens.tsv")).Select(l => l.Split('\t')).ToList();
        counts.Count.ShouldBe(333);
        var files = counts.Select(c => (Path: c[1], Counted: int.Parse(c[0], CultureInfo.InvariantCulture), Estimate: Tokens.Estimate(File.ReadAllText(Path.Combine(folder, c[1]))))).ToList();
        files.Where(f => f.Estimate < f.Counted).ShouldBeEmpty();
        (files.Sum(f => f.Estimate) / (double)files.Sum(f => f.Counted)).ShouldBeInRange(1.2, 1.35, "and not so high that a file holds much less than it may");
    }
}
