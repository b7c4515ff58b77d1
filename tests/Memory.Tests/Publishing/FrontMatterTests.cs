using Memory.Publishing;

namespace Memory.Tests.Publishing;

public class FrontMatterTests
{
    [Theory]
    [InlineData("paths:\n  - \"src/**/*.cs\"\n  - 'tests/**'\n  - *.md # all", "src/**/*.cs|tests/**|*.md")]
    [InlineData("paths: src/**", "src/**")]
    [InlineData("paths: \"src/**, tests/**\"", "src/**|tests/**")]
    [InlineData("paths: src/**/*.{ts,tsx}, docs/**", "src/**/*.{ts,tsx}|docs/**")]
    [InlineData("paths: [\"src/**\", tests/**]", "src/**|tests/**")]
    [InlineData("paths: [\n  src/**,\n  tests/**\n]", "src/**|tests/**")]
    [InlineData("paths: []", "")]
    [InlineData("paths: \"**\"", "")]
    [InlineData("paths:\ntitle: x", "")]
    [InlineData("globs: src/**", "")]
    [InlineData("title: x", "")]
    [InlineData("paths:\n- a \\\"b\\\"\n\n# c\n- 'it''s'", "a \\\"b\\\"|it's")]
    public void Paths_are_read_as_people_write_them(string yaml, string paths) =>
        string.Join('|', FrontMatterText.Paths($"\uFEFF---\r\n{yaml}\n---\n# Text\n")).ShouldBe(paths);

    [Fact]
    public void Without_frontmatter_there_are_none() => FrontMatterText.Paths("# paths:\n- src/**\n").ShouldBeEmpty();
}
