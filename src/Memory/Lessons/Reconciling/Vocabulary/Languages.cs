using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>Languages and kinds of file: what a rule says of one of them it does not say of another.</summary>
internal static class Languages
{
    private static readonly FrozenSet<string> Names = Set("""
        python javascript typescript java kotlin scala ruby rust golang go swift php perl elixir erlang haskell clojure dart lua
        csharp cpp fsharp bash powershell cobol fortran makefile makefiles terraform groovy matlab zig julia
        ocaml solidity html scss sass razor blazor jsx tsx markdown vue svelte r c py js ts rb kt cs rs sh
        """);

    /// <summary>Words that are more often something else: they need "in", "for" or what is written in them beside them.</summary>
    private static readonly FrozenSet<string> Ambiguous = Set("go c r swift rust razor dart julia ts cs rs sh");

    private static readonly FrozenSet<string> Written = Set("""
        file files code test tests service services module modules package packages source sources project projects script scripts class classes
        """);

    /// <summary>One name for one language, or null; neighbours may be empty.</summary>
    public static string? Of(string word, string before, string after)
    {
        if (!Names.Contains(word))
            return null;
        if (Ambiguous.Contains(word) && !Written.Contains(after) && !(before is "in" or "for" && after.Length == 0))
            return null;
        return "lang:" + word switch
        {
            "golang" => "go",
            "py" => "python",
            "js" => "javascript",
            "ts" => "typescript",
            "rb" => "ruby",
            "kt" => "kotlin",
            "cs" => "csharp",
            "rs" => "rust",
            "sh" => "bash",
            "makefiles" => "makefile",
            _ => word,
        };
    }

    public static bool IsLanguage(string concept) => concept.StartsWith("lang:", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
