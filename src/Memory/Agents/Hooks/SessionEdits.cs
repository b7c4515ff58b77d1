namespace Memory.Agents.Hooks;

/// <summary>What a session has put into files, as far as its edits tell: a later edit of the same text takes the place of the earlier.</summary>
internal sealed class SessionEdits
{
    private const int FilesMax = 100;
    private const int PiecesMax = 50;
    private const int PieceCharsMax = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<string>> files = new(StringComparer.Ordinal);

    /// <param name="before">Null: the text is the whole file.</param>
    public void Add(string path, string? before, string after)
    {
        after = after.Length > PieceCharsMax ? after[..PieceCharsMax] : after;
        lock (gate)
        {
            if (!files.TryGetValue(path, out var pieces))
            {
                if (files.Count >= FilesMax)
                    return;
                files[path] = pieces = [];
            }
            if (before is null)
                pieces.Clear();
            else if (before.Length > 0 && pieces.FindIndex(p => p.Contains(before, StringComparison.Ordinal)) is >= 0 and var at)
            {
                var start = pieces[at].IndexOf(before, StringComparison.Ordinal);
                pieces[at] = string.Concat(pieces[at].AsSpan(0, start), after, pieces[at].AsSpan(start + before.Length));
                return;
            }
            if (pieces.Count < PiecesMax)
                pieces.Add(after);
        }
    }

    public IReadOnlyList<(string Path, string Text)> All
    {
        get
        {
            lock (gate)
                return [.. files.SelectMany(f => f.Value.Select(p => (f.Key, p)))];
        }
    }
}
