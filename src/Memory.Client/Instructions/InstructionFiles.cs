namespace Memory.Client.Instructions;

/// <summary>
/// Which files of a repository a rendering is made from. A pull request and a working tree read the same ones, or the one would not
/// be content with what the other wrote.
/// </summary>
internal static class InstructionFiles
{
    public const string Document = "CLAUDE.md";
    /// <summary>The document of other agents.</summary>
    public const string OtherDocument = "AGENTS.md";
    /// <summary>A second place for a project's memory: Claude Code reads it beside the first.</summary>
    public const string InnerDocument = ".claude/CLAUDE.md";
    public const string RulesFolder = ".claude/rules";
    /// <summary>Of the names of our own rule files.</summary>
    public const string RulePrefix = "memory-";

    /// <summary>Of a file that is edited, before a block stands in it.</summary>
    public const int EditedBytesMax = 4 * 1024 * 1024;
    /// <summary>What a block may add to it: who was given one can be rendered again.</summary>
    private const int BlockBytesMax = 256 * 1024;
    /// <summary>Of one that only counts for the budget, and of all of those together.</summary>
    private const int BesideBytesMax = 256 * 1024;
    private const int BesideCharsMax = 4 * 1024 * 1024;
    private const int RulesMax = 300;
    private const int ImportsMax = 100;
    /// <summary>As Claude Code does: what is imported imports, four times over.</summary>
    private const int ImportDepthMax = 4;
    /// <summary>Folders below the one of the rules.</summary>
    private const int RuleDepthMax = 8;
    private const int FoldersMax = 100;
    private const int NameCharsMax = 200;
    private const string Ending = ".md";

    /// <summary>A rule file of ours: <c>memory-</c>, a plain name, <c>.md</c>; no folder in it.</summary>
    public static bool IsOurRule(string path)
    {
        if (!path.StartsWith($"{RulesFolder}/{RulePrefix}", StringComparison.Ordinal) || !path.EndsWith(Ending, StringComparison.Ordinal))
            return false;
        var name = path[(RulesFolder.Length + 1)..];
        return name.Length <= NameCharsMax && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
    }

    /// <summary>Claude Code loads it because of where it stands: a rule, or its document in any folder.</summary>
    public static bool IsLoadedByPlace(string path) => IsRule(path) || path == Document || path.EndsWith($"/{Document}", StringComparison.Ordinal);

    /// <summary>Those of the paths that are rule files, ours first, as many as are looked at.</summary>
    public static IReadOnlyList<string> Rules(IEnumerable<string> paths) =>
        [.. paths.Where(IsRule).OrderByDescending(IsOurRule).ThenBy(p => p, StringComparer.Ordinal).Take(RulesMax)];

    /// <param name="documents">Files that carry the block.</param>
    /// <param name="others">Documents that carry none, or none any more; what cannot be read of them stops nothing.</param>
    /// <param name="tree">Where they stand.</param>
    /// <returns>Path → text: documents and rules that are there, and what the documents draw in.</returns>
    public static async Task<Dictionary<string, string>> ReadAsync(IReadOnlyList<string> documents, IReadOnlyList<string> others, IFileTree tree)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, isEdited) in documents.Select(d => (d, true)).Concat(others.Select(o => (o, false))))
            if (await tree.ReadAsync(path, EditedBytesMax + BlockBytesMax, isEdited) is { } text)
                files[path] = text;
        var left = BesideCharsMax;
        foreach (var path in Rules(await BelowAsync(tree)).Append(InnerDocument))
            left = await TakeAsync(path, files, tree, left);
        await ImportsAsync([.. documents, .. others, InnerDocument], files, tree, left);
        return files;
    }

    /// <summary>Is a file too long to be edited?</summary>
    /// <param name="bytes">Its length.</param>
    /// <param name="text">What it says; null where it was not read.</param>
    public static bool IsTooLong(long bytes, string? text) =>
        bytes > EditedBytesMax + BlockBytesMax || (bytes > EditedBytesMax && text?.Contains("memory:begin", StringComparison.OrdinalIgnoreCase) == false);

    public static bool IsRule(string path) =>
        path.StartsWith(RulesFolder + "/", StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal)
        && path.AsSpan(RulesFolder.Length + 1).Count('/') <= RuleDepthMax;

    /// <summary>Rule files in all folders, a folder at a time.</summary>
    private static async Task<List<string>> BelowAsync(IFileTree tree)
    {
        var found = new List<string>();
        var waiting = new Queue<(string Folder, int Depth)>([(RulesFolder, 0)]);
        for (var read = 0; read < FoldersMax && waiting.TryDequeue(out var next); read++)
        {
            var (files, folders) = await tree.ListAsync(next.Folder);
            found.AddRange(files.Select(name => $"{next.Folder}/{name}"));
            foreach (var name in folders.Where(_ => next.Depth < RuleDepthMax).Order(StringComparer.Ordinal))
                waiting.Enqueue(($"{next.Folder}/{name}", next.Depth + 1));
        }
        return found;
    }

    /// <summary>What these files load with them, and what that loads.</summary>
    private static async Task ImportsAsync(IReadOnlyList<string> from, Dictionary<string, string> files, IFileTree tree, int charsLeft)
    {
        var layer = from.ToList();
        var seen = new HashSet<string>(from, StringComparer.Ordinal);
        for (var depth = 0; depth < ImportDepthMax && layer.Count > 0; depth++)
        {
            var next = layer.Where(files.ContainsKey).SelectMany(p => ImportNames.Of(p, files[p])).Where(p => seen.Count < ImportsMax && seen.Add(p)).ToList();
            foreach (var path in next)
                charsLeft = await TakeAsync(path, files, tree, charsLeft);
            layer = next;
        }
    }

    /// <returns>How many characters may still come.</returns>
    private static async Task<int> TakeAsync(string path, Dictionary<string, string> files, IFileTree tree, int charsLeft)
    {
        if (files.ContainsKey(path))
            return charsLeft;
        var isEdited = IsOurRule(path);
        if (await tree.ReadAsync(path, isEdited ? EditedBytesMax + BlockBytesMax : BesideBytesMax, isEdited) is not { } text || (!isEdited && text.Length > charsLeft))
            return charsLeft;
        files[path] = text;
        return isEdited ? charsLeft : charsLeft - text.Length;
    }
}
