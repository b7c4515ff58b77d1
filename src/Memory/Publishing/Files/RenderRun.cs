using Memory.Text;

namespace Memory.Publishing;

/// <summary>One rendering while it goes: the files so far, and what there is to say about them.</summary>
internal sealed class RenderRun(IReadOnlyDictionary<string, string> given, KnownLines known)
{
    private SortedDictionary<string, string> files = new(given.ToDictionary(), StringComparer.Ordinal);
    private const int LineCharsMax = 160;
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<FileRefusal> refusals = [];
    private readonly List<string> notes = [];

    public bool Refused => refusals.Count > 0;

    public void Target(string path, IReadOnlyList<BlockGroup> groups) =>
        Take(path, ManagedBlock.Edit(given.GetValueOrDefault(path, ""), groups, known));

    public void Rule(string path, IReadOnlyList<string> paths, IReadOnlyList<BlockGroup> groups) =>
        Take(path, RuleFile.Edit(given.GetValueOrDefault(path), paths, groups, known));

    /// <summary>A file that is no target any more: its block goes, and nothing else. It stops no other file.</summary>
    public void Former(string path)
    {
        var edit = ManagedBlock.Edit(given[path], [], known);
        Take(path, edit.Refusal is { } reason ? DocumentEdit.Unchanged(given[path]) with { Notes = [$"The file is no target any more, and its block cannot be removed. {reason}"] } : edit);
    }

    /// <summary>Back to what was given; what there is to say stays.</summary>
    public void Undo()
    {
        files = new(given.ToDictionary(), StringComparer.Ordinal);
        changed.Clear();
    }

    public RenderOutcome Outcome(IReadOnlyList<TargetPlan> plans) => new(files, [.. changed], refusals, plans, [.. notes, .. plans.SelectMany(p => p.Plan.Contradicted).Select(Words).Distinct(StringComparer.Ordinal)]);

    private static string Words(Contradicted c) =>
        $"{c.File}: line {c.Line} contradicts {c.Lesson}, which was not written. {c.Reason} The line: {(c.Words.Length <= LineCharsMax ? c.Words : Shortening.Head(c.Words, LineCharsMax) + "…")}";

    private void Take(string path, DocumentEdit edit)
    {
        if (edit.Refusal is { } reason)
            refusals.Add(new(path, reason));
        foreach (var note in edit.Notes)
            notes.Add($"{path}: {note}");
        if (!edit.Changed)
            return;
        files[path] = edit.Text;
        changed.Add(path);
    }
}
