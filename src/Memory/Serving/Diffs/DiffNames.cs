using System.Text;

namespace Memory.Serving;

/// <summary>Names of files as diffs write them. Pure.</summary>
internal static class DiffNames
{
    private const string Nothing = "/dev/null";
    private const int LengthMax = 4_096;

    /// <summary>What git writes before the two sides: a/ and b/, or with mnemonic prefixes index, work tree, commit and object.</summary>
    private const string Sides = "abiwco";

    /// <summary>The names of <c>---</c> and <c>+++</c>; null for <c>/dev/null</c>.</summary>
    /// <param name="old">Null where the line is missing.</param>
    public static (string? Old, string? New) Pair(string? old, string @new) => Bare(old is null ? null : Plain(Timeless(old)), Plain(Timeless(@new)));

    private static (string? Old, string? New) Bare(string? before, string after)
    {
        if (before == Nothing || before is null)
            return (null, after == Nothing ? null : Bare(after, 'b'));
        if (after == Nothing)
            return (Bare(before, 'a'), null);
        // Both sides alike is a diff without prefixes, of a folder that has the name of one.
        return IsSide(before) && IsSide(after) && before[0] != after[0] ? (before[2..], after[2..]) : (before, after);
    }

    /// <summary>The names of <c>diff --git a/x b/x</c> and <c>diff --cc x</c>; null where they cannot be told from each other.</summary>
    public static (string Old, string New)? OfDiffLine(ReadOnlySpan<char> line)
    {
        foreach (var combined in (ReadOnlySpan<string>)["diff --cc ", "diff --combined "])
            if (line.StartsWith(combined))
                return Plain(line[combined.Length..]) is var name ? (name, name) : null;
        if (!line.StartsWith("diff --git "))
            return null;
        var rest = line["diff --git ".Length..];
        if (rest.StartsWith("\""))
        {
            var close = ClosingQuote(rest);
            return close < 0 || close + 2 > rest.Length ? null : Known(Plain(rest[..(close + 1)]), Plain(rest[(close + 1)..].Trim()));
        }
        // Nothing but a renaming makes the two differ, and that is said on lines of its own; so the line is cut in its middle.
        var half = rest.Length / 2;
        if (rest.Length % 2 == 1 && rest[half] == ' ')
            return Known(Plain(rest[..half]), Plain(rest[(half + 1)..]));
        var space = rest.LastIndexOf(" b/");
        return space < 0 ? null : Known(Plain(rest[..space]), Plain(rest[(space + 1)..]));
    }

    /// <summary>Without quotes and escapes.</summary>
    public static string Plain(ReadOnlySpan<char> name)
    {
        name = name.Length > LengthMax * 4 ? name[..(LengthMax * 4)] : name;
        var plain = name.Length >= 2 && name[0] == '"' && ClosingQuote(name) is > 0 and var close ? Unescape(name[1..close]) : name.Trim().ToString();
        return plain.Length > LengthMax ? plain[..LengthMax] : plain;
    }

    private static (string, string) Known(string old, string @new) => Bare(old, @new) is ({ } before, { } after) ? (before, after) : (old, @new);

    private static bool IsSide(string name) => name.Length > 2 && name[1] == '/' && Sides.Contains(name[0]);

    private static string Bare(string name, char side) => name.Length > 2 && name[0] == side && name[1] == '/' ? name[2..] : name;

    /// <summary>Without the time that diff writes behind a tab.</summary>
    private static ReadOnlySpan<char> Timeless(ReadOnlySpan<char> name) => name.IndexOf('\t') is >= 0 and var tab ? name[..tab] : name;

    private static int ClosingQuote(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length; i++)
            if (name[i] == '\\')
                i++;
            else if (name[i] == '"')
                return i;
        return -1;
    }

    /// <summary>C's escapes; octal ones are bytes of UTF-8.</summary>
    private static string Unescape(ReadOnlySpan<char> name)
    {
        var bytes = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '\\' || i + 1 == name.Length)
            {
                var run = name[i..];
                run = run[..Math.Max(1, run.IndexOf('\\') is >= 0 and var next ? next : run.Length)];
                bytes.AddRange(Encoding.UTF8.GetBytes(run.ToString()));
                i += run.Length - 1;
                continue;
            }
            var c = name[++i];
            if (c is >= '0' and <= '3' && i + 2 < name.Length && name[i + 1] is >= '0' and <= '7' && name[i + 2] is >= '0' and <= '7')
            {
                bytes.Add((byte)(((c - '0') * 64) + ((name[i + 1] - '0') * 8) + (name[i + 2] - '0')));
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', _ => c }]));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
