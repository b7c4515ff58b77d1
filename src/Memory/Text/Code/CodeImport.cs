namespace Memory.Text;

/// <summary>A module, namespace or file that a file takes in.</summary>
/// <param name="Line">1 is the first of the text.</param>
internal sealed record CodeImport(string Name, int Line)
{
    private const int ImportsMax = 5_000;
    private const int StatementMax = 2_000;

    /// <summary>Whether it is that module or a part of it: <c>lodash/fp</c> is of <c>lodash</c>, <c>java.util.Date</c> of <c>java.util</c>.</summary>
    public bool IsOf(string module, StringComparison comparison) =>
        Name.StartsWith(module, comparison) && (Name.Length == module.Length || Name[module.Length] is '/' or '.' or ':' or '\\');

    /// <summary>Those of <c>import</c>, <c>from</c>, <c>require</c>, <c>using</c>, <c>include</c>, <c>use</c>, <c>open</c>, in whatever language.</summary>
    public static List<CodeImport> Of(CodeText text)
    {
        var found = new List<CodeImport>();
        for (var i = 0; i < text.Code.Count && found.Count < ImportsMax;)
            i = Begins(text, i) ? Statement(text, i, found) : i + 1;
        return found;
    }

    private static bool Begins(CodeText text, int i)
    {
        var token = text.Code[i];
        if (token.Kind != CodeTokenKind.Word)
            return false;
        var called = i + 1 < text.Code.Count && text.Text[text.Code[i + 1].Start] == '(' && text.Code[i + 1].Kind == CodeTokenKind.Mark;
        var first = i == 0 || text.Code[i - 1].Line != token.Line || text.Text[text.Code[i - 1].Start] is ';' or '#' or '@' or '{' or '}';
        return text.Of(token) switch
        {
            "require" or "require_relative" or "import" => called || first || After(text, i, "global", "pub"),
            "using" => !called && (first || After(text, i, "global")),
            "from" or "include" or "use" or "open" or "alias" or "load" or "require_once" or "include_once" => first || After(text, i, "pub"),
            "export" => first,
            _ => false,
        };
    }

    private static bool After(CodeText text, int i, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (i > 0 && text.Of(text.Code[i - 1]).SequenceEqual(word))
                return true;
        return false;
    }

    /// <returns>The place behind the statement.</returns>
    private static int Statement(CodeText text, int start, List<CodeImport> found)
    {
        var (depth, end) = (0, start + 1);
        var literals = new List<CodeImport>();
        var names = new List<CodeImport>();
        var word = text.Of(text.Code[start]).ToString();
        var called = false;
        for (; end < text.Code.Count && end - start < StatementMax; end++)
        {
            var token = text.Code[end];
            var mark = token.Kind == CodeTokenKind.Mark ? text.Text[token.Start] : '\0';
            if (mark == ';' || (depth == 0 && token.Line != text.Code[end - 1].Line && text.Of(text.Code[end - 1]) is not ("from" or "import" or ",")))
                break;
            called |= end == start + 1 && mark == '(';
            depth += mark is '(' or '{' ? 1 : mark is ')' or '}' ? -1 : 0;
            if (depth < 0 || (called && depth == 0))
                break;
            if (token.Kind == CodeTokenKind.Literal)
                literals.Add(new(text.Of(token).ToString(), token.Line));
            else if (depth == 0 && token.Kind == CodeTokenKind.Word && NameBegins(text, start, end))
                names.Add(new(NameAt(text, end), token.Line));
        }
        var what = word == "export" ? FromOnly(text, start, end, literals) : word == "from" ? names.Take(1).Concat(literals) : literals.Count > 0 ? literals : names;
        found.AddRange(what);
        return Math.Max(end, start + 1);
    }

    /// <summary><c>export … from "x"</c> takes in; <c>export const a = "x"</c> does not.</summary>
    private static IEnumerable<CodeImport> FromOnly(CodeText text, int start, int end, List<CodeImport> literals)
    {
        for (var i = start + 1; i + 1 < end; i++)
            if (text.Of(text.Code[i]) is "from" && text.Code[i + 1].Kind == CodeTokenKind.Literal)
                return literals.TakeLast(1);
        return [];
    }

    private static bool NameBegins(CodeText text, int start, int i)
    {
        var before = text.Of(text.Code[i - 1]);
        return i == start + 1 || before is "static" or "crate" or "type" or "qualified" or "function" or "const" or "," or "=" or "<" || (before is "." && i == start + 2);
    }

    /// <summary>Words with a separator between them, as they stand there.</summary>
    private static string NameAt(CodeText text, int i)
    {
        var end = i;
        while (end + 1 < text.Code.Count && text.Code[end + 1] is var next && next.Start == text.Code[end].Start + text.Code[end].Length
            && next.Kind != CodeTokenKind.Literal && (next.Kind == CodeTokenKind.Word || text.Text[next.Start] is '.' or ':' or '/' or '\\' or '-' or '+'))
            end++;
        return text.Text[text.Code[i].Start..(text.Code[end].Start + text.Code[end].Length)].TrimEnd('.', ':', '/', '\\');
    }
}
