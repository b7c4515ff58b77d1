namespace Memory.Agents.Hooks;

/// <summary>A file that a session edits.</summary>
/// <param name="Folder">Topmost of its working tree, where that is on this machine; else null.</param>
/// <param name="Path">From the top.</param>
internal readonly record struct EditedFile(string Repo, string? Folder, string Path);

/// <summary>What a session has put into files, as far as its edits tell: a later edit of the same text takes the place of the earlier.</summary>
internal sealed class SessionEdits(EditRoom room)
{
    private const int FilesMax = 100;
    private const int PiecesMax = 50;
    private const int PieceCharactersMax = 100_000;
    private const int CharactersMax = 500_000;
    private const int ToldMax = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<EditedFile, List<EditedPiece>> files = [];
    private readonly HashSet<(string Lesson, EditedFile File)> told = [];
    private int characters;
    private bool dropped;

    /// <summary>What has no room is not looked at when the session stops.</summary>
    public void Add(EditedFile file, TextEdit edit)
    {
        lock (gate)
        {
            if (!files.TryGetValue(file, out var pieces))
            {
                if (files.Count >= FilesMax)
                    return;
                files[file] = pieces = [];
            }
            var now = EditedPieces.After(pieces, edit);
            var kept = new HashSet<EditedPiece>(now, ReferenceEqualityComparer.Instance);
            foreach (var piece in pieces.Where(p => !kept.Contains(p)))
                Free(piece);
            var news = now.Where(n => !pieces.Exists(p => ReferenceEquals(p, n))).ToList();
            pieces.RemoveAll(p => !kept.Contains(p));
            foreach (var piece in news)
                Take(pieces, piece);
        }
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
    public bool Tell(string lesson, EditedFile file)
    {
        lock (gate)
            return told.Count < ToldMax && told.Add((lesson, file));
    }

    public IReadOnlyList<(EditedFile File, IReadOnlyList<EditedPiece> Pieces)> All
    {
        get
        {
            lock (gate)
                return [.. files.Where(f => f.Value.Count > 0).Select(f => (f.Key, (IReadOnlyList<EditedPiece>)[.. f.Value]))];
        }
    }
}
