using Memory.Lessons;

namespace Memory.Serving;

/// <summary>What a change does with the pattern of a lesson in one file.</summary>
/// <param name="Added">Lines after the change where it newly stands.</param>
/// <param name="Kept">Lines of the change where it stands as it stood before.</param>
/// <param name="Removed">How often it was taken out.</param>
public sealed record PatternUse(Lesson Lesson, string Path, IReadOnlyList<int> Added, IReadOnlyList<int> Kept, int Removed)
{
    /// <summary>It stood in what was changed and stands there no more.</summary>
    public bool IsGone => Removed > 0 && Added.Count == 0 && Kept.Count == 0;
}
