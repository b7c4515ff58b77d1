using System.Text;
using Memory.Text;

namespace Memory.Documents;

/// <summary>Addresses of headings inside their document, as hosts make them: lower case, hyphens for spaces, a number where one comes again.</summary>
internal sealed class Anchors
{
    private const int CharsMax = 100;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    /// <summary>The last number that each was given: a document can be one heading again and again.</summary>
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public string Next(string title)
    {
        var text = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-')
                text.Append(Rune.ToLowerInvariant(rune));
            else if (rune.Value == ' ')
                text.Append('-');
        var anchor = text.Length == 0 ? "section" : Shortening.Head(text.ToString(), CharsMax);
        var unique = anchor;
        while (!taken.Add(unique))
            unique = $"{anchor}-{numbers[anchor] = numbers.GetValueOrDefault(anchor) + 1}";
        return unique;
    }
}
