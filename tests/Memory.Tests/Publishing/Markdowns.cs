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
    ];

    private static readonly string[] Ends = ["\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "", " ", "  \n"];

    public static Arbitrary<string> Texts() =>
        Gen.Elements(Fragments).Zip(Gen.Elements(Ends)).Select(p => p.Item1 + p.Item2)
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
