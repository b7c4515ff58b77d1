using System.Text;

namespace Memory.Agents.Hooks;

/// <summary>The pieces of a file that a session has edited, after one edit more: what it touches of them and it become one. Pure.</summary>
internal static class EditedPieces
{
    /// <summary>In a longer file an edit is looked for in its pieces alone.</summary>
    private const int OriginalCharactersMax = 500_000;

    /// <returns>Those that it does not touch are the same objects.</returns>
    public static IReadOnlyList<EditedPiece> After(IReadOnlyList<EditedPiece> pieces, TextEdit edit)
    {
        if (edit.Before is not { } before)
            return [new(pieces is [{ IsWhole: true } whole] ? whole.Before : WithoutPieces(edit.Original, pieces), edit.After) { IsWhole = true }];
        if (before.Length == 0)
            return [.. pieces, new("", edit.After)];
        return edit.Everywhere ? Everywhere(pieces, before, edit) : Once(pieces, before, edit.After, edit.Original);
    }

    private static List<EditedPiece> Everywhere(IReadOnlyList<EditedPiece> pieces, string before, TextEdit edit)
    {
        var now = pieces.Select(p => p.After.Contains(before, StringComparison.Ordinal) ? p with { After = p.After.Replace(before, edit.After, StringComparison.Ordinal) } : p).ToList();
        var inside = pieces.Sum(p => Count(p.After, before));
        if (inside == 0)
            return Once(now, before, edit.After, null);
        // Elsewhere in the file it was replaced as well, and those places stand in no piece yet.
        return edit.Original is null || Count(edit.Original, before) <= inside ? now : [.. now, new(before, edit.After)];
    }

    private static List<EditedPiece> Once(IReadOnlyList<EditedPiece> pieces, string before, string after, string? original)
    {
        var ground = Ground(pieces, before, original);
        var at = ground.IndexOf(before, StringComparison.Ordinal);
        var (from, to) = (at, at + before.Length);
        var touched = new List<(int At, EditedPiece Piece)>();
        foreach (var piece in pieces.Where(p => p.After.Length > 0))
            if (ground.IndexOf(piece.After, StringComparison.Ordinal) is >= 0 and var start && Overlap(start, piece, at, at + before.Length)
                && touched.TrueForAll(t => !Overlap(start, piece, t.At, t.At + t.Piece.After.Length)))
            {
                touched.Add((start, piece));
                (from, to) = (Math.Min(from, start), Math.Max(to, start + piece.After.Length));
            }
        var was = new StringBuilder(ground, from, to - from, to - from);
        foreach (var (start, piece) in touched.OrderByDescending(t => t.At))
            was.Remove(start - from, piece.After.Length).Insert(start - from, piece.Before);
        var merged = new EditedPiece(was.ToString(), string.Concat(ground.AsSpan(from, at - from), after, ground.AsSpan(at + before.Length, to - at - before.Length)))
        {
            IsWhole = touched.Exists(t => t.Piece.IsWhole),
        };
        return [.. pieces.Where(p => !touched.Exists(t => ReferenceEquals(t.Piece, p))), merged];
    }

    /// <summary>The text in which an edit is made: the file, else the piece that has all of what it replaces, else that alone.</summary>
    private static string Ground(IReadOnlyList<EditedPiece> pieces, string before, string? original) =>
        original is { Length: <= OriginalCharactersMax } && original.Contains(before, StringComparison.Ordinal) ? original
        : pieces.FirstOrDefault(p => p.After.Contains(before, StringComparison.Ordinal))?.After ?? before;

    private static bool Overlap(int start, EditedPiece piece, int from, int to) => start < to && from < start + piece.After.Length;

    /// <summary>The file as it was before the session edited pieces of it.</summary>
    /// <param name="original">As it was before it was written whole; null: what the pieces took the place of is all that is known.</param>
    private static string WithoutPieces(string? original, IReadOnlyList<EditedPiece> pieces)
    {
        if (original is null)
            return string.Join('\n', pieces.Select(p => p.Before));
        foreach (var piece in pieces.Reverse().Where(p => p.After.Length > 0))
            if (original.IndexOf(piece.After, StringComparison.Ordinal) is >= 0 and var at)
                original = string.Concat(original.AsSpan(0, at), piece.Before, original.AsSpan(at + piece.After.Length));
        return original;
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
