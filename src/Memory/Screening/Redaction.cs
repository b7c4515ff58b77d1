using System.Text;
using Memory.Screening.Secrets;

namespace Memory.Screening;

/// <summary>
/// Secrets become <c>[redacted:kind]</c>. Looks at the text as a person sees it, so that invisible characters inside a
/// secret do not save it; what stays is byte for byte what it was.
/// </summary>
public static class Redaction
{
    /// <summary>Taking one secret out can bring a name and a value together; more than a few rounds never happens in honest text.</summary>
    private const int RoundsMax = 4;

    public static string Redact(string text)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var next = Once(text);
            if (string.Equals(next, text, StringComparison.Ordinal))
                return text;
            text = next;
        }
        return text;
    }

    private static string Once(string text)
    {
        var view = VisibleText.Of(text);
        var found = new List<SecretSpan>();
        PrivateKeys.Find(view.Text, found);
        TokenShapes.Find(view.Text, found);
        StructuredTokens.Find(view.Text, found);
        UrlPasswords.Find(view.Text, found);
        NamedSecrets.Find(view.Text, found);
        return found.Count == 0 ? text : Replace(text, view, found);
    }

    private static string Replace(string text, VisibleText view, List<SecretSpan> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        for (var i = 0; i < found.Count;)
        {
            var (start, end, kind) = found[i++];
            while (i < found.Count && found[i].Start < end)
                end = Math.Max(end, found[i++].End);
            var from = view.Origin(start);
            redacted.Append(text, at, from - at).Append("[redacted:").Append(kind).Append(']');
            at = view.Origin(end - 1) + 1;
        }
        return redacted.Append(text, at, text.Length - at).ToString();
    }
}
