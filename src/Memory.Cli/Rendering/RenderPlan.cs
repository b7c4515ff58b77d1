using Memory.Client.Instructions;

namespace Memory.Cli.Rendering;

/// <summary>What an answer of the service means for the files of a working tree.</summary>
/// <param name="Changes">The files to change.</param>
/// <param name="Refused">Files in the answer that are none of ours and would change; with one of these nothing is done.</param>
internal sealed record RenderPlan(IReadOnlyList<FileChange> Changes, IReadOnlyList<string> Refused)
{
    /// <summary>The files as they are sent: the document always, so that it can be made.</summary>
    /// <param name="links">Documents that are links.</param>
    public static IReadOnlyDictionary<string, string> Request(IReadOnlyDictionary<string, string> onDisk, IReadOnlyDictionary<string, string>? links = null)
    {
        var files = new Dictionary<string, string>(onDisk, StringComparer.Ordinal);
        files.TryAdd(links?.GetValueOrDefault(InstructionFiles.Document) ?? InstructionFiles.Document, "");
        return files;
    }

    /// <param name="onDisk">Path to text of the files that exist.</param>
    /// <param name="answer">Path to text as it should be; a rule file without text should not be.</param>
    /// <param name="links">Documents that are links, each with the file that it leads to.</param>
    public static RenderPlan Of(IReadOnlyDictionary<string, string> onDisk, IReadOnlyDictionary<string, string> answer, IReadOnlyDictionary<string, string>? links = null)
    {
        var changes = new List<FileChange>();
        var refused = new List<string>();
        foreach (var (path, text) in answer.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (!IsOurs(path, links) && onDisk.GetValueOrDefault(path) != text)
                refused.Add(path);
            else if (IsOurs(path, links) && ChangeOf(path, onDisk.GetValueOrDefault(path), text ?? "") is { } change)
                changes.Add(change);
        return new RenderPlan(changes, refused);
    }

    public static bool IsOurs(string path, IReadOnlyDictionary<string, string>? links = null) =>
        InstructionFiles.IsOurRule(path) || IsDocument(path) || links?.Values.Contains(path, StringComparer.Ordinal) == true;

    private static bool IsDocument(string path) => path is InstructionFiles.Document or InstructionFiles.OtherDocument;

    private static FileChange? ChangeOf(string path, string? before, string after)
    {
        if ((before ?? "") == after && (before is not null || after.Length == 0))
            // An empty rule file that is there is left over.
            return before is "" && InstructionFiles.IsOurRule(path) ? new FileChange(path, ChangeKind.Delete, "") : null;
        if (after.Length == 0 && InstructionFiles.IsOurRule(path))
            return new FileChange(path, ChangeKind.Delete, "");
        return new FileChange(path, before is null ? ChangeKind.Create : ChangeKind.Change, after);
    }
}
