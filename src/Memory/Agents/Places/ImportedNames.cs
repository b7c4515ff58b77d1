using System.Text;
using System.Text.RegularExpressions;
using Memory.Publishing;

namespace Memory.Agents.Places;

/// <summary>What a document draws in with <c>@path</c>, as the client reads it: not in code. Pure.</summary>
internal static partial class ImportedNames
{
    public static IEnumerable<string> Of(string markdown) =>
        Words().Matches(WithoutCode(markdown)).Select(m => m.Groups[1].Value.TrimEnd('.', ',', ')'));

    private static string WithoutCode(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        var fence = "";
        foreach (var line in markdown.Split('\n'))
        {
            if (fence.Length > 0)
                fence = FenceText.Closes(line.TrimEnd('\r'), fence) ? "" : fence;
            else if ((fence = FenceText.Opening(line.TrimEnd('\r'))).Length == 0)
                text.Append(Spans().Replace(line, "``")).Append('\n');
        }
        return text.ToString();
    }

    [GeneratedRegex(@"(?:^|\s)@([\w./-]{1,300})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Words();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Spans();
}
