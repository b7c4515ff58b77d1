using System.Text.RegularExpressions;

namespace Memory.Screening.Secrets;

/// <summary>Tokens known by their build rather than by a prefix. Quantifiers that can fail late are bounded: linear time.</summary>
internal static partial class StructuredTokens
{
    public static void Find(string text, List<SecretSpan> found)
    {
        Add(Jwt(), text, "jwt", found);
        Add(Webhook(), text, "webhook-url", found);
        Add(Telegram(), text, "telegram-token", found);
        Add(Discord(), text, "discord-token", found);
        Add(Signature(), text, "url-signature", found);
        Add(AzureClientSecret(), text, "azure-secret", found);
    }

    private static void Add(Regex shape, string text, string kind, List<SecretSpan> found)
    {
        try
        {
            foreach (var match in shape.EnumerateMatches(text))
                if (!Placeholder.IsDummy(text.AsSpan(match.Index, match.Length)))
                    found.Add(new SecretSpan(match.Index, match.Index + match.Length, kind));
        }
        catch (RegexMatchTimeoutException)
        {
            // Bounded patterns do not get here on honest input; a text that does is withheld whole rather than leaked.
            found.Add(new SecretSpan(0, text.Length, "unreadable"));
        }
    }

    [GeneratedRegex("""eyJ[A-Za-z0-9_-]{8,1024}\.(?:eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*)?|[A-Za-z0-9_-]{0,1024}\.[A-Za-z0-9_-]{8,1024}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,})""",
        RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Jwt();

    [GeneratedRegex(
        """https?://(?:hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[A-Za-z0-9_/-]{16,200}|"""
        + """(?:ptb\.|canary\.)?discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{5,25}/[A-Za-z0-9_-]{20,200}|"""
        + """[a-z0-9-]{1,60}\.webhook\.office\.com/webhookb2/[A-Za-z0-9@/_-]{30,400}|outlook\.office\.com/webhook/[A-Za-z0-9@/_-]{30,400}|"""
        + """hooks\.zapier\.com/hooks/catch/\d{3,12}/[A-Za-z0-9]{4,40}|"""
        + """chat\.googleapis\.com/v1/spaces/[A-Za-z0-9_-]{4,40}/messages\?key=[A-Za-z0-9_%&=.-]{20,300})/?""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Webhook();

    [GeneratedRegex("""(?<![0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{30,40}""", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Telegram();

    [GeneratedRegex("""(?<![A-Za-z0-9_.-])[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}""", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Discord();

    [GeneratedRegex("""(?<=[?&;](?:sig|X-Amz-Signature|X-Goog-Signature|Signature|X-Amz-Security-Token)=)[A-Za-z0-9%+/=_-]{20,}""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Signature();

    [GeneratedRegex("""(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}""", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex AzureClientSecret();
}
