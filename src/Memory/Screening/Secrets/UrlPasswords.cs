namespace Memory.Screening.Secrets;

/// <summary>Passwords in addresses: <c>scheme://user:password@host</c>, <c>scheme://:password@host</c>, and a token as the user.</summary>
internal static class UrlPasswords
{
    /// <summary>An authority longer than this is no address.</summary>
    private const int AuthorityMax = 1_024;

    public static void Find(string text, List<SecretSpan> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var mark = text.IndexOf("://", at, StringComparison.Ordinal);
            if (mark < 0)
                return;
            var from = mark + 3;
            at = from;
            if (mark == 0 || !char.IsAsciiLetterOrDigit(text[mark - 1]))
                continue;
            var end = Authority(text, from);
            var sign = text.AsSpan(from, end - from).LastIndexOf('@');
            if (sign <= 0)
                continue;
            Take(text, from, from + sign, end, found);
        }
    }

    private static void Take(string text, int from, int sign, int end, List<SecretSpan> found)
    {
        var colon = text.AsSpan(from, sign - from).IndexOf(':');
        var start = colon < 0 ? from : from + colon + 1;
        var secret = text.AsSpan(start, sign - start);
        if (secret.Length == 0 || Placeholder.IsReference(secret))
            return;
        if (colon < 0)
        {
            // A lone user is a name, unless it is long and mixed as only tokens are.
            if (secret.Length >= 20 && secret.ContainsAnyInRange('0', '9') && Entropy.Bits(secret) >= 3.2)
                found.Add(new SecretSpan(start, sign, "url-password"));
            return;
        }
        var user = text.AsSpan(from, colon);
        if (!IsExample(user, secret, text.AsSpan(sign + 1, end - sign - 1)))
            found.Add(new SecretSpan(start, sign, "url-password"));
    }

    /// <summary><c>user:password@host</c> names the parts; <c>postgres:postgres@localhost</c> opens nothing that is not open.</summary>
    private static bool IsExample(ReadOnlySpan<char> user, ReadOnlySpan<char> secret, ReadOnlySpan<char> host)
    {
        foreach (var word in (ReadOnlySpan<string>)["password", "passwd", "pass", "pwd", "pw", "secret", "token", "passwort", "contraseña", "xxx", "apikey", "api_key", "key"])
            if (secret.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return secret.Equals(user, StringComparison.OrdinalIgnoreCase)
            && (host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("127.", StringComparison.Ordinal)
                || host.IndexOf('.') < 0);
    }

    private static int Authority(string text, int from)
    {
        var limit = Math.Min(text.Length, from + AuthorityMax);
        var i = from;
        while (i < limit && !char.IsWhiteSpace(text[i]) && text[i] is not ('/' or '?' or '#' or '"' or '\'' or '`' or '<' or '>' or '|' or '\\'))
            i++;
        // A password may hold / ? or # by mistake: an @ after it, before any space, still belongs to the authority.
        var sign = -1;
        for (var k = i; k < Math.Min(limit, i + 80) && !char.IsWhiteSpace(text[k]) && text[k] is not ('"' or '\'' or '`' or '<' or '>' or '|' or ')'); k++)
            if (text[k] == '@')
                sign = k;
        var hasColon = text.AsSpan(from, i - from).Contains(':');
        if (sign < 0 || !hasColon || text.AsSpan(from, i - from).Contains('@') || IsPort(text.AsSpan(from, i - from)))
            return i;
        return sign + 1;
    }

    /// <summary><c>host:8080</c>: what follows its slash is a path.</summary>
    private static bool IsPort(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        var port = authority[(colon + 1)..];
        return port.Length > 0 && !port.ContainsAnyExceptInRange('0', '9');
    }
}
