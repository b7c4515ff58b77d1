using System.Text;

namespace Memory.Text;

/// <summary>
/// Prose in which every code span and address is one private-use character, so that nothing inside code is taken for a
/// word, a sentence end or a mention. <see cref="Restore"/> puts them back.
/// </summary>
/// <param name="Text">The masked prose.</param>
/// <param name="Spans">What each mask stands for, back ticks included.</param>
public sealed record MaskedText(string Text, IReadOnlyList<string> Spans)
{
    /// <summary>Character class of the masks, for regular expressions.</summary>
    public const string Mask = @"[\uE100-\uF000]";
    private const char First = '\uE100';
    private const int SpansMax = 500;
    private const int SpanLettersMax = 400;

    public static MaskedText Of(string prose)
    {
        var spans = new List<string>();
        var text = new StringBuilder(prose.Length);
        var i = 0;
        while (i < prose.Length)
        {
            var length = spans.Count < SpansMax ? SpanAt(prose, i) : 0;
            if (length > 0)
            {
                text.Append((char)(First + spans.Count));
                spans.Add(prose.Substring(i, length));
                i += length;
                continue;
            }
            // The author's own private-use characters would be read as masks.
            if (prose[i] is < '\uE000' or > '\uF8FF')
                text.Append(prose[i]);
            i++;
        }
        return new MaskedText(text.ToString(), spans);
    }

    public static bool IsMask(char c) => c is >= First and <= '\uF000';

    /// <summary>What a mask stands for, without back ticks; empty for any other character.</summary>
    public string Inside(char mask) =>
        IsMask(mask) && mask - First < Spans.Count ? Spans[mask - First].Trim('`').Trim() : "";

    public string Restore(string masked)
    {
        var text = new StringBuilder(masked.Length);
        foreach (var c in masked)
            if (IsMask(c) && c - First < Spans.Count)
                text.Append(Spans[c - First]);
            else
                text.Append(c);
        return text.ToString();
    }

    private static int SpanAt(string prose, int at) => prose[at] switch
    {
        '`' => CodeAt(prose, at),
        'h' => AddressAt(prose, at),
        _ => 0,
    };

    private static int CodeAt(string prose, int at)
    {
        var ticks = 1;
        while (at + ticks < prose.Length && prose[at + ticks] == '`')
            ticks++;
        var limit = Math.Min(prose.Length, at + SpanLettersMax);
        for (var i = at + ticks; i < limit; i++)
        {
            if (prose[i] != '`')
                continue;
            var run = 1;
            while (i + run < prose.Length && prose[i + run] == '`')
                run++;
            if (run == ticks)
                return i + run - at;
            i += run - 1;
        }
        return 0;
    }

    private static int AddressAt(string prose, int at)
    {
        var rest = prose.AsSpan(at);
        var scheme = rest.StartsWith("https://", StringComparison.Ordinal) ? 8
            : rest.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        if (scheme == 0 || (at > 0 && char.IsLetterOrDigit(prose[at - 1])))
            return 0;
        var end = scheme;
        while (end < rest.Length && end < SpanLettersMax && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('<' or '>' or '"' or ')'))
            end++;
        while (end > scheme && rest[end - 1] is '.' or ',' or ';' or ':' or '!' or '?')
            end--;
        return end;
    }
}
