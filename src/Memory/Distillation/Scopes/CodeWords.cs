using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Distillation.Scopes;

/// <summary>Does a rule speak of a language's or framework's constructs, or name the project's own code?</summary>
internal static partial class CodeWords
{
    /// <summary>A file of settings, markup, styles or queries rather than of a general language.</summary>
    public static bool IsDeclarative(string name) => Declarative().IsMatch(name[(name.LastIndexOf('.') + 1)..]);

    /// <param name="hunk">The commented lines: what they name is code, however ordinary the word.</param>
    public static bool SpeaksOfCode(string rule, string path, string? hunk)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        // Rules said on such a file are about such files: there is little else to talk about.
        if (IsDeclarative(name) || !name.Contains('.', StringComparison.Ordinal))
            return true;
        var masked = MaskedText.Of(rule);
        if (masked.Spans.Any(s => Identifier().IsMatch(s.Trim('`'))))
            return true;
        if (hunk is not null && masked.Spans.Any(s => PlainName().IsMatch(s) && IsNamed(hunk, s.Trim('`'))))
            return true;
        return BareIdentifier().IsMatch(masked.Text) || Construct().IsMatch(masked.Text);
    }

    /// <summary>As a word of the code, not of a text in it: a header or a field of the data is none.</summary>
    private static bool IsNamed(string hunk, string name)
    {
        for (var at = hunk.IndexOf(name, StringComparison.Ordinal); at >= 0; at = hunk.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var (before, after) = (at > 0 ? hunk[at - 1] : ' ', at + name.Length < hunk.Length ? hunk[at + name.Length] : ' ');
            if (!IsPart(before) && !IsPart(after) && before is not ('"' or '\'' or '-' or '/') && after is not ('"' or '\'' or '-' or '/'))
                return true;
        }
        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"^`[a-z]\w{2,40}[!?']?`$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainName();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:css|scss|sass|less|tf|hcl|sql|proto|sh|bash|ps1|dockerfile|ya?ml|toml|json|md|mdx|rst|adoc|html?|vue|svelte|tsx|jsx|razor|cshtml|erb|xml|graphql|gql|bicep|nix|cmake|gradle|kts|xaml)$", Options, 1000)]
    private static partial Regex Declarative();

    /// <summary>Calls, members, types and keywords; a header (<c>Idempotency-Key</c>) or a field of the data is none.</summary>
    [GeneratedRegex(
        @"[()\[\]<>{}=!&*@#]|::|->|\w\.\w|^[a-z]+[A-Z]|^[A-Z]\w*[a-z]\w*$(?<!-)|"
        + @"^(?:any|auto|var|let|const|async|await|null|nil|None|void|float|double|decimal|int|long|enum|enums|class|struct|interface|unsafe|goto|import|export|"
        + @"default|return|throw|catch|try|panic|defer|static|final|public|private|type|object|unknown|print|println|printf|select|case|switch|lambda|yield|"
        + @"global|fetch|iterrows|eval|exec|catch|except|raise|require|include|define|macro|unwrap|expect|clone|dyn|impl|mut|ref|out|in|params|dynamic|goroutine|"
        + @"chan|map|malloc|free|new|delete|memcpy|strcpy|sprintf)$|^[uif]\d{1,3}$|^(?:usize|isize|str|bool|char|byte|bytes|string|atom|atoms|seq|vec|map)$|"
        + @"^[a-z]+_[a-z_]*(?:_t|_all|_each|_many|_async|_call|_file|_str)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"(?<![\w/.-])(?:[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|\w+\(\)|\w+::\w+|[A-Z]\w+\.[A-Z]\w+|[a-z]+_[a-z]\w*|[Dd]b[Cc]ontexts?)(?![\w/])(?<!GitHub|"
        + @"JavaScript|TypeScript|GraphQL|PostgreSQL|MySQL|OpenAPI|iOS)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareIdentifier();

    [GeneratedRegex(
        @"\b(?:mutex(?:es)?|exceptions?|async|await|coroutines?|goroutines?|enums?|class(?:es)?|functions?|methods?|parameters?|params|arguments?|args|imports?|"
        + @"exports?|nulls?|nil|undefined|unwrap|interfaces?|structs?|pointers?|malloc|heap|loops?|callbacks?|promises?|hooks?|components?|props|useState|"
        + @"closures?|lambdas?|generics?|typ(?:es?|ings?|ed)|constructors?|propert(?:y|ies)|booleans?|literal|handlers?|middlewares?|setters?|extractors?|"
        + @"iterators?|ctx|unions?|strings?|floats?|doubles?|decimals?|integers?|variables?|constants?|getters?|setters?|singletons?|beans?|decorators?|"
        + @"annotations?|traits?|macros?|modules?|threads?|locks?|channels?|contexts?|calls?|called|catch|return(?:s|ed|ing)?|throws?|entit(?:y|ies)|models?|"
        + @"view\s?models?|controllers?|serializers?|querysets?|orm|pandas|django|rails|react|vue|angular|spring|kotlin|swift|java|python|rust|elixir|stimulus|"
        + @"inheritance|instances?|objects?|initiali[sz]ers?|destructors?|raii|iterators?|comprehensions?|list\s+keys|ef|linq|nullable|optionals?|constructor|"
        + @"dtos?|mappers?|repositor(?:y|ies)\s+class|dependency\s+injection|injected|di\s+container|vectori[sz]ed|unsafe|panics?|actors?|pattern\s+matching|ifs|"
        + @"early\s+returns?|staircase|linq|list\s+comprehensions?|consultas?|schleifen?|klassen?|methoden?)\b|例外|クラス|関数|引数", Options, 1000)]
    private static partial Regex Construct();
}
