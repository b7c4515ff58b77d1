namespace Memory.Agents.Hooks;

/// <summary>A piece of text that a session put into a file, and what stood in its place when it began.</summary>
internal sealed record EditedPiece(string Before, string After)
{
    public int Characters => Before.Length + After.Length;

    /// <summary>It is the whole file.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>What a session has put into files, as far as its edits tell: a later edit of the same text takes the place of the earlier.</summary>
internal sealed class SessionEdits(EditRoom room)
{
    private const int FilesMax = 100;
    private const int PiecesMax = 50;
    private const int PieceCharactersMax = 100_000;
    private const int CharactersMax = 500_000;
    private const int ToldMax = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<EditedPiece>> files = new(StringComparer.Ordinal);
    private readonly HashSet<(string Lesson, string Path)> told = [];
    private int characters;
    private bool dropped;

    /// <summary>What has no room is not looked at when the session stops.</summary>
    /// <param name="before">Null: the text is the whole file.</param>
    /// <param name="original">The file before it was written whole, where the client says it.</param>
    public void Add(string path, string? before, string? original, string after)
    {
        lock (gate)
        {
            if (!files.TryGetValue(path, out var pieces))
            {
                if (files.Count >= FilesMax)
                    return;
                files[path] = pieces = [];
            }
            if (before is null)
            {
                var first = pieces is [{ IsWhole: true } whole] ? whole.Before : WithoutPieces(original, pieces);
                foreach (var piece in pieces)
                    Free(piece);
                pieces.Clear();
                Take(pieces, new(first, after) { IsWhole = true });
            }
            else if (before.Length > 0 && pieces.FindIndex(p => p.After.Contains(before, StringComparison.Ordinal)) is >= 0 and var at)
            {
                var (old, start) = (pieces[at], pieces[at].After.IndexOf(before, StringComparison.Ordinal));
                pieces.RemoveAt(at);
                Free(old);
                if ((long)old.After.Length - before.Length + after.Length <= PieceCharactersMax)
                    Take(pieces, old with { After = string.Concat(old.After.AsSpan(0, start), after, old.After.AsSpan(start + before.Length)) });
            }
            else
                Take(pieces, new(before, after));
        }
    }

    /// <summary>The file as it was before the session edited pieces of it.</summary>
    /// <param name="original">As it was before it was written whole; null: what the pieces took the place of is all that is known.</param>
    private static string WithoutPieces(string? original, List<EditedPiece> pieces)
    {
        if (original is null)
            return string.Join('\n', pieces.Select(p => p.Before));
        foreach (var piece in Enumerable.Reverse(pieces).Where(p => p.After.Length > 0))
            if (original.IndexOf(piece.After, StringComparison.Ordinal) is >= 0 and var at)
                original = string.Concat(original.AsSpan(0, at), piece.Before, original.AsSpan(at + piece.After.Length));
        return original;
    }

    private void Take(List<EditedPiece> pieces, EditedPiece piece)
    {
        if (dropped || pieces.Count >= PiecesMax || piece.Before.Length > PieceCharactersMax || piece.After.Length > PieceCharactersMax
            || characters + piece.Characters > CharactersMax || !room.Take(piece.Characters))
            return;
        characters += piece.Characters;
        pieces.Add(piece);
    }

    private void Free(EditedPiece piece)
    {
        characters -= piece.Characters;
        room.Free(piece.Characters);
    }

    /// <summary>Nothing is kept any longer.</summary>
    public void Drop()
    {
        lock (gate)
        {
            room.Free(characters);
            (characters, dropped) = (0, true);
            files.Clear();
        }
    }

    /// <returns>False when the session has heard of this lesson in this file before.</returns>
    public bool Tell(string lesson, string path)
    {
        lock (gate)
            return told.Count < ToldMax && told.Add((lesson, path));
    }

    public IReadOnlyList<(string Path, EditedPiece Piece)> All
    {
        get
        {
            lock (gate)
                return [.. files.SelectMany(f => f.Value.Select(p => (f.Key, p)))];
        }
    }
}
