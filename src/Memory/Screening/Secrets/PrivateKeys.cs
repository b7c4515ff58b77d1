namespace Memory.Screening.Secrets;

/// <summary>
/// PEM private keys: over many lines, quoted, in a diff, escaped into one string, cut off at either end.
/// A header without a key behind it is talk about keys and stays.
/// </summary>
internal static class PrivateKeys
{
    private const string Kind = "private-key";
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const int LabelMax = 60;
    /// <summary>A 16384-bit key with headers and prefixes is below this.</summary>
    private const int BodyMax = 40_000;
    /// <summary>Shorter runs of base64 letters are words.</summary>
    private const int RunMin = 16;

    public static void Find(string text, List<SecretSpan> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var begin = text.IndexOf(Begin, at, StringComparison.Ordinal);
            if (begin < 0)
                break;
            var header = HeaderEnd(text, begin + Begin.Length);
            at = begin + Begin.Length;
            if (header < 0)
                continue;
            var stop = BodyEnd(text, header);
            if (stop < 0)
                continue;
            found.Add(new SecretSpan(begin, stop, Kind));
            at = stop;
        }
        Tails(text, found);
    }

    /// <summary>End of <c>RSA PRIVATE KEY-----</c>; -1 when the label is another one.</summary>
    private static int HeaderEnd(string text, int label)
    {
        var window = text.AsSpan(label, Math.Min(LabelMax, text.Length - label));
        var dashes = window.IndexOf("-----");
        return dashes >= 0 && window[..dashes].Contains("PRIVATE", StringComparison.Ordinal) ? label + dashes + 5 : -1;
    }

    /// <summary>Where the key ends; -1 when no key follows the header.</summary>
    private static int BodyEnd(string text, int header)
    {
        var limit = Math.Min(text.Length, header + BodyMax);
        var window = text.AsSpan(header, limit - header);
        var next = window.IndexOf(Begin);
        if (next >= 0)
            window = window[..next];
        var end = window.IndexOf(End);
        var body = end < 0 ? window : window[..end];
        var last = LastRun(body);
        if (last < 0)
            return -1;
        if (end < 0)
            return header + last;
        var close = window[(end + End.Length)..];
        var dashes = close[..Math.Min(LabelMax, close.Length)].IndexOf("-----");
        return header + end + End.Length + (dashes < 0 ? 0 : dashes + 5);
    }

    /// <summary>End of the last key line in a run of key lines that starts near the header; -1 when there is none.</summary>
    private static int LastRun(ReadOnlySpan<char> body)
    {
        int last = -1, i = 0, other = 0;
        while (i < body.Length)
        {
            // An escaped line end ("\n" in a string) must not lend its letter to the next run.
            if (body[i] == '\\' && i + 1 < body.Length)
            {
                i += 2;
                continue;
            }
            if (!IsBase64(body[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < body.Length && IsBase64(body[i]))
                i++;
            if (i - start >= RunMin)
            {
                last = i;
                other = 0;
            }
            else if (last >= 0 && i < body.Length && body[i] is '\n' or '\r' && i - start >= 4 && other == 0)
                last = i;
            else
                other += i - start;
            // Prose: the key is over, or it never began (a few header words such as Proc-Type are allowed).
            if (other > 200)
                break;
        }
        return last;
    }

    /// <summary>The lower half of a key whose header was cut off.</summary>
    private static void Tails(string text, List<SecretSpan> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf(End, at, StringComparison.Ordinal);
            if (end < 0)
                return;
            at = end + End.Length;
            if (HeaderEnd(text, at) is var close and >= 0 && TailStart(text, end) is var start and >= 0)
                found.Add(new SecretSpan(start, close, Kind));
        }
    }

    private static int TailStart(string text, int end)
    {
        var start = -1;
        var i = end;
        var floor = Math.Max(0, end - BodyMax);
        while (i > floor)
        {
            var lineEnd = i;
            while (i > floor && text[i - 1] is not '\n')
                i--;
            var line = text.AsSpan(i, lineEnd - i).Trim().TrimStart("+->|#*/ \"'").TrimEnd("\\n\"'+, ");
            if (lineEnd != end && line.Length > 0 && (line.Length < 4 || line.IndexOfAnyExcept(Base64) >= 0 || (start < 0 && line.Length < 4)))
                break;
            if (line.Length >= RunMin)
                start = i + text.AsSpan(i, lineEnd - i).IndexOf(line);
            i = Math.Max(floor, i - 1);
        }
        return start;
    }

    private static readonly System.Buffers.SearchValues<char> Base64 =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=';
}
