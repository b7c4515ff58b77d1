using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>Finds our tag as a whole mention: not another login, not an e-mail address, not a possessive.</summary>
internal static class TagFinder
{
    private const int TagsMax = 20;

    /// <summary>The text with every mention of us as one <see cref="Sentences.Mention"/>; null where there is none.</summary>
    public static string? Mark(string masked, IReadOnlyList<string> tags)
    {
        var found = false;
        foreach (var tag in tags.Take(TagsMax).OrderByDescending(t => t.Length))
        {
            if (tag.Length < 2)
                continue;
            var at = masked.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            while (at >= 0)
            {
                var after = at + tag.Length;
                if (Begins(masked, at) && Ends(masked, after))
                {
                    found = true;
                    masked = string.Concat(masked.AsSpan(0, at), [Sentences.Mention], masked.AsSpan(after));
                    after = at + 1;
                }
                at = after < masked.Length ? masked.IndexOf(tag, after, StringComparison.OrdinalIgnoreCase) : -1;
            }
        }
        return found ? masked : null;
    }

    private static bool Begins(string text, int at) =>
        at == 0 || !(IsAsciiWord(text[at - 1]) || text[at - 1] is '.' or '-' or '@' or '/' or '_');

    private static bool Ends(string text, int after)
    {
        if (after >= text.Length)
            return true;
        var c = text[after];
        if (IsAsciiWord(c) || c is '_' or '[')
            return false;
        var next = after + 1 < text.Length ? text[after + 1] : ' ';
        if (c is '\'' or '’')
            return next is not ('s' or 'S');
        return !(c is '-' or '.' or '/' or '@' && IsAsciiWord(next));
    }

    private static bool IsAsciiWord(char c) => char.IsAsciiLetterOrDigit(c);
}
