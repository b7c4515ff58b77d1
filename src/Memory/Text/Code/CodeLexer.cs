namespace Memory.Text;

/// <summary>
/// Cuts a file, or a piece from the middle of one, into words and marks of code, strings, and words and marks of comments.
/// One pass over the characters; it never throws, whatever stands there. A string that does not end ends with its line.
/// </summary>
internal sealed class CodeLexer(string text, CodeLanguage language)
{
    private const int TemplatesMax = 64;
    private const int CharacterMax = 12;
    private const int RegexMax = 500;

    private readonly List<CodeToken> code = [];
    private readonly List<CodeToken> notes = [];
    /// <summary>Braces that are open in each template around this place.</summary>
    private readonly Stack<int> templates = new();
    private int at;
    private int line = 1;

    public static (List<CodeToken> Code, List<CodeToken> Notes) Read(string text, CodeLanguage language)
    {
        var lexer = new CodeLexer(text, language);
        lexer.Read();
        return (lexer.code, lexer.notes);
    }

    private void Read()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '\n')
                (at, line) = (at + 1, line + 1);
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
                at++;
            else if (!Comment() && !Quoted() && !TemplateBrace(c))
                Plain(code);
        }
    }

    private bool Comment()
    {
        if (language.Block is var (open, close))
        {
            if (Here(open))
            {
                Advance(open.Length);
                Block(open, close);
                return true;
            }
            // The piece began inside of a comment.
            if (open == "/*" && Here(close))
            {
                code.Clear();
                at += close.Length;
                return true;
            }
            if (open == "/*" && code.Count == 0 && text[at] == '*' && OnlySpaceBefore() && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))
            {
                Notes(LineEnd());
                return true;
            }
        }
        foreach (var mark in language.Lines)
            if (Here(mark) && (mark != "#" || !language.SpaceBeforeHash || at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is ';' or '(' or ')'))
            {
                at += mark.Length;
                Notes(LineEnd());
                return true;
            }
        return false;
    }

    private void Block(string open, string close)
    {
        for (var depth = 1; at < text.Length;)
        {
            if (Here(close))
            {
                at += close.Length;
                if (--depth == 0)
                    return;
            }
            else if (language.NestedBlocks && Here(open))
            {
                at += open.Length;
                depth++;
            }
            else
                Note();
        }
    }

    private void Notes(int end)
    {
        while (at < end)
            Note();
    }

    private void Note()
    {
        if (text[at] == '\n')
            (at, line) = (at + 1, line + 1);
        else if (char.IsWhiteSpace(text[at]))
            at++;
        else
            Plain(notes);
    }

    private bool Quoted()
    {
        var c = text[at];
        if (language.Verbatim && c == '@' && at + 1 < text.Length && text[at + 1] == '"')
        {
            at++;
            Literal("\"", '"', manyLines: true);
        }
        else if (language.TripleQuotes && (Here("\"\"\"") || (Here("'''") && language.Quotes.Contains('\''))))
            Literal(new string(c, 3), language.Verbatim ? '\0' : '\\', manyLines: true);
        else if (language.Quotes.Contains(c))
            Literal(c.ToString(), language.Backslash ? '\\' : '\0', manyLines: false);
        else if (c == '`' && language.Templates)
        {
            at++;
            Template();
        }
        else if (c == '`' && language.Backticks)
            Literal("`", '\0', manyLines: true);
        else if (c == '\'' && language.Characters)
            Character();
        else if (c == '/' && language.RegexLiterals && OperandComes())
            return Regex();
        else
            return false;
        return true;
    }

    /// <param name="escape">The character after it is no end; a quote for "doubled"; 0 for none.</param>
    private void Literal(string quote, char escape, bool manyLines)
    {
        var (start, first) = (at + quote.Length, line);
        at = start;
        while (at < text.Length && (manyLines || text[at] != '\n'))
        {
            if (text[at] == escape && escape != '\0' && at + 1 < text.Length && (escape == '\\' ? text[at + 1] != '\n' : text[at + 1] == escape))
                at++;
            else if (Here(quote))
                break;
            Advance(1);
        }
        code.Add(new(CodeTokenKind.Literal, start, Math.Min(at, text.Length) - start, first));
        if (Here(quote))
            at += quote.Length;
    }

    /// <summary>From behind the backtick, or the brace that ended code in it, to the end or the next such code.</summary>
    private void Template()
    {
        var (start, first) = (at, line);
        while (at < text.Length && text[at] != '`')
        {
            if (Here("${") && templates.Count < TemplatesMax)
            {
                code.Add(new(CodeTokenKind.Literal, start, at - start, first));
                templates.Push(0);
                at += 2;
                return;
            }
            Advance(text[at] == '\\' && at + 1 < text.Length ? 2 : 1);
        }
        code.Add(new(CodeTokenKind.Literal, start, Math.Min(at, text.Length) - start, first));
        at++;
    }

    private bool TemplateBrace(char c)
    {
        if (templates.Count == 0 || c is not ('{' or '}'))
            return false;
        var open = templates.Pop();
        if (c == '}' && open == 0)
        {
            at++;
            Template();
            return true;
        }
        templates.Push(open + (c == '{' ? 1 : -1));
        return false;
    }

    /// <summary><c>'x'</c> and <c>'\n'</c>, but neither <c>'a</c> of a lifetime nor <c>1'000</c>.</summary>
    private void Character()
    {
        var close = at + 1 < text.Length && text[at + 1] == '\\'
            ? text.AsSpan(Math.Min(at + 3, text.Length), Math.Clamp(text.Length - at - 3, 0, CharacterMax)).IndexOf('\'') is >= 0 and var far ? at + 3 + far : -1
            : at + 2 < text.Length && text[at + 2] == '\'' ? at + 2 : at + 3 < text.Length && char.IsHighSurrogate(text[at + 1]) && text[at + 3] == '\'' ? at + 3 : -1;
        if (close < 0 || text.AsSpan(at, close - at).Contains('\n'))
        {
            at++;
            return;
        }
        code.Add(new(CodeTokenKind.Literal, at + 1, close - at - 1, line));
        at = close + 1;
    }

    /// <summary>A slash divides after a name, a number or a closing bracket; elsewhere it begins an expression.</summary>
    private bool OperandComes()
    {
        if (code.Count == 0)
            return true;
        var last = code[^1];
        return last.Kind switch
        {
            CodeTokenKind.Literal => false,
            CodeTokenKind.Word => text.AsSpan(last.Start, last.Length) is "return" or "typeof" or "case" or "in" or "of",
            _ => text[last.Start] is not (')' or ']' or '}' or '<'),
        };
    }

    private bool Regex()
    {
        var (end, set) = (at + 1, false);
        for (; end < text.Length && end - at < RegexMax && text[end] != '\n' && (set || text[end] != '/'); end++)
        {
            if (text[end] == '\\' && end + 1 < text.Length && text[end + 1] != '\n')
                end++;
            else if (text[end] is '[' or ']')
                set = text[end] == '[';
        }
        if (end >= text.Length || text[end] != '/')
            return false;
        code.Add(new(CodeTokenKind.Literal, at + 1, end - at - 1, line));
        at = end + 1;
        return true;
    }

    private void Plain(List<CodeToken> tokens)
    {
        var length = CodeWords.Length(text, at, language.Dashes);
        // a?.b and a!.b are a.b with a doubt.
        var doubt = length == 0 && text[at] is '?' or '!' && at + 1 < text.Length && text[at + 1] == '.';
        if (!doubt)
            tokens.Add(new(length > 0 ? CodeTokenKind.Word : CodeTokenKind.Mark, at, Math.Max(1, length), line));
        at += Math.Max(1, length);
    }

    private bool Here(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private void Advance(int characters)
    {
        for (var end = Math.Min(at + characters, text.Length); at < end; at++)
            if (text[at] == '\n')
                line++;
    }

    private int LineEnd() => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private bool OnlySpaceBefore()
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
            before--;
        return before < 0 || text[before] == '\n';
    }
}
