namespace Memory.Publishing;

/// <summary>A file that was left alone, and how to mend it.</summary>
public sealed record FileRefusal(string File, string Reason);

/// <summary>The files as they would be.</summary>
/// <param name="Files">Those that were given, and new ones, by path; an empty text of a rule file means delete it.</param>
/// <param name="Changed">Paths whose text differs from what was given, sorted.</param>
/// <param name="Refusals">Files that were left alone. While a target is refused, nothing changes: a lesson that moved would stand twice.</param>
/// <param name="Plan">Which lesson stands where.</param>
/// <param name="Notes">For people, each with its file in front.</param>
public sealed record RenderOutcome(
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<string> Changed,
    IReadOnlyList<FileRefusal> Refusals,
    PublishPlan Plan,
    IReadOnlyList<string> Notes);
