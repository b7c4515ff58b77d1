using Memory.Agents.Places;
using Memory.Lessons;
using Memory.Serving;

namespace Memory.Agents.Hooks;

/// <summary>What lessons forbid and a session's edits have put there, as far as it still stands.</summary>
internal static class StandingPieces
{
    /// <summary>On this machine the file is looked at, line by line: a formatter may have been there since. Elsewhere the edits are believed.</summary>
    public static IEnumerable<(EditedFile File, Lesson Lesson, IReadOnlyList<int> Lines)> Find(IReadOnlyList<Lesson> lessons, EditedFile file, IReadOnlyList<EditedPiece> pieces)
    {
        string? stands = null;
        foreach (var piece in pieces)
            foreach (var (lesson, lines) in ForbiddenText.Find(lessons, file.Path, piece.Before, piece.After))
            {
                if (file.Folder is not null)
                    stands ??= StandingText.Unspaced(StandingText.Of(file.Folder, file.Path) ?? "");
                var still = stands is null ? lines : StandingText.Still(stands, piece.After, lines);
                if (still.Count > PatternMatch.Find(lesson, file.Path, piece.Before).Count)
                    yield return (file, lesson, still);
            }
    }
}
