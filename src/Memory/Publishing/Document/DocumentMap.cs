using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Memory.Publishing;

/// <summary>
/// The outline of a Markdown text by positions in the text itself: only structure is read, nothing is written back from it.
/// </summary>
internal sealed class DocumentMap
{
    // Inlines are not needed, and half of the parser's time goes there.
    private static readonly MarkdownPipeline Pipeline = BlocksOnly();

    /// <summary>Larger files are nobody's instructions.</summary>
    private const int CharsMax = 16_000_000;

    private readonly int offset;

    private DocumentMap(MarkdownDocument document, int offset)
    {
        Document = document;
        this.offset = offset;
    }

    public MarkdownDocument Document { get; }

    /// <summary>Start of a block in the text.</summary>
    public int Start(Block block) => block.Span.Start + offset;

    /// <summary>Behind the last character of a block.</summary>
    public int End(Block block) => block.Span.End + 1 + offset;

    /// <summary>Null with the reason where a text cannot be read in bounded time.</summary>
    public static DocumentMap? Read(string text, out string? whyNot)
    {
        whyNot = TooMuch(text);
        if (whyNot is not null)
            return null;
        var offset = text.Length > 0 && text[0] == LineEnds.ByteOrderMark ? 1 : 0;
        try
        {
            return new DocumentMap(Markdown.Parse(text[offset..], Pipeline), offset);
        }
        catch (ArgumentException)
        {
            // The parser's own depth limit (128 levels) is an exception.
            whyNot = TooDeep;
            return null;
        }
    }

    private const string TooDeep = "The file nests lists or quotes too deeply to be read; flatten them, then publish again.";

    /// <summary>
    /// What makes the parser quadratic is refused before it starts: tens of thousands of underlined headings or link
    /// definitions, and lists hundreds of columns deep.
    /// </summary>
    private static string? TooMuch(string text)
    {
        if (text.Length > CharsMax)
            return $"The file has {text.Length} characters; at most {CharsMax} are read.";
        const int linesMax = 300_000;
        const int slowLinesMax = 5_000;
        const int depthMax = 400;
        int lines = 0, slow = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            if (++lines > linesMax)
                return $"The file has more than {linesMax} lines.";
            while (i < text.Length && text[i] is ' ' or '\t' or '>')
                i++;
            if (i >= text.Length)
                break;
            var first = text[i];
            var stop = LineEnds.LineStop(text, i);
            if (first is '=' or '-' or '[' && IsSlow(text.AsSpan(i..stop)) && ++slow > slowLinesMax)
                return $"The file has more than {slowLinesMax} link definitions or underlined headings.";
            if (i - start > depthMax && (first is '-' or '*' or '+' || char.IsAsciiDigit(first)))
                return TooDeep;
            i = stop;
        }
        return null;
    }

    private static bool IsSlow(ReadOnlySpan<char> line) =>
        line[0] == '[' ? line.Contains("]:", StringComparison.Ordinal) : line.TrimEnd().TrimEnd(line[0]).IsEmpty;

    private static MarkdownPipeline BlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder().Use<YamlFrontMatterExtension>();
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
