using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Memory.Text;

/// <summary>
/// A piece of code that a person has forbidden. It is no regular expression; whole words are compared, in their letter case
/// (not in SQL, PowerShell and Visual Basic), and space between them does not count. Three forms:
/// <list type="bullet">
/// <item><c>DateTime.Now</c>, <c>eval(</c>, <c>Thread.Sleep()</c>, <c>as any</c>, <c>.unwrap()</c>: these words and marks one after the other, in code:
/// neither in strings nor in comments. <c>()</c> at the end stands for a call with whatever arguments. <c>a.b</c> is found in <c>x.a.b</c>, <c>a?.b</c> and <c>a!.b</c> too.</item>
/// <item><c>import lodash</c>: the module or a part of it is taken in, by import, from, require, using, use, include or open, quoted or not.</item>
/// <item><c>comment @ts-ignore</c>: these words stand in a comment.</item>
/// </list>
/// </summary>
public sealed class CodePattern
{
    public const int CharactersMax = 200;
    private const int GenericsMax = 40;
    private const int CachedMax = 10_000;
    private static readonly ConcurrentDictionary<string, CodePattern?> Cache = new(StringComparer.Ordinal);
    private const string ImportWord = "import ", CommentWord = "comment ";
    private static readonly string[] RegexSigns = [".*", ".+", "\\b", "\\w", "\\s", "\\d", "[a-z", "[A-Z", "[0-9", "(?:", "(?i", "^"];

    private enum Form { Code, Import, Comment }

    private readonly Form form;
    private readonly string[] words;
    private readonly string[] dashed;

    private CodePattern(string text, Form form, string[] words, string[] dashed) => (Text, this.form, this.words, this.dashed) = (text, form, words, dashed);

    /// <summary>As it is kept: spaces are single, nothing stands around it.</summary>
    public string Text { get; }

    /// <param name="fault">Why it is none, and what would be one.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CodePattern? pattern, [NotNullWhen(false)] out string? fault)
    {
        pattern = null;
        if (text.Length > CharactersMax)
            fault = $"has {text.Length} characters; {CharactersMax} are allowed";
        else if (text.Any(c => char.IsControl(c) && c != '\t'))
            fault = "has a line break or a control character; it is one piece of code on one line";
        else
        {
            var plain = string.Join(' ', text.Trim().Trim('`').Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            fault = plain.StartsWith(ImportWord, StringComparison.Ordinal) ? Import(plain[ImportWord.Length..], out pattern)
                : plain.StartsWith(CommentWord, StringComparison.Ordinal) ? Words(plain, plain[CommentWord.Length..], Form.Comment, out pattern)
                : Words(plain, plain, Form.Code, out pattern);
        }
        return pattern is not null;
    }

    /// <summary>One that is asked for again and again is read once; null for what is none.</summary>
    public static CodePattern? Known(string text)
    {
        if (Cache.TryGetValue(text, out var known))
            return known;
        if (Cache.Count >= CachedMax)
            Cache.Clear();
        return Cache[text] = TryParse(text, out var pattern, out _) ? pattern : null;
    }

    /// <summary>Lines on which it begins, 1 for the first, each once and in order, at most so many.</summary>
    internal IReadOnlyList<int> Lines(CodeText text, int max)
    {
        if (text.Language.Prose)
            return [];
        var lines = new List<int>();
        var comparison = text.Language.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (form == Form.Import)
            return [.. text.Imports.Where(i => i.IsOf(words[0], comparison)).Select(i => i.Line).Distinct().Take(max)];
        var tokens = form == Form.Comment ? text.Notes : text.Code;
        var wanted = text.Language.Dashes ? dashed : words;
        var anchor = Array.FindIndex(wanted, w => CodeWords.IsPart(w[0]));
        foreach (var place in text.Of(wanted[anchor], form == Form.Comment))
        {
            if (lines.Count == max)
                break;
            var start = place - anchor;
            if (start >= 0 && (lines.Count == 0 || lines[^1] != tokens[start].Line) && Stands(text, tokens, wanted, start, comparison))
                lines.Add(tokens[start].Line);
        }
        return lines;
    }

    private bool Stands(CodeText text, List<CodeToken> tokens, string[] wanted, int start, StringComparison comparison)
    {
        var at = start;
        for (var i = 0; i < wanted.Length; i++, at++)
        {
            if (i > 0 && form == Form.Code && wanted[i] == "(" && CodeWords.IsPart(wanted[i - 1][0]))
                at = BehindGenerics(text, tokens, at);
            if (at >= tokens.Count || tokens[at].Kind == CodeTokenKind.Literal || !text.Of(tokens[at]).Equals(wanted[i], comparison))
                return false;
        }
        return true;
    }

    /// <summary>The types in <c>Get&lt;Order&gt;(</c> are no part of the name.</summary>
    private static int BehindGenerics(CodeText text, List<CodeToken> tokens, int at)
    {
        var depth = 0;
        for (var i = at; i < tokens.Count && i - at < GenericsMax; i++)
        {
            var token = text.Of(tokens[i]);
            depth += token is "<" ? 1 : token is ">" ? -1 : 0;
            if (depth == 0)
                return token is ">" ? i + 1 : at;
        }
        return at;
    }

    private static string? Import(string module, out CodePattern? pattern)
    {
        pattern = null;
        module = module.TrimEnd(';').Trim('"', '\'', '<', '>', ' ');
        foreach (var all in (string[])["/*", ".*", "::*", "/", "."])
            if (module.EndsWith(all, StringComparison.Ordinal))
                module = module[..^all.Length];
        if (module.Length == 0 || !module.Any(char.IsLetterOrDigit))
            return "names no module behind import; write import lodash";
        if (module.Any(c => !CodeWords.IsPart(c) && !"-./:@\\+#~".Contains(c)))
            return "has more than a module behind import; write import lodash, import java.util.Date or import @scope/name";
        pattern = new CodePattern(ImportWord + module, Form.Import, [module], [module]);
        return null;
    }

    private static string? Words(string text, string code, Form form, out CodePattern? pattern)
    {
        pattern = null;
        if (code.AsSpan().ContainsAny('"', '\'', '`'))
            return "has quotes, and what stands in strings is not looked at; for a module write import lodash";
        if (form == Form.Code && RegexSigns.FirstOrDefault(s => code.Contains(s, StringComparison.Ordinal)) is { } sign)
            return $"is read letter by letter and is no regular expression ({sign}); write an identifier, an import or a call, such as DateTime.Now, import lodash or eval()";
        foreach (var arguments in (string[])["(...)", "(…)", "()"])
            if (form == Form.Code && code.EndsWith(arguments, StringComparison.Ordinal) && code.Length > arguments.Length)
                code = code[..^(arguments.Length - 1)];
        var words = Split(code, dashes: false);
        if (!words.Any(w => CodeWords.IsPart(w[0]) && !char.IsAsciiDigit(w[0])) || code.Length < 2)
            return "has no name in it; write an identifier, an import or a call, such as DateTime.Now, import lodash or eval()";
        pattern = new CodePattern(text, form, words, Split(code, dashes: true));
        return null;
    }

    private static string[] Split(string code, bool dashes)
    {
        var words = new List<string>();
        for (var at = 0; at < code.Length;)
        {
            var length = Math.Max(1, CodeWords.Length(code, at, dashes));
            if (code[at] != ' ')
                words.Add(code.Substring(at, length));
            at += length;
        }
        return [.. words];
    }
}
