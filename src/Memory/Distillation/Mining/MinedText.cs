using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>What a comment says in prose, as masked sentences; what tools put around it is gone.</summary>
/// <param name="Masked">Holds the code spans.</param>
/// <param name="Sentences">In order, code spans masked.</param>
/// <param name="Fences">Code blocks of the comment.</param>
internal sealed partial record MinedText(MaskedText Masked, IReadOnlyList<Sentence> Sentences, IReadOnlyList<CodeFence> Fences)
{
    /// <summary>A rule stands near the top of a comment; a longer one is an essay.</summary>
    private const int SentencesMax = 40;

    public static MinedText Read(string body)
    {
        var markdown = MarkdownText.Read(WithoutDetails(body.Length <= BodyMax ? body : body[..BodyMax]));
        var prose = Badge().Replace(markdown.Prose, "");
        prose = Link().Replace(prose, "$1");
        prose = Tag().Replace(prose, "");
        prose = Bold().Replace(prose, "$1");
        var masked = MaskedText.Of(Emoji.Remove(prose));
        var sentences = Memory.Text.Sentences.Split(masked.Text);
        return new MinedText(masked, sentences.Count > SentencesMax ? sentences.GetRange(0, SentencesMax) : sentences, markdown.Fences);
    }

    public int Words => Sentences.Sum(s => s.Text.Count(c => c == ' ') + 1);

    private const int BodyMax = 20_000;

    /// <summary>Folded parts hold tool output.</summary>
    private static string WithoutDetails(string body)
    {
        for (var round = 0; round < 50; round++)
        {
            var start = body.IndexOf("<details", StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                return body;
            var end = body.IndexOf("</details>", start, StringComparison.OrdinalIgnoreCase);
            body = end < 0 ? body[..start] : string.Concat(body.AsSpan(0, start), "\n", body.AsSpan(end + 10));
        }
        return body;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Severity badges, confidence figures, status marks and the signature lines of review tools.</summary>
    [GeneratedRegex(
        @"^.{0,80}(?:Potential issue|Refactor suggestion|Nitpick|Trivial|Verification|置信度|confidence:).{0,80}$|#(?:Resolved|Closed|WontFix|Pending|ByDesign)\b|"
        + @"<sub>.{0,200}</sub>|^\s*\*\*\[[\w-]{1,40}\]\*\*", Options | RegexOptions.Multiline, 1000)]
    private static partial Regex Badge();

    [GeneratedRegex(@"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)", Options, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"</?(?:sub|sup|b|i|em|strong|br|p|img|a|summary|details|kbd|span|h[1-6])(?:\s[^<>\n]{0,200})?/?>", Options, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![\w*])(?:\*\*|__|\*|_)(?=\S)([^*_\n]{1,300}?)(?:\*\*|__|\*|_)(?![\w*])", Options, 1000)]
    private static partial Regex Bold();
}
