namespace Memory.Lessons.Reconciling.Reading;

/// <summary>A rule's text as words, commas and breaks. One pass; everything unknown is skipped.</summary>
internal static class Tokenizer
{
    /// <summary>A rule is a sentence or two; what stands behind these is not read.</summary>
    private const int CharsMax = 4_000;
    private const int TokensMax = 400;
    private const int WordMax = 64;

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var end = Math.Min(text.Length, CharsMax);
        var inCode = false;
        var i = 0;
        while (i < end && tokens.Count < TokensMax)
        {
            var c = text[i];
            if (c == '`')
            {
                inCode = !inCode;
                i++;
            }
            else if (IsWordChar(c))
                i = Word(text, i, end, inCode, tokens);
            else if (IsOperator(c))
                i = Operator(text, i, end, inCode, tokens);
            else
            {
                if (!inCode && !LeadsName(text, i, end) && Mark(c) is { } kind && tokens.Count > 0 && tokens[^1].Kind != TokenKind.Break)
                    tokens.Add(new Token(kind, "", false));
                i++;
            }
        }
        return tokens;
    }

    private static int Word(string text, int start, int end, bool inCode, List<Token> tokens)
    {
        var i = start;
        while (i < end && (IsWordChar(text[i]) || IsApostrophe(text, i, end) || HoldsNumber(text, start, i, end)))
            i++;
        var called = i < end && text[i] == '(' && i + 1 < end && (text[i + 1] == ')' || inCode);
        var joined = Joins(text, i, end) || (start > 0 && Joins(text, start - 1, end) && start > 1 && IsWordChar(text[start - 2]));
        var raw = text[start..Math.Min(i, start + WordMax)];
        var code = inCode || called || joined || LooksLikeCode(raw);
        var word = Normal(raw);
        // C#, F# and C++ are names of languages, not a letter and a sign.
        var letter = i - start == 1 && i < end && word is "c" or "f";
        if (letter && text[i] == '#')
            return Language(word + "sharp", start, i + 1, tokens);
        if (letter && i + 1 < end && text[i] == '+' && text[i + 1] == '+')
            return Language(word + "pp", start, i + 2, tokens);
        if (word.Length > 0)
            tokens.Add(new Token(TokenKind.Word, word, code, start, i));
        // A dot, a slash or two colons between two words hold an identifier or a path together: no end of a sentence.
        return Joins(text, i, end) ? i + 1 : i;
    }

    private static int Language(string name, int start, int end, List<Token> tokens)
    {
        tokens.Add(new Token(TokenKind.Word, name, false, start, end));
        return end;
    }

    /// <summary>The hyphen of UTF-8, SHA-256 or PAY-113: letters, a hyphen, digits.</summary>
    private static bool HoldsNumber(string text, int start, int i, int end) =>
        text[i] == '-' && i > start && i + 1 < end && char.IsAsciiDigit(text[i + 1]) && char.IsLetter(text[i - 1]);

    private static bool Joins(string text, int i, int end) =>
        i > 0 && i + 1 < end && text[i] is '.' or '/' or ':' or '#' && IsWordChar(text[i - 1])
        && (IsWordChar(text[i + 1]) || (text[i] == ':' && text[i + 1] == ':'))
        && !(text[i] == '/' && !LooksLikePath(text, i, end)) && !(text[i] == ':' && text[i + 1] != ':');

    /// <summary>"and/or" is two words, <c>src/api/x</c> is a path: more than one slash.</summary>
    private static bool LooksLikePath(string text, int i, int end)
    {
        var to = Math.Min(end, i + WordMax);
        for (var j = i + 1; j < to && !char.IsWhiteSpace(text[j]); j++)
            if (text[j] == '/')
                return true;
        return false;
    }

    private static int Operator(string text, int start, int end, bool inCode, List<Token> tokens)
    {
        var i = start;
        while (i < end && i - start < 8 && IsOperator(text[i]))
            i++;
        var op = text[start..i];
        // %w and $id are words of their own; lone signs in prose are not.
        if (op == "%" && i < end && char.IsLetter(text[i]) && (i + 1 == end || !char.IsLetterOrDigit(text[i + 1])))
        {
            tokens.Add(new Token(TokenKind.Word, "%" + char.ToLowerInvariant(text[i]), true, start, i + 1));
            return i + 1;
        }
        if ((inCode || op.Length > 1) && op is not ("*" or "<" or ">" or "</" or "/>" or "=" or "%" or "&" or "|"))
            tokens.Add(new Token(TokenKind.Word, op, true, start, i));
        return i;
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsOperator(char c) => c is '=' or '!' or '<' or '>' or '&' or '|' or '?' or '%' or '*' or '+';

    private static bool IsApostrophe(string text, int i, int end) =>
        text[i] is '\'' or '’' && i + 1 < end && char.IsLetter(text[i + 1]) && i > 0 && char.IsLetter(text[i - 1]);

    /// <summary>The dot of ".Result" ends no sentence.</summary>
    private static bool LeadsName(string text, int i, int end) =>
        text[i] == '.' && i + 1 < end && char.IsLetter(text[i + 1]) && (i == 0 || char.IsWhiteSpace(text[i - 1]));

    private static TokenKind? Mark(char c) => c switch
    {
        ',' or '、' or '，' => TokenKind.Comma,
        '.' or ';' or ':' or '\n' or '(' or ')' or '—' or '–' or '。' or '；' or '：' => TokenKind.Break,
        _ => null,
    };

    /// <summary>camelCase, snake_case or IName; "APIs" is a word.</summary>
    private static bool LooksLikeCode(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == '_' || (char.IsLower(word[i - 1]) && char.IsUpper(word[i])))
                return true;
            if (i >= 2 && i + 1 < word.Length && char.IsLower(word[i]) && char.IsUpper(word[i - 1]) && char.IsUpper(word[i - 2]))
                return true;
        }
        return false;
    }

    private static string Normal(string raw)
    {
        var word = raw.ToLowerInvariant().Replace('’', '\'');
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        return word.Replace("'", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
    }
}
