namespace Memory.Publishing;

/// <summary>A file that was left alone, and how to mend it.</summary>
public sealed record FileRefusal(string File, string Reason);

/// <summary>The files as they would be.</summary>
/// <param name="Files">Those that were given, and new ones, by path; an empty text of a rule file means delete it.</param>
/// <param name="Changed">Paths whose text differs from what was given, sorted.</param>
/// <param name="Refusals">Files that were left alone. While a target is refused, nothing changes: a lesson that moved would stand twice.</param>
/// <param name="Plans">Which lesson stands where, by target; that of Claude Code first.</param>
/// <param name="Notes">For people, each with its file in front.</param>
public sealed record RenderOutcome(
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<string> Changed,
    IReadOnlyList<FileRefusal> Refusals,
    IReadOnlyList<TargetPlan> Plans,
    IReadOnlyList<string> Notes)
{
    /// <summary>The first one.</summary>
    public PublishPlan Plan => Plans[0].Plan;
}

/// <summary>What a reader of a target finds there, and in rule files.</summary>
/// <param name="File">The target that has the block.</param>
public sealed record TargetPlan(string File, PublishPlan Plan)
{
    /// <summary>Do lessons stand there?</summary>
    internal bool WritesTo(string file) => (file == File && Plan.BlockLessons.Count > 0) || Plan.RuleFiles.Any(r => r.Path == file);
}
