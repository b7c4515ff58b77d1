namespace Memory.Screening.Secrets;

/// <summary>The value that follows a name.</summary>
/// <param name="Quoted">Stood between quotes or backticks: a literal.</param>
/// <param name="Tight">No space around the sign: an environment line, a connection string, a query, not code.</param>
internal readonly record struct NamedValue(int Start, int End, bool Quoted, bool Tight)
{
    private const int ValueMax = 2_000;
    private static readonly string[] Copulas =
        ["is", "was", "ist", "lautet", "es", "est", "é", "è", "equals", "это", "是", "は", "to", "with", "zu"];

    public static NamedValue? After(string text, int end, bool option)
    {
        var i = end;
        // The closing quote of a JSON name, a bracket of an index, a numbered name.
        while (i < text.Length && i - end < 4 && (text[i] is '"' or '\'' or '`' or ']' or '*' or '\\' || (i == end && char.IsAsciiDigit(text[i]))))
            i++;
        var mark = i;
        i = SkipBlanks(text, i);
        var tight = i == mark;
        var sign = Separator(text, ref i);
        if (sign == 0)
        {
            if (option && i > mark)
                return Read(text, i, true);
            return i > mark || i > end ? Sentence(text, i) : null;
        }
        var afterSign = i;
        i = SkipBlanks(text, i);
        tight &= i == afterSign && sign == 1;
        return Read(text, i, tight);
    }

    /// <summary>"the password is X", "password `X`".</summary>
    private static NamedValue? Sentence(string text, int i)
    {
        if (i < text.Length && text[i] is '`' or '(')
            return text[i] == '(' ? Read(text, i + 1, false) : Read(text, i, false);
        foreach (var copula in Copulas)
        {
            if (string.Compare(text, i, copula, 0, copula.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var next = i + copula.Length;
            if (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is ':' or '`' or '"' || copula[0] > '\u2E7F'))
                return Read(text, SkipBlanks(text, next + (text[next] == ':' ? 1 : 0)), false);
        }
        return null;
    }

    /// <summary>1 for one sign (<c>=</c>, <c>:</c>), 2 for a longer one, 0 for none.</summary>
    private static int Separator(string text, ref int i)
    {
        foreach (var sign in (ReadOnlySpan<string>)["===", "!==", "!=", "=="])
            if (string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0)
            {
                i += sign.Length;
                return 2;
            }
        foreach (var sign in (ReadOnlySpan<string>)[":=", "=>", "->", "→", "||=", "?=", ":", "=", "："])
            if (string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0)
            {
                i += sign.Length;
                return sign.Length == 1 ? 1 : 2;
            }
        if (i < text.Length && text[i] == '>' && i > 0 && char.IsLetterOrDigit(text[i - 1]))
        {
            i++;
            return 1;
        }
        return 0;
    }

    private static int SkipBlanks(string text, int i)
    {
        var from = i;
        while (i < text.Length && i - from < 8 && text[i] is ' ' or '\t')
            i++;
        return i;
    }

    private static NamedValue? Read(string text, int i, bool tight)
    {
        if (i < text.Length && text[i] == '\\')
            i++;
        if (i + 1 < text.Length && text[i] is 'b' or 'r' or 'f' or '@' or '$' && text[i + 1] is '"' or '\'')
            i++;
        if (i >= text.Length)
            return null;
        var limit = Math.Min(text.Length, i + ValueMax);
        var quote = text[i] switch { '"' => '"', '\'' => '\'', '`' => '`', '“' => '”', '„' => '“', '«' => '»', '「' => '」', _ => '\0' };
        if (quote != '\0')
        {
            var from = i + 1;
            var stop = from;
            while (stop < limit && text[stop] != quote && text[stop] is not ('\n' or '\r'))
                stop++;
            if (stop > from && stop < text.Length && text[stop] == quote)
                return new NamedValue(from, text[stop - 1] == '\\' ? stop - 1 : stop, true, tight);
            i = from;
        }
        var end = i;
        while (end < limit && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or ';' or '<' or '|') && !NextPair(text, end))
            end++;
        while (end > i && text[end - 1] is '.' or ',' or ')' or ']' or '}' or ':' or '>' or '?' or '\\' or '、' or '。')
            end--;
        return end > i ? new NamedValue(i, end, false, tight) : null;
    }

    /// <summary><c>&amp;name=</c>: the next pair of a query.</summary>
    private static bool NextPair(string text, int i)
    {
        if (text[i] is not ('&' or ','))
            return false;
        var k = i + 1;
        while (k < text.Length && k - i < 40 && (char.IsAsciiLetterOrDigit(text[k]) || text[k] is '_' or '-' or '.'))
            k++;
        return k < text.Length && k > i + 1 && text[k] is '=' or ':';
    }
}
