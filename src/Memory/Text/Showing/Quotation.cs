using System.Text.RegularExpressions;

namespace Memory.Text;

/// <summary>
/// Words of somebody whom nobody vouched for, to stand in a text that a client may render: nothing in them loads, leads anywhere or is a
/// tag. Code spans stay as they are.
/// </summary>
public static partial class Quotation
{
    public static string Of(string? text, int lettersMax)
    {
        var line = Harmless.Line(text, lettersMax);
        // Code spans of one mark each are told; where marks are escaped or doubled, nobody can say what a client takes for code.
        var hasSpans = !line.Contains("``", StringComparison.Ordinal) && !line.Contains("\\`", StringComparison.Ordinal);
        var parts = line.Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            // The last one has no partner when their number is odd: what looks like a code span is none.
            if (!hasSpans || i % 2 == 0 || i == parts.Length - 1)
                parts[i] = Tag().Replace(Parted().Replace(Link().Replace(parts[i], "${words}"), "] "), "‹");
        }
        return string.Join('`', parts);
    }

    [GeneratedRegex(@"!?\[(?<words>[^\[\]]{0,400})\](?:\([^()]{0,800}(?:\([^()]{0,200}\)[^()]{0,200})?\)|\[[^\[\]]{0,200}\])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    /// <summary>What is left of a link whose words have code or brackets in them: apart, its halves are none.</summary>
    [GeneratedRegex(@"\](?=[(\[])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parted();

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
