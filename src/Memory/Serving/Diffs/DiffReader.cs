namespace Memory.Serving;

/// <summary>
/// Reads a diff in one pass. Inside a hunk the line counts of its header say where it ends, so that a removed "-- x" is no
/// file name; a hunk that was cut off ends where something stands that cannot be a line of it.
/// </summary>
internal sealed class DiffReader(string text)
{
    private const int FilesMax = 20_000;

    private readonly List<DiffFile> files = [];
    private List<DiffHunk> hunks = [];
    private bool open;
    private bool hasNames;
    private string path = "";
    private string? oldPath;
    private DiffChange change;
    private bool binary;
    /// <summary>Number of the line behind the last hunk.</summary>
    private int next = 1;
    /// <summary>Where the next line begins.</summary>
    private int at;

    public static IReadOnlyList<DiffFile> Read(string text)
    {
        var reader = new DiffReader(text);
        while (reader.at < text.Length && reader.files.Count < FilesMax)
            reader.Header();
        reader.Close();
        return reader.files;
    }

    private void Header()
    {
        var start = at;
        var line = Next();
        if (line.StartsWith("diff "))
            Begin(DiffNames.OfDiffLine(line));
        else if (line.StartsWith("--- ") && FollowedBy("+++ "))
        {
            var (before, after) = (line[4..].ToString(), Next()[4..].ToString());
            Named(DiffNames.Pair(before, after));
        }
        else if (line.StartsWith("+++ "))
            Named(DiffNames.Pair(null, line[4..].ToString()));
        else if (line.StartsWith("rename from ") || line.StartsWith("copy from "))
            oldPath = DiffNames.Plain(line[(line.IndexOf("from ") + 5)..]);
        else if (line.StartsWith("rename to ") || line.StartsWith("copy to "))
        {
            Open();
            (path, change) = (DiffNames.Plain(line[(line.IndexOf("to ") + 3)..]), line[0] == 'r' ? DiffChange.Renamed : DiffChange.Added);
        }
        else if (line.StartsWith("new file mode "))
            change = DiffChange.Added;
        else if (line.StartsWith("deleted file mode "))
            change = DiffChange.Deleted;
        else if (line.StartsWith("Binary files ") || line.StartsWith("GIT binary patch"))
            binary = true;
        else if (line.StartsWith("@@") && HunkHeader.Of(line) is { } header)
            Hunk(header);
        else if (line is "-- ")
            Close();
        else if ((open || files.Count == 0) && line.Length > 0 && line[0] is '+' or '-' && !line.StartsWith("--- "))
        {
            // Lines without numbers, as somebody pastes them, or more of them than were counted.
            at = start;
            Hunk(HunkHeader.Uncounted(next));
        }
    }

    private void Begin((string Old, string New)? names)
    {
        Close();
        Open();
        path = names?.New ?? "";
        oldPath = names is var (before, after) && before != after ? before : null;
    }

    private void Named((string? Old, string? New) names)
    {
        // A second pair of names without a line "diff" is the next file; of the first file they say it again, and better.
        if (hasNames || hunks.Count > 0)
            Close();
        Open();
        hasNames = true;
        if (names is (null, null))
            return;
        if (names.New is null)
            (path, change) = (names.Old!, DiffChange.Deleted);
        else
        {
            path = names.New;
            if (names.Old is null)
                change = DiffChange.Added;
            else if (names.Old != names.New)
                (oldPath, change) = (names.Old, DiffChange.Renamed);
        }
    }

    private void Open() => open = true;

    private void Close()
    {
        if (open)
            files.Add(new(path, oldPath == path ? null : oldPath, change, binary, hunks));
        (open, hasNames, path, oldPath, change, binary, next, hunks) = (false, false, "", null, DiffChange.Edited, false, 1, []);
    }

    private void Hunk(HunkHeader header)
    {
        Open();
        var lines = new List<DiffLine>();
        var (number, olds, news) = (header.NewStart, header.OldCount, header.NewCount);
        while (at < text.Length && !(olds <= 0 && news <= 0))
        {
            var start = at;
            var line = Next();
            if (line.StartsWith("\\"))
                continue;
            if (header.SignOf(line) is not { } sign || (line.StartsWith("--- ") && !(olds == 1 && news == 1) && IsNames()))
            {
                at = start;
                break;
            }
            var skip = Math.Min(header.Parents, line.Length);
            lines.Add(new(sign, start + skip, line.Length - skip, number));
            if (sign != DiffSign.Removed)
                (number, news) = (number + 1, news - 1);
            if (sign != DiffSign.Added)
                olds--;
        }
        next = number;
        hunks.Add(new(text, header.Heading, lines));
    }

    /// <summary>Behind a line that looks like the old name of a file.</summary>
    private bool IsNames()
    {
        var here = at;
        var names = Next().StartsWith("+++ ") && Next().StartsWith("@@");
        at = here;
        return names;
    }

    private bool FollowedBy(string start) => string.CompareOrdinal(text, at, start, 0, start.Length) == 0;

    /// <summary>The line here, without its end; goes to the next one.</summary>
    private ReadOnlySpan<char> Next()
    {
        var rest = text.AsSpan(at);
        var end = rest.IndexOf('\n');
        at += end < 0 ? rest.Length : end + 1;
        return (end < 0 ? rest : rest[..end]).TrimEnd('\r');
    }
}
