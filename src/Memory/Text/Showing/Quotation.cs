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
        var parts = Harmless.Line(text, lettersMax).Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            // The last one has no partner when their number is odd: what looks like a code span is none.
            if (i % 2 == 0 || i == parts.Length - 1)
                parts[i] = Tag().Replace(Link().Replace(parts[i], "${words}"), "‹");
        }
        return string.Join('`', parts);
    }

    [GeneratedRegex(@"!?\[(?<words>[^\[\]]{0,400})\](?:\([^()]{0,800}(?:\([^()]{0,200}\)[^()]{0,200})?\)|\[[^\[\]]{0,200}\])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
