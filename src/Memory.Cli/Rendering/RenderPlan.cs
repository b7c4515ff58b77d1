namespace Memory.Cli.Rendering;

/// <summary>What an answer of the service means for the files of a working tree.</summary>
/// <param name="Changes">The files to change.</param>
/// <param name="Refused">Files in the answer that are none of ours and would change; with one of these nothing is done.</param>
internal sealed record RenderPlan(IReadOnlyList<FileChange> Changes, IReadOnlyList<string> Refused)
{
    public const string Document = "CLAUDE.md";
    /// <summary>The document of other agents; a service may be set to edit it, too.</summary>
    public const string OtherDocument = "AGENTS.md";
    /// <summary>Loaded beside the document, and never edited.</summary>
    public const string InnerDocument = ".claude/CLAUDE.md";
    public const string RulesFolder = ".claude/rules";
    private const string RulePrefix = "memory-";
    private const int NameCharsMax = 200;

    /// <summary>The files as they are sent: the document always, so that it can be made.</summary>
    public static IReadOnlyDictionary<string, string> Request(IReadOnlyDictionary<string, string> onDisk)
    {
        var files = new Dictionary<string, string>(onDisk, StringComparer.Ordinal);
        files.TryAdd(Document, "");
        return files;
    }

    /// <param name="onDisk">Path to text of the files that exist.</param>
    /// <param name="answer">Path to text as it should be; a rule file without text should not be.</param>
    public static RenderPlan Of(IReadOnlyDictionary<string, string> onDisk, IReadOnlyDictionary<string, string> answer)
    {
        var changes = new List<FileChange>();
        var refused = new List<string>();
        foreach (var (path, text) in answer.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (!IsOurs(path) && onDisk.GetValueOrDefault(path) != text)
                refused.Add(path);
            else if (IsOurs(path) && ChangeOf(path, onDisk.GetValueOrDefault(path), text ?? "") is { } change)
                changes.Add(change);
        return new RenderPlan(changes, refused);
    }

    public static bool IsOurs(string path) =>
        IsDocument(path) || (path.StartsWith(RulesFolder + "/", StringComparison.Ordinal) && IsRuleFile(path[(RulesFolder.Length + 1)..]));

    private static bool IsDocument(string path) => path is Document or OtherDocument;

    /// <summary><c>memory-</c>, a plain name, <c>.md</c>; no folder in it.</summary>
    public static bool IsRuleFile(string name) =>
        name.Length <= NameCharsMax
        && name.StartsWith(RulePrefix, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)
        && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    private static FileChange? ChangeOf(string path, string? before, string after)
    {
        if ((before ?? "") == after && (before is not null || after.Length == 0))
            // An empty rule file that is there is left over.
            return before is "" && !IsDocument(path) ? new FileChange(path, ChangeKind.Delete, "") : null;
        if (after.Length == 0 && !IsDocument(path))
            return new FileChange(path, ChangeKind.Delete, "");
        return new FileChange(path, before is null ? ChangeKind.Create : ChangeKind.Change, after);
    }
}
