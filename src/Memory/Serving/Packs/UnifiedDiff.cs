using System.Text;

namespace Memory.Serving;

/// <summary>What a search reads of a unified diff, or of a hunk alone: the files after the change, and the lines.</summary>
/// <param name="Added">Joined with line breaks, without the plus signs.</param>
/// <param name="Around">What was removed, what stands around it, and the names behind the hunks' line numbers.</param>
public sealed record UnifiedDiff(IReadOnlyList<string> Paths, string Added, string Around)
{
    private const int CharactersMax = 400_000;
    private const int AddedMax = 24_000;
    private const int AroundMax = 8_000;
    private const int LineMax = 500;
    private const int PathsMax = 300;

    public static UnifiedDiff Of(string? diff)
    {
        if (string.IsNullOrEmpty(diff))
            return new UnifiedDiff([], "", "");
        var paths = new List<string>();
        var added = new StringBuilder();
        var around = new StringBuilder();
        var old = "";
        foreach (var range in diff.AsSpan(0, Math.Min(diff.Length, CharactersMax)).Split('\n'))
        {
            var line = diff.AsSpan()[range].TrimEnd('\r');
            if (line.StartsWith("--- "))
                old = Path(line[4..]);
            else if (line.StartsWith("+++ "))
                Add(paths, Path(line[4..]) is { Length: > 0 } path ? path : old);
            else if (line.StartsWith("diff ") || line.StartsWith("index "))
                continue;
            else if (line.StartsWith("rename to "))
                Add(paths, line["rename to ".Length..].ToString());
            else if (line.StartsWith("+") && added.Length < AddedMax)
                added.Append(line[1..Math.Min(line.Length, LineMax)]).Append('\n');
            else if (line.StartsWith("@@") && line.LastIndexOf("@@") is > 1 and var end)
                Add(around, line[(end + 2)..]);
            else if (line.StartsWith("-") || line.StartsWith(" "))
                Add(around, line[1..]);
        }
        return new UnifiedDiff(paths, added.ToString(), around.ToString());
    }

    private static void Add(StringBuilder text, ReadOnlySpan<char> line)
    {
        if (text.Length < AroundMax)
            text.Append(line[..Math.Min(line.Length, LineMax)]).Append('\n');
    }

    private static void Add(List<string> paths, string path)
    {
        if (path.Length > 0 && paths.Count < PathsMax && !paths.Contains(path, StringComparer.Ordinal))
            paths.Add(path);
    }

    /// <summary>Without git's a/ and b/ and the time that diff writes behind a tab; empty for /dev/null.</summary>
    private static string Path(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('\t') is >= 0 and var tab)
            text = text[..tab];
        text = text.Trim().Trim('"');
        if (text is "/dev/null")
            return "";
        return (text.StartsWith("a/") || text.StartsWith("b/") ? text[2..] : text).ToString();
    }
}
