using FsCheck;
using FsCheck.Fluent;

namespace Memory.Tests.Publishing;

/// <summary>Arbitrary Markdown: fragments that open, close and half-open every kind of block, our markers among them.</summary>
internal static class Markdowns
{
    private static readonly string[] Fragments =
    [
        "<!-- memory:begin -->", "<!-- memory:end -->", "<!-- memory:begin", "memory:end -->", "<!--memory:begin-->", "<!-- other:begin -->",
        "<!-- other:end -->", "<!--", "-->", "```", "````md", "~~~", "    ", "   ", "\t", "- ", "* ", "1. ", "> ", "# Title", "## Conventions", "## Next",
        "### Rules", "---", "===", "***", "word", "some words", "`code`", "``", "@AGENTS.md", "| a | b |", "| - | - |", "<details>", "</details>", "<pre>",
        "<script>", "[a]: http://x", "[a]", "\uFEFF", "\0", "\ud83d\ude00", "\ud800", "\udc00", "- rule Why: because [L123456]", "- rule without id",
        "**Testing:**", "\\", "&lt;", "<?php", "<![CDATA[", "]]>", "paths:", "\u2028", "\u0085", "\f",
        "[a](b \"<!-- memory:begin -->\")", "[a]: b \"", "[a]: <b> '<!-- memory:end -->'", "| `a|b` | <!-- memory:begin --> |", "<!-- memory:BEGIN keep -->", "<!-- Memory:End -->", "<!-- memory:begin -->x",
        "<!---->", "<!-->", "--!>", "<!DOCTYPE", "</pre>", "</script>", "<textarea>", "<a\nb>", "?>", "\u000b", "\u2029", "\u00a0", "\u200b", "Title\n===", "Conventions\n---", "## Style \u00a0", "#\tRules",
        "\t- ", "      - a", "~~~~ x ~~~", "``` a`b", "`````", "...", "--- ", " ---", "> ```", "> <!-- memory:begin -->", "- <!-- memory:end -->", "1) a", "\\<!-- memory:end -->", "&#60;!-- memory:begin --&#62;",
    ];

    private static readonly string[] Ends = ["\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "", " ", "  \n", "\n\r", "\r\r\n", "\n\t\n", "\r\r"];

    /// <summary>Whole parts of files, so that deep and long texts come about, too.</summary>
    private static readonly string[] Parts =
    [
        "<!-- memory:begin -->\n\n**Testing:**\n\n- No sleeps. [L100002]\n\n<!-- memory:end -->\n", "<!-- memory:begin -->\r\n\r\n- mine\r\n<!-- memory:end -->", "```md\n<!-- memory:begin -->\n```\n", "~~~\n```\n<!-- memory:end -->\n~~~\n",
        "---\ntitle: a\n---\n", "---\ntitle: a\n", "<details>\n<summary>a</summary>\n\n<!-- memory:begin -->\n\n</details>\n", "<pre>\n<!-- memory:end -->\n</pre>\n", "- a\n  - b\n    - <!-- memory:begin -->\n", "| a | b |\n| --- | --- |\n| `x|y` | z |\n",
        "## Conventions\n\n- a\n\n## Next\n", "Coding conventions\n------------------\n\n* a\n\nNext\n----\n", new string('x', 5_000), string.Concat(Enumerable.Repeat("> ", 60)), string.Concat(Enumerable.Repeat("- ", 60)),
    ];

    public static Arbitrary<string> Texts() =>
        Gen.Frequency((9, Gen.Elements(Fragments)), (1, Gen.Elements(Parts)), (1, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")))
            .Zip(Gen.Elements(Ends)).Select(p => p.Item1 + p.Item2)
            .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    public static Arbitrary<string> Lines() =>
        Gen.Frequency(
            (6, Gen.Elements(Fragments)),
            (2, Gen.Elements("Why: ", "why", ", ", ": ", "[L1]", "[x] ", "1) ", "@a/b.md", "a@b.c", "(@me)", "Task<T>", "`", "```", "``", "\n", "\r\n", " ")),
            (2, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")))
            .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    public static void Check<T>(Arbitrary<T> arbitrary, Action<T> holds, int runs = 2000) =>
        Prop.ForAll(arbitrary, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(40));
}
