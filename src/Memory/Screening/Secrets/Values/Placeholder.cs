using System.Buffers;

namespace Memory.Screening.Secrets;

/// <summary>Values that stand where a secret would stand.</summary>
internal static class Placeholder
{
    /// <summary>Fewer different characters than this are filler (<c>xxxx</c>, <c>0000</c>, <c>****</c>).</summary>
    private const int DifferentMin = 5;
    private const int DummyLettersMax = 120;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["your_", "your-", "your.", "yourkey", "yourtoken", "yoursecret", "yourpass", "your key", "xxxx", "placeholder", "changeme",
         "change_me", "change-me", "replaceme", "replace_me", "replace-me", "replace_with", "goes-here", "goes_here", "_here", "-here", "insert_", "insert-",
         "redacted", "1234567890abcdef", "todo", "dummy", "<", "...", "***", "tu_clave", "dein_", "dein-", "votre_", "votre-"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Is the body of a token filler?</summary>
    public static bool IsDummy(ReadOnlySpan<char> letters) =>
        Different(letters) < DifferentMin
        || (letters.Length <= DummyLettersMax && letters.ContainsAny(Words) && !letters.ContainsAnyInRange('5', '9'));

    /// <summary>Is the value beside a name a reference, a mask or an invitation to fill it in?</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        var bare = value.Trim("\"'`()[]{},; ");
        if (bare.Length == 0 || bare.StartsWith("redacted:", StringComparison.Ordinal))
            return true;
        return value[0] is '$' or '%' or '<' or '{' or '@' or '!' or '&' && IsVariable(value)
            || bare.ContainsAny(References) || IsDummy(bare);
    }

    private static readonly SearchValues<string> References = SearchValues.Create(
        ["process.env", "os.environ", "getenv", "${", "{{", "$(", "$env:", "ENV[", "env(", "env.", "secrets.", "vars.", "config.", "settings.",
         "configuration[", "options.", "import.meta", "vault:", "vault(", "op://", "arn:", "ssm:", "secretKeyRef", "valueFrom", "sops", "[redacted"],
        StringComparison.OrdinalIgnoreCase);

    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        var name = value[1..].TrimStart("{(<%").TrimEnd("})>%");
        return name.Length > 0 && name.IndexOfAnyExcept(NameLetters) < 0;
    }

    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.: ");

    private static int Different(ReadOnlySpan<char> letters)
    {
        Span<char> seen = stackalloc char[DifferentMin];
        var count = 0;
        foreach (var c in letters[..Math.Min(letters.Length, 400)])
        {
            if (seen[..count].Contains(c))
                continue;
            seen[count++] = c;
            if (count == DifferentMin)
                return count;
        }
        return count;
    }
}
