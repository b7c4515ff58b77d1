using System.Text.RegularExpressions;

namespace Memory.Training.Pairs;

/// <summary>Prose without the signs of its markup. Pure.</summary>
public static partial class PlainWords
{
    public static string Of(string text)
    {
        text = Template().Replace(text, " ");
        text = Link().Replace(text, "$1");
        text = Role().Replace(text, "$1");
        text = Tag().Replace(text, " ");
        text = Address().Replace(text, " ");
        return Spaces().Replace(text.Replace("`", " ", StringComparison.Ordinal).Replace("**", " ", StringComparison.Ordinal), " ").Trim();
    }

    public static int Count(string text)
    {
        var (count, inside) = (0, false);
        foreach (var c in text)
        {
            count += !inside && !char.IsWhiteSpace(c) ? 1 : 0;
            inside = !char.IsWhiteSpace(c);
        }
        return count;
    }

    public static string First(string text, int words) => string.Join(' ', text.Split(' ', words + 1, StringSplitOptions.RemoveEmptyEntries).Take(words));

    public static string Cut(string text, int chars) => text.Length <= chars ? text : text[..chars];

    /// <summary>Translations and tables of symbols are left out.</summary>
    public static bool IsEnglish(ReadOnlySpan<char> text)
    {
        var plain = 0;
        foreach (var c in text)
            plain += c < 128 ? 1 : 0;
        return text.Length > 0 && plain > 0.93 * text.Length;
    }

    [GeneratedRegex(@"\{\{[^}]{0,500}\}\}|\{%[^%]{0,500}%\}|<!--.{0,2000}?-->", RegexOptions.Singleline)]
    private static partial Regex Template();

    [GeneratedRegex(@"!?\[([^\]\[]{0,300})\](?:\([^)\s]{0,500}[^)]{0,200}\)|\[[^\]]{0,100}\])")]
    private static partial Regex Link();

    [GeneratedRegex(@":[a-zA-Z:+-]{1,30}:`~?([^`<]{1,200}?)(?:\s*<[^`>]{0,300}>)?`")]
    private static partial Regex Role();

    [GeneratedRegex(@"<[^>\n]{1,200}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
