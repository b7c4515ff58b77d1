using System.Buffers;
using System.Text.RegularExpressions;

namespace Memory.Screening.Secrets;

/// <summary>Credentials in HTTP headers and on command lines.</summary>
internal static partial class Headers
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("+/=!@#$%^&*~");

    public static void Find(string text, List<SecretSpan> found)
    {
        Add(Authorization(), text, "authorization", 8, found);
        Add(Bearer(), text, "authorization", 16, found);
        Add(Cookie(), text, "cookie", 16, found);
        Add(Command(), text, "password", 4, found);
    }

    private static void Add(Regex shape, string text, string kind, int lettersMin, List<SecretSpan> found)
    {
        try
        {
            for (var match = shape.Match(text); match.Success; match = match.NextMatch())
            {
                var value = match.Groups["value"];
                if (value.Length >= lettersMin && !Placeholder.IsReference(value.ValueSpan) && IsMixed(value.ValueSpan))
                    found.Add(new SecretSpan(value.Index, value.Index + value.Length, kind));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Bounded patterns do not get here on honest input; a text that does is withheld whole rather than leaked.
            found.Add(new SecretSpan(0, text.Length, "unreadable"));
        }
    }

    /// <summary>"Bearer authentication" and "Basic credentials" are talk; a credential mixes digits, cases or signs.</summary>
    private static bool IsMixed(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyInRange('0', '9') || value.ContainsAny(Signs))
            return true;
        return value[1..].ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('a', 'z') && value.Length >= 8;
    }

    [GeneratedRegex("""\bauthorization["'`\]]{0,3}[ \t]{0,4}[:=,][ \t]{0,4}\\?["'`]{0,2}(?:(?:basic|bearer|token|digest|apikey|api-key|negotiate|key|bot|splunk)[ \t:]{1,4})?["'`]?(?<value>[^\s"'`,;<>(){}\\]{1,4000})""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Authorization();

    [GeneratedRegex("""\b(?:bearer|basic)[ \t]{1,4}(?<value>[A-Za-z0-9._~+/-]{16,4000}={0,2})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Bearer();

    [GeneratedRegex("""\b(?:cookie["']?[ \t]{0,4}[:=][^\n]{0,400}?\b|)(?:session|sessionid|session_id|sid|connect\.sid|jsessionid|phpsessid|auth|_[a-z]{2,20}_session|\.AspNetCore\.Cookies)=(?<value>[A-Za-z0-9._~+/%-]{16,4000}={0,2})""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Cookie();

    [GeneratedRegex(
        """\b(?:curl|wget|http|https)\b[^\n]{0,200}?[ \t](?:-u|--user|--proxy-user|-a)[ =]{1,3}["']?[^\s:"']{1,80}:(?<value>[^\s"'`]{4,200})|"""
        + """\bsshpass[ \t]{1,3}-p[ \t]{0,3}["']?(?<value>[^\s"'`]{4,200})|"""
        + """\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,100}?[ \t]-p(?<value>[^\s"'`-][^\s"'`]{3,100})|"""
        + """\bredis-cli\b[^\n]{0,100}?[ \t]-a[ \t]{1,3}["']?(?<value>[^\s"'`]{4,200})|"""
        + """\b(?:docker|podman|helm registry|twine|az|vsce|oc)[ \t]{1,3}(?:login|upload|"""
        + """registry login)\b[^\n]{0,150}?[ \t]-p[ =]{1,3}["']?(?<value>[^\s"'`]{4,200})""",
        RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Command();
}
