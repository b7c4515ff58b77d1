namespace Memory.Text;

/// <summary>What tells comments and strings from code in a file, by its name. What is unknown is all code. Pure.</summary>
internal sealed record CodeLanguage
{
    /// <summary>Marks after which the rest of a line is a comment.</summary>
    public string[] Lines { get; init; } = [];
    /// <summary>Marks around a comment of any length.</summary>
    public (string Open, string Close)? Block { get; init; }
    public bool NestedBlocks { get; init; }
    /// <summary>A <c>#</c> begins a comment only where a word could begin.</summary>
    public bool SpaceBeforeHash { get; init; }
    /// <summary>Characters around strings that end with their line at the latest.</summary>
    public string Quotes { get; init; } = "";
    /// <summary>Three double quotes around strings of many lines; of single ones too where those are quotes.</summary>
    public bool TripleQuotes { get; init; }
    /// <summary>Strings of many lines in backticks; with <see cref="Templates"/> there is code in <c>${…}</c>.</summary>
    public bool Backticks { get; init; }
    public bool Templates { get; init; }
    /// <summary><c>@"…"</c>, in which a quote is doubled.</summary>
    public bool Verbatim { get; init; }
    /// <summary>A single quote is around one character, or part of a lifetime or a number.</summary>
    public bool Characters { get; init; }
    /// <summary><c>/…/</c> where an operand could stand.</summary>
    public bool RegexLiterals { get; init; }
    public bool Backslash { get; init; } = true;
    /// <summary>A dash between letters is part of a word.</summary>
    public bool Dashes { get; init; }
    public bool IgnoreCase { get; init; }
    /// <summary>Sentences for people or records of a tool: what stands there is not used.</summary>
    public bool Prose { get; init; }

    private static readonly CodeLanguage Unknown = new() { Backslash = false };
    private static readonly CodeLanguage C = new() { Lines = ["//"], Block = ("/*", "*/"), Quotes = "\"", Characters = true };
    private static readonly CodeLanguage Hash = new() { Lines = ["#"], Quotes = "\"'", SpaceBeforeHash = true };

    private static readonly Dictionary<string, CodeLanguage> ByEnding = Table(
        ("c h cc cpp cxx hpp hh m mm glsl hlsl proto zig sol v sv", C),
        ("java groovy gradle", C with { TripleQuotes = true }),
        ("kt kts scala swift", C with { TripleQuotes = true, NestedBlocks = true }),
        ("rs", C with { NestedBlocks = true }),
        ("cs csx razor cshtml", C with { TripleQuotes = true, Verbatim = true }),
        ("go", C with { Backticks = true }),
        ("js jsx mjs cjs ts tsx mts cts vue svelte astro", C with { Quotes = "\"'", Characters = false, Backticks = true, Templates = true, RegexLiterals = true }),
        ("dart", C with { Quotes = "\"'", Characters = false, TripleQuotes = true }),
        ("php", C with { Lines = ["//", "#"], Quotes = "\"'", Characters = false }),
        ("css", new() { Block = ("/*", "*/"), Quotes = "\"'", Dashes = true }),
        ("scss sass less styl", new() { Lines = ["//"], Block = ("/*", "*/"), Quotes = "\"'", Dashes = true }),
        // A cell of a notebook; the file itself is strings to it, and nothing in a string is used.
        ("py pyi pyx star bzl ipynb", Hash with { TripleQuotes = true, SpaceBeforeHash = false }),
        ("rb rake sh bash zsh fish pl pm r jl ex exs cr nim yml yaml toml tf hcl mk cmake conf ini properties", Hash),
        ("ps1 psm1", Hash with { Block = ("<#", "#>"), Backslash = false, IgnoreCase = true }),
        ("sql", new() { Lines = ["--"], Block = ("/*", "*/"), Quotes = "'", Backslash = false, IgnoreCase = true }),
        ("lua", new() { Lines = ["--"], Block = ("--[[", "]]"), Quotes = "\"'" }),
        ("hs elm purs", new() { Lines = ["--"], Block = ("{-", "-}"), NestedBlocks = true, Quotes = "\"", Characters = true }),
        ("fs fsi fsx ml mli", new() { Lines = ["//"], Block = ("(*", "*)"), NestedBlocks = true, Quotes = "\"", Characters = true, TripleQuotes = true }),
        ("vb bas vbs", new() { Lines = ["'"], Quotes = "\"", Backslash = false, IgnoreCase = true }),
        ("clj cljs cljc edn lisp el scm", new() { Lines = [";"], Quotes = "\"", Dashes = true }),
        ("erl hrl", new() { Lines = ["%"], Quotes = "\"" }),
        ("html htm xml xaml csproj props targets hbs erb jsp ejs", new() { Block = ("<!--", "-->"), Dashes = true, Backslash = false }),
        ("md mdx markdown rst txt adoc asciidoc org tex csv tsv log lock svg po pot snap patch diff map", new() { Prose = true, Backslash = false }));

    /// <param name="path">From the repository's root; only its last part counts.</param>
    public static CodeLanguage Of(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name is "Dockerfile" or "Makefile" or "Gemfile" or "Rakefile" or "Jenkinsfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal))
            return Hash;
        if (name is "package-lock.json" or "pnpm-lock.yaml" or "npm-shrinkwrap.json" or "go.sum")
            return ByEnding["lock"];
        return name.LastIndexOf('.') is >= 0 and var dot ? ByEnding.GetValueOrDefault(name[(dot + 1)..], Unknown) : Unknown;
    }

    private static Dictionary<string, CodeLanguage> Table(params (string Endings, CodeLanguage Language)[] rows) =>
        rows.SelectMany(r => r.Endings.Split(' ').Select(e => (Ending: e, r.Language)))
            .ToDictionary(r => r.Ending, r => r.Language, StringComparer.OrdinalIgnoreCase);
}
