using System.Text.RegularExpressions;
using Memory.Publishing;

namespace Memory.Guidelines;

/// <summary>
/// Reads a Markdown file line by line: items and paragraphs with the headings above them. Code, tables, quotes, HTML and our own block are left out:
/// nobody's rule is told apart from an example there.
/// </summary>
public static partial class GuidelineLines
{
    private const int LinesMax = 20_000;

    /// <param name="text">A whole file; frontmatter is skipped.</param>
    public static IReadOnlyList<GuidelineLine> Read(string text)
    {
        var own = ManagedBlock.WithoutBlock(text);
        var read = new List<GuidelineLine>();
        var headings = new List<(int Level, string Words)>();
        var current = new List<string>();
        var hidden = new HiddenLines();
        var (number, first, yaml) = (0, 0, StartsWithYaml(own));
        void Close()
        {
            if (current.Count > 0)
                Take(read, headings, first, string.Join(' ', current));
            current.Clear();
        }
        foreach (var raw in own.Split('\n').Take(LinesMax))
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (yaml)
            {
                yaml = number == 1 || line is not ("---" or "...");
                continue;
            }
            if (hidden.Takes(line) || line.Length == 0 || line[0] is '|' or '>' or '<')
            {
                Close();
                continue;
            }
            if (Heading().Match(line) is { Success: true } heading)
            {
                Close();
                Enter(headings, heading.Groups["marks"].Length, heading.Groups["words"].Value.TrimEnd('#', ' '));
                continue;
            }
            if (Item().IsMatch(line))
                Close();
            if (current.Count == 0)
                first = number;
            current.Add(line);
        }
        Close();
        return read;
    }

    private const int BoldLevel = 7;
    private const int IntroLevel = 8;

    private static void Take(List<GuidelineLine> read, List<(int Level, string Words)> headings, int number, string words)
    {
        if (words.All(c => c is '-' or '*' or '_' or '=' or ' '))
            return;
        var item = Item().Match(words);
        if (!item.Success && words.Length < TitleCharsMax && (BoldLine().IsMatch(words) || words.EndsWith(':')))
        {
            Enter(headings, BoldLine().IsMatch(words) ? BoldLevel : IntroLevel, words.Trim('*', ':', ' '));
            return;
        }
        // What introduces a list stands right above it.
        if (!item.Success)
            headings.RemoveAll(h => h.Level == IntroLevel);
        read.Add(new(number, words, item.Success, item.Success && char.IsAsciiDigit(words[0]), [.. headings.Select(h => h.Words)]));
    }

    private const int TitleCharsMax = 160;

    private static void Enter(List<(int Level, string Words)> headings, int level, string words)
    {
        headings.RemoveAll(h => h.Level >= level);
        headings.Add((level, words));
    }

    private static bool StartsWithYaml(string text) => text.TrimStart('\uFEFF').StartsWith("---", StringComparison.Ordinal) && FrontMatterText.Has(text);

    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<words>.+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*+•]\s|\d{1,3}[.)]\s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\*\*[^*]+\*\*:?$|^__[^_]+__:?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BoldLine();
}
