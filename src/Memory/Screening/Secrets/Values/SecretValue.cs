using System.Buffers;

namespace Memory.Screening.Secrets;

/// <summary>Is the value beside a secret's name a secret, or code, a word, a reference?</summary>
internal static class SecretValue
{
    private const int PasswordMin = 6;
    private const int KeyMin = 16;
    /// <summary>Below it a run beside "token" is a part of an example or an id.</summary>
    private const int StrewnKeyMin = 10;
    private static readonly SearchValues<char> RunLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<string> Algorithms = SearchValues.Create(
        ["argon2", "sha1", "sha2", "sha3", "sha5", "md5", "base64", "pbkdf2", "oauth2", "utf8", "int32", "int64", "rs256", "hs256", "es256", "aes256", "aes128", "ed25519", "x509", "p256", "abc123", "0x"],
        StringComparison.Ordinal);
    private static readonly SearchValues<char> HexLetters = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<string> Patterns = SearchValues.Create(
        ["[a-z", "[A-Z", "[0-9", "\\d", "\\w", "\\S", "\\b", "(?", ".*", ".+", "{8,", "://", "::", "->", "=>", "==", "&&", "||"], StringComparison.Ordinal);
    private static readonly SearchValues<string> NameWords = SearchValues.Create(
        ["password", "passwd", "token", "secret", "apikey", "api_key", "api-key", "credential", "passwort", "example", "sample", "mock", "test"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Numbered = SearchValues.Create(
        ["string", "number", "account", "option", "column", "section", "version", "varchar", "argument", "param", "variable", "element", "control", "textbox", "input", "field", "value", "user", "hash", "bcrypt", "scrypt"],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*+~=§€");

    public static bool IsSecret(ReadOnlySpan<char> value, bool quoted, bool password, bool tight, string name)
    {
        value = value.Trim();
        if (value.Length < PasswordMin || value.Contains(' ') || Placeholder.IsReference(value) || IsCode(value, quoted))
            return false;
        var digits = value.ContainsAnyInRange('0', '9');
        var letters = HasLetters(value);
        if (IsUuid(value))
            return !name.Equals("token", StringComparison.OrdinalIgnoreCase) || tight;
        if (!letters)
            return password && value.Length >= 8 && (quoted || tight) && digits;
        if (IsWordy(value))
            return IsPassphrase(value, password, quoted || tight, digits);
        if (password && IsWordAndNumber(value) || IsStrewn(value, password ? PasswordMin : StrewnKeyMin, password || tight ? 2 : 3))
            return true;
        if (IsName(value) && !quoted && !IsMixedRun(value, tight && password))
            return false;
        return password
            ? digits || HasSymbol(value) || value.Length >= KeyMin
            : value.Length >= KeyMin && digits && Entropy.Bits(value) >= 2.2
                || value.Length >= 24 && Entropy.Bits(value) >= 3.8 && !IsName(value)
                || value.Length >= 10 && digits && HasSymbol(value) && (quoted || tight);
    }

    /// <summary>Words of letters joined by signs: names, paths, file names, kebab-case labels.</summary>
    private static bool IsWordy(ReadOnlySpan<char> value)
    {
        foreach (var range in value.SplitAny("-_./:"))
        {
            var part = value[range];
            if (part.ContainsAnyInRange('0', '9') && part.IndexOfAnyExceptInRange('0', '9') >= 0 && !IsVersion(part))
                return false;
            if (part.IndexOfAnyExceptInRange('0', '9') >= 0 && !AllLetters(part) && !IsVersion(part))
                return false;
        }
        return true;
    }

    private static bool IsVersion(ReadOnlySpan<char> part) =>
        part.Length <= 5 && part.Length > 1 && part[0] is 'v' or 'V' or 's' or 'h' && part[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Four words or more chosen as a passphrase, or words and a number where a password is expected.</summary>
    private static bool IsPassphrase(ReadOnlySpan<char> value, bool password, bool literal, bool digits)
    {
        if (!password || !literal || value.Contains('/') || value.Contains(':') || value.ContainsAny(NameWords))
            return false;
        var parts = 0;
        foreach (var _ in value.SplitAny("-_."))
            parts++;
        return (parts >= 4 && value.Length >= 16) || (parts >= 3 && digits && value.Length >= 10);
    }

    /// <summary>Calls, indexes, types, patterns and paths.</summary>
    private static bool IsCode(ReadOnlySpan<char> value, bool quoted)
    {
        if (value.TrimEnd('=').ContainsAny(Patterns) || value[0] is '^' or '/' or '(' || value.StartsWith("./", StringComparison.Ordinal))
            return true;
        if (!quoted && (value.IndexOfAny("([") > 0 || value.EndsWith(")", StringComparison.Ordinal) || value[0] is '*' or '-' or '?' or '|'))
            return IsNameBeforeBracket(value);
        return false;
    }

    private static bool IsNameBeforeBracket(ReadOnlySpan<char> value)
    {
        var bracket = value.IndexOfAny("([");
        return bracket <= 0 || IsName(value[..bracket]);
    }

    /// <summary>An identifier, or several joined by dots: in code, not a literal.</summary>
    private static bool IsName(ReadOnlySpan<char> value)
    {
        if (!char.IsLetter(value[0]) && value[0] is not '_')
            return false;
        foreach (var c in value)
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '.' or '?' or '!' or '-'))
                return false;
        return true;
    }

    /// <summary>"hunter2secret": digits between small letters in one run. Identifiers part their words, and algorithms are known by name.</summary>
    private static bool IsStrewn(ReadOnlySpan<char> value, int min, int changesMin)
    {
        if (value.Length < min || value.IndexOfAnyExcept(RunLetters) >= 0 || value.ContainsAny(Algorithms))
            return false;
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
            if (char.IsAsciiDigit(value[i]) != char.IsAsciiDigit(value[i - 1]))
                changes++;
        return changes >= changesMin;
    }

    /// <summary>"letmein99": a word and a number, where the word is none that variables are numbered by.</summary>
    private static bool IsWordAndNumber(ReadOnlySpan<char> value)
    {
        var word = value.TrimEnd("0123456789");
        return word.Length is >= 6 and < 24 && value.Length - word.Length is >= 1 and <= 4 && word.IndexOfAnyExceptInRange('a', 'z') < 0
            && !value.ContainsAny(Algorithms) && !value.ContainsAny(NameWords) && !word.ContainsAny(Numbered);
    }

    /// <summary>Digits strewn among letters as identifiers never have them.</summary>
    private static bool IsMixedRun(ReadOnlySpan<char> value, bool shortAllowed)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
            if (char.IsAsciiDigit(value[i]) != char.IsAsciiDigit(value[i - 1]))
                changes++;
        if (value.ContainsAny(NameWords) && changes < 4)
            return false;
        return changes >= 4 || (shortAllowed && changes >= 1) || (value.Length >= 20 && value.IndexOfAnyExcept(HexLetters) < 0)
            || (value.Length >= 24 && changes >= 2 && Entropy.Bits(value) >= 3.5);
    }

    private static bool IsUuid(ReadOnlySpan<char> value) => value.Length is 36 or 38 && Guid.TryParse(value, out _);

    private static bool HasLetters(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
            if (char.IsLetter(c))
                return true;
        return false;
    }

    private static bool AllLetters(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
            if (!char.IsLetter(c))
                return false;
        return true;
    }

    private static bool HasSymbol(ReadOnlySpan<char> value) => value.ContainsAny(Symbols);
}
