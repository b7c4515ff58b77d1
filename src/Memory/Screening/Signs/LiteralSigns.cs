using System.Text.RegularExpressions;
using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Signs that stand in code rather than in words. All quantifiers that can fail late are bounded.</summary>
internal static partial class LiteralSigns
{
    private const int MatchesMax = 200;

    /// <summary>Is the literal there as something to do: not forbidden, not asked about, not about tests?</summary>
    public static bool Meant(SignText t, Regex literal, bool teaches)
    {
        try
        {
            var seen = 0;
            foreach (var match in literal.EnumerateMatches(t.Text))
            {
                if (++seen > MatchesMax)
                    return true;
                var at = t.At(match.Index);
                if (at < 0)
                    return !teaches;
                if (t.Negated(at) || t.Mentioned(at) || t.Asked(at) || teaches && (t.OnlyDoubles(at) || t.OnlyTests(at) && t.Between(at, w => w.Text is "only" or "nur" or "solo" or "seulement")) || t.Near(at, Delete, 6, 0) >= 0 || Replaced(t, at))
                    continue;
                if (!teaches || t.Teaches || t.Near(at, Use, 5, 0) is var u and >= 0 && t.Imperative(u))
                    return true;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Bounded patterns do not get here on honest input: a text that does waits for a person.
            return true;
        }
        return false;
    }

    /// <summary>"replace X", "X should be Y", "X is dangerous": about getting rid of it.</summary>
    private static bool Replaced(SignText t, int at)
    {
        for (var k = Math.Max(0, at - 5); k < at; k++)
            if (t.Word(k) is "replace" or "why" or "drop" or "removed" or "remove" or "instead" or "warum" or "pourquoi")
                return true;
        for (var k = at; k < Math.Min(t.Count, at + 16); k++)
            if (t.Word(k) is "forbidden" or "dangerous" or "banned" or "rejected" or "verboten" or "fails" or "refused" or "blocked" || t.Word(k) == "work" && k > 0 && t.Is(k - 1, Not) || Fine(t, k) || t.Word(k) == "go" && k > 0 && t.Word(k - 1) is "to" or "must"
                || t.Word(k) is "instead" && k > 0 && t.Word(k - 1) is not "this" && (k + 1 == t.Count || t.Word(k + 1) != "of"))
                return true;
        return false;
    }

    /// <summary>Talk that calls a place fine excuses the place; a rule that calls it fine spreads it, unless it says "not fine".</summary>
    private static bool Fine(SignText t, int k) => t.Word(k) is "fine" or "ok" or "okay" or "acceptable"
        && (!t.Teaches || Enumerable.Range(Math.Max(0, k - 2), k - Math.Max(0, k - 2)).Any(n => t.Is(n, Not)));

    public static bool Unsafe(SignText t) => Meant(t, UnsafeSetting(), true) || EvalOfInput(t);

    private static bool EvalOfInput(SignText t) => t.Teaches && Meant(t, EvalCall(), true)
        && Enumerable.Range(0, Math.Min(t.Count, 400)).Any(k => t.Word(k) is "query" or "parameter" or "param" or "params" or "input" or "inputs" or "request" or "body" or "header" or "string" or "user" or "config" or "cookie" or "payload" or "argument" or "expression" or "expressions" or "template" or "formula" or "filter" or "text" or "untrusted" or "upload" or "uploads");

    public static bool CarriesData(string text)
    {
        try
        {
            return DataUrl().IsMatch(text) || Lookup().IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    [GeneratedRegex(
        """\binsecureskipverify["']?\s{0,3}[:=]\s{0,3}true|\bverify["']?\s{0,3}[:=]\s{0,3}false|\brejectunauthorized["']?\s{0,3}[:=]\s{0,3}(?:false|0)|"""
        + """node_tls_reject_unauthorized["']?\s{0,3}[:=]\s{0,3}["']?0|sslmode["']?\s{0,3}=\s{0,3}["']?disable|"""
        + """ssl_?verify(?:peer|host|_peer|_host|_mode)?["']?\s{0,3}(?:[:=,]|=>)\s{0,3}(?:false|0|none|verify_none)|"""
        + """verify_peer["']?\s{0,3}(?:[:=]|=>)\s{0,3}(?:false|0)|openssl::ssl::verify_none|cert_none|\balg\W{1,6}none\b|algorithm\W{1,6}none\b|"""
        + """trustservercertificate\s{0,3}=\s{0,3}(?:true|yes)|dangerousacceptanyservercertificatevalidator|"""
        + """servercertificate(?:custom)?validationcallback\b[^\n]{0,60}true|http\.sslverify\W{1,4}false|strict-ssl\W{1,4}false|--no-check-certificate|"""
        + """\bcurl\s{1,3}(?:-[a-z]{0,4}k\b|--insecure)|--insecure\b|--trusted-host|stricthostkeychecking\W{1,4}no\b|"""
        + """chmod\s{1,3}(?:-r\s{1,3})?(?:0?777|a\+rwx|u\+s|\+s)|access-control-allow-origin\W{1,6}\*|allowanyorigin|origin\W{1,4}["']\*["']|"""
        + """cors[^\n.]{0,40}[`"'\s]\*[`"'\s][^\n.]{0,40}credential|--no-verify\b|\bgit\s{1,3}commit\s{1,3}-[a-z]{0,3}n\b|\bhusky\s{0,2}=\s{0,2}0\b|"""
        + """\bskip=\S{1,40}\s{1,3}git\s{1,3}(?:commit|push)|--no-gpg-sign|--privileged\b|setenforce\s{1,3}0|ufw\s{1,3}disable|iptables\s{1,3}-f\b|"""
        + """shell\s{0,3}=\s{0,3}true|csrf_exempt|skip_before_action\s{1,3}:(?:verify|authenticate)|skip_forgery_protection|permitall\(\)|\[allowanonymous\]|"""
        + """allow_anonymous|antmatchers\(["']/\*\*|--disable-web-security|--allow-unauthenticated|--ignore-certificate-errors|"""
        + """validate(?:issuer|audience|lifetime|issuersigningkey)\s{0,3}=\s{0,3}false|ignoreexpiration\W{1,4}true|httponly\W{1,4}false|secure\W{1,3}false|"""
        + """yaml\.(?:unsafe_load|load\()|pickle\.loads?\(|0\.0\.0\.0/0|acl\W{1,4}public-read|publicly_accessible\W{1,4}true|enableforgery\w{0,20}\W{1,4}false|"""
        + """requirehttps\w{0,20}\W{1,4}false|gosumdb\W{1,3}off|goinsecure|npm_config_strict_ssl\W{1,3}false|pythonhttpsverify\W{1,3}0|git_ssl_no_verify|"""
        + """nopasswd:\s{0,2}all""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex UnsafeSetting();

    [GeneratedRegex("""\beval\(|\beval\b[`'"]|\bnew function\(|\bexec\(|\bfunction\(.{0,10}\)\(\)|\bos\.system\(|\bvm\.runin\w{0,20}\(|\bpickle\.loads?\b|\bunserialize\(|\bbinaryformatter\b|dangerouslysetinnerhtml|\binnerhtml\b|\beval\b""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex EvalCall();

    [GeneratedRegex(
        """!\[[^\]\n]{0,200}\]\(\s{0,3}https?://[^\s)]{0,400}[?&/=][^\s)]{0,200}(?:\{\{|\$\{|\$\(|<|%s|"""
        + """\{(?:env|secret|token|contents|data|key|conversation|context)|\[(?:env|secret|token|contents|data))|"""
        + """https?://[^\s`"')]{1,300}[?&/=](?:\{\{\s{0,3}secrets|\$\{?(?:secrets|[a-z_]{0,30}(?:token|secret|password|key))\b|"""
        + """\$\((?:env|cat|whoami|hostname|printenv|id|base64)|<(?:contents?|value|secret|token|env|data|output)|`(?:env|cat|whoami|hostname)|"""
        + """[<{\[][^>}\]\n]{0,80}\b(?:conversation|chat|transcript|session|history|secrets?|passwords?|prompt|context|diff|memory|answer|environment|env|"""
        + """variables|lines of|files? you|your)\b)""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex DataUrl();

    [GeneratedRegex(
        """\$\((?:whoami|hostname|id|env|cat|printenv|uname|base64|echo)[^)\n]{0,60}\)[.-](?:\$\([^)\n]{1,60}\)\.)?[a-z0-9-]{1,40}\.[a-z0-9.-]{2,60}|"""
        + """\b(?:dig|nslookup|host|ping)\s[^\n]{0,60}(?:\$\(|\$\{?[a-z_]{0,30}(?:token|secret|key|password))""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Lookup();
}
