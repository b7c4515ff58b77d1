using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Memory.Text;

namespace Memory.Tests.Answering;

/// <summary>Whatever somebody wrote stands in our words as words: read as Markdown it names nobody, leads nowhere and shows nothing else.</summary>
public sealed partial class HarmlessWordsTests
{
    private const int Samples = 4_000;
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private static readonly string[] Pieces =
    [
        "@everyone", "@acme/team", "@ana", "&#64;ana", "&commat;ana", "\\@ana", "@\u200Bana", "ana@example.com", "#12", "&#35;12", "GH-7", "acme/shop#3", "![x](https://evil.example/p.png)", "[click](https://evil.example)",
        "[click][1]", "[1]: https://evil.example", "<https://evil.example>", "https://evil.example", "www.evil.example", "<img src=x onerror=alert(1)>", "<!-- hidden -->", "<details>", "</sub>", "<script>", "```", "``", "`", "~~~", "~~no~~",
        "**bold**", "__x__", "_x_", "# Head", "> said", "- [x] done", "1. one", "| a | b |", "---", "===", "\n", "\n\n", "\r\n", "    code", "\t", "\\", "$x$", "$$", ":tada:", "[^1]", "[^1]: note", "==mark==", "^up^", "use `eval` never",
        "日本語のルール", "قاعدة", "\u202Ereversed", "\u2028", "\0", "\uD83D", "😀", "plain words", "src/**/*.cs", "a_b_c", "\"quoted\"", "{x}", "!", "]", ")", "(",
    ];

    [Fact]
    public void Nothing_that_is_put_together_of_them_does_anything()
    {
        var random = new Random(20_261_122);
        for (var i = 0; i < Samples; i++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            foreach (var shown in new[] { MarkdownLine.Of(text, 500), $"**Learned** `L123456`: {MarkdownLine.Of(text, 500)} Applies to {MarkdownLine.Code(text)}.", $"- {MarkdownLine.Of(text, 60)}" })
                Broken(shown).ShouldBeNull($"{text}\n→ {shown}");
        }
    }

    [Theory]
    [InlineData("Never use `eval`, see *docs*", "Never use `eval`, see \\*docs\\*")]
    [InlineData("ask @ana", "ask @&#8203;ana")]
    public void What_is_plain_stays_readable(string said, string shown) => MarkdownLine.Of(said, 500).ShouldBe(shown);

    private static string? Broken(string shown)
    {
        var words = new System.Text.StringBuilder();
        foreach (var node in Markdig.Markdown.Parse(shown, Markdown).Descendants())
            switch (node)
            {
                case LinkInline or AutolinkInline or HtmlInline or HtmlBlock or FencedCodeBlock or HeadingBlock or QuoteBlock or ThematicBreakBlock or LinkReferenceDefinition or Markdig.Extensions.Tables.Table or Markdig.Extensions.Footnotes.Footnote or LineBreakInline:
                    return node.GetType().Name;
                case CodeInline:
                    // Nothing is read in it.
                    words.Append('\u0001');
                    break;
                case LiteralInline literal:
                    words.Append(literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.ToString());
                    break;
            }
        return Acts().Match(words.ToString()) is { Success: true } acts ? acts.Value : null;
    }

    /// <summary>What GitHub makes something of, once the text is read.</summary>
    [GeneratedRegex(@"@[A-Za-z0-9]|#[0-9]|\bGH-[0-9]|https?://|\bwww\.[a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex Acts();
}
