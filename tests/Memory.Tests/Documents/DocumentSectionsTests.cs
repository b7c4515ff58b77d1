using Memory.Documents;

namespace Memory.Tests.Documents;

/// <summary>Where a document is cut.</summary>
public sealed class DocumentSectionsTests
{
    private static List<string> Cut(string text) =>
        [.. DocumentSections.Of(text).Select(s => $"{string.Join(" > ", s.Headings)} | {s.Anchor} | {s.Text.ReplaceLineEndings("/")}")];

    [Fact]
    public void At_headings_of_both_forms_with_the_headings_above_as_a_path()
    {
        Cut("""
            Before.

            # Shop #

            About.

            ## Set *up* with [make](https://x.example)

            Run `make`.

            Database
            --------

            Run it once.

            Other part
            of the shop
            ===========
            Text.
            """).ShouldBe([
            " |  | Before.",
            "Shop | shop | About.",
            "Shop > Set up with make | set-up-with-make | Run `make`.",
            "Shop > Database | database | Run it once.",
            "Other part of the shop | other-part-of-the-shop | Text.",
        ]);
    }

    [Fact]
    public void Not_inside_code_lists_quotations_tables_or_at_a_rule()
    {
        Cut("# A\n\n```sh\n# not a heading\nrm x\n---\n```\n\n    # nor this\n\n- item\n---\n\n> said\n---\n\n| a | b |\n| - | - |\n\n#nor-this\n\ntext\n\n---\n\nmore\n")
            .ShouldHaveSingleItem().ShouldStartWith("A | a | ```sh/# not a heading/rm x/---/```");
        // A fence that nobody closed holds to the end, one that is longer than the closing line too.
        Cut("# A\n\n````\n```\n# B\n").ShouldHaveSingleItem().ShouldBe("A | a | ````/```/# B");
        Cut("# A\n\n``` not ` a fence\n# B\nb\n").Count.ShouldBe(2);
    }

    [Fact]
    public void Headings_without_text_stay_in_the_path_of_what_is_below_them()
    {
        Cut("# A\n## B\n### C\ntext\n# D\n").ShouldBe(["A > B > C | c | text"]);
    }

    [Fact]
    public void The_same_heading_again_has_an_address_of_its_own()
    {
        DocumentSections.Of("# Use\na\n# Use\nb\n# Use-1\nc\n# !!!\nd\n# ¿Qué es?\ne").Select(s => s.Anchor).ShouldBe(["use", "use-1", "use-1-1", "section", "qué-es"]);
    }

    [Fact]
    public void Settings_in_front_are_no_text()
    {
        Cut("---\ntitle: Setup\n---\n# A\nb").ShouldBe(["A | a | b"]);
        Cut("---\nnever closed\n").ShouldHaveSingleItem().ShouldContain("never closed");
    }

    [Fact]
    public void A_long_section_is_cut_between_paragraphs_and_a_long_paragraph_at_its_lines()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("word", 1_000));
        var parts = DocumentSections.Of($"# A\n\n{paragraph}\n\n{paragraph}\n\n{string.Join('\n', Enumerable.Repeat(paragraph, 3))}");
        parts.Select(p => p.Part).ShouldBe(Enumerable.Range(0, parts.Count));
        parts.ShouldAllBe(p => p.Text.Length <= DocumentSections.CharsMax && p.Anchor == "a");
        parts.Sum(p => p.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe(5_000);
        DocumentSections.Of(new string('x', 20_001)).Sum(p => p.Text.Length).ShouldBe(20_001);
        DocumentSections.Of(string.Concat(Enumerable.Repeat("é😀", 8_000))).ShouldAllBe(p => !char.IsHighSurrogate(p.Text.Last()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("=")]
    [InlineData("# \n#\n##\n")]
    [InlineData("***\n---\n___")]
    public void What_says_nothing_gives_nothing(string text) => DocumentSections.Of(text).ShouldBeEmpty();

    [Fact]
    public void Hostile_text_takes_no_time()
    {
        foreach (var unit in new[] { "#", "# a\n", "[", "](", "`", "<a", "=\n", "a\n=\n", "- ", "~~~\n", "\n\n", "a\n" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 1024 * 1024 / unit.Length));
            DocumentSections.Of(text).ShouldAllBe(s => s.Text.Length <= DocumentSections.CharsMax);
        }
    }
}
