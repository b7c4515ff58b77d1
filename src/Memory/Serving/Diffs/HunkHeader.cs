namespace Memory.Serving;

/// <summary><c>@@ -10,3 +12,4 @@ heading</c>; of a combined diff <c>@@@ -10,3 -9,2 +12,4 @@@</c>.</summary>
/// <param name="Parents">Signs before each line.</param>
/// <param name="OldCount">Lines before the change; of a combined diff, whose parents differ, without end.</param>
internal sealed record HunkHeader(int Parents, int OldCount, int NewStart, int NewCount, string Heading)
{
    private const int ParentsMax = 16;
    private const int NumberMax = 1_000_000_000;

    public static HunkHeader Uncounted(int newStart) => new(1, int.MaxValue, newStart, int.MaxValue, "");

    /// <summary>Null where it is none.</summary>
    public static HunkHeader? Of(ReadOnlySpan<char> line)
    {
        var signs = line.Length - line.TrimStart('@').Length;
        if (signs is < 2 or > ParentsMax)
            return null;
        var rest = line[signs..];
        var end = rest.IndexOf(line[..signs]);
        if (end < 0)
            return null;
        var (old, start, count, ranges) = (0, -1, 0, 0);
        foreach (var part in rest[..end].Split(' '))
        {
            var range = rest[..end][part];
            if (range.Length == 0)
                continue;
            if (range[0] is not ('-' or '+') || !Range(range[1..], out var first, out var lines))
                return null;
            ranges++;
            if (range[0] == '-')
                old = lines;
            else
                (start, count) = (Math.Min(first, NumberMax), lines);
        }
        return ranges != signs || start < 0 ? null : new(signs - 1, signs > 2 ? int.MaxValue : old, start, count, rest[(end + signs)..].Trim().ToString());
    }

    /// <summary>Null for what is no line of a hunk. An empty line lost its space on the way.</summary>
    public DiffSign? SignOf(ReadOnlySpan<char> line)
    {
        if (line.Length == 0)
            return DiffSign.Same;
        var signs = line[..Math.Min(Parents, line.Length)];
        if (signs.ContainsAnyExcept(" +-"))
            return null;
        return signs.Contains('-') ? DiffSign.Removed : signs.Contains('+') ? DiffSign.Added : DiffSign.Same;
    }

    private static bool Range(ReadOnlySpan<char> text, out int first, out int lines)
    {
        var comma = text.IndexOf(',');
        lines = 1;
        return int.TryParse(comma < 0 ? text : text[..comma], System.Globalization.NumberStyles.None, null, out first)
            && (comma < 0 || int.TryParse(text[(comma + 1)..], System.Globalization.NumberStyles.None, null, out lines));
    }
}
