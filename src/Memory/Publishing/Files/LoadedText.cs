using System.Text.RegularExpressions;
using Memory.Client.Instructions;

namespace Memory.Publishing;

/// <summary>What the client loads together with a file, as far as it was given: imports, and rules without paths.</summary>
internal static partial class LoadedText
{
    /// <summary>As the client does: a file, and four more behind it.</summary>
    private const int DepthMax = 4;
    private const int ImportsMax = 200;

    /// <returns>Paths in the order of loading, without <paramref name="file"/> itself.</returns>
    public static IReadOnlyList<string> Imports(string file, IReadOnlyDictionary<string, string> files)
    {
        var found = new List<string>();
        var layer = new List<string> { file };
        for (var depth = 0; depth < DepthMax && layer.Count > 0; depth++)
        {
            var next = new List<string>();
            foreach (var path in layer)
                foreach (var import in ImportsOf(path, files))
                    if (import != file && !found.Contains(import, StringComparer.Ordinal) && found.Count < ImportsMax)
                    {
                        found.Add(import);
                        next.Add(import);
                    }
            layer = next;
        }
        return found;
    }

    /// <summary>
    /// What else the client loads: imports, the document in <c>.claude</c>, and rules. What the team wrote into a rule file of ours is
    /// theirs, too. Blocks of ours are left out.
    /// </summary>
    /// <param name="documents">Files whose block is kept up to date, or removed: elsewhere a copy of one is the team's text.</param>
    public static IReadOnlyList<OwnFile> Beside(string file, IReadOnlyDictionary<string, string> files, IReadOnlyCollection<string> documents)
    {
        List<string> always = [.. Imports(file, files)];
        foreach (var path in files.ContainsKey(InstructionFiles.InnerDocument) ? Imports(InstructionFiles.InnerDocument, files).Prepend(InstructionFiles.InnerDocument) : [])
            if (!always.Contains(path, StringComparer.Ordinal) && path != file)
                always.Add(path);
        var rules = InstructionFiles.Rules(files.Keys).Where(p => p != file && !always.Contains(p, StringComparer.Ordinal)).Order(StringComparer.Ordinal);
        return
        [
            .. always.Select(p => new OwnFile(p, Own(p, files[p], documents), [])),
            .. rules.Select(p => new OwnFile(p, Own(p, files[p], documents), FrontMatterText.Paths(files[p]))).Where(f => !RuleFile.IsOurs(f.Path) || f.Globs.Count > 0),
        ];
    }

    public static string Own(string path, string text, IReadOnlyCollection<string> documents) =>
        RuleFile.IsOurs(path) || documents.Contains(path) ? ManagedBlock.OwnText(text) ?? text : text;

    private static IEnumerable<string> ImportsOf(string path, IReadOnlyDictionary<string, string> files)
    {
        if (!files.TryGetValue(path, out var text) || !text.Contains('@', StringComparison.Ordinal))
            yield break;
        foreach (var target in Named(path, text))
            if (files.ContainsKey(target))
                yield return target;
    }

    /// <summary>What a file asks to be loaded with it, whether that is there or not.</summary>
    private static IEnumerable<string> Named(string path, string text)
    {
        foreach (var (_, words) in Paragraphs.Of(text))
            foreach (Match match in ImportWord().Matches(words))
                if (ImportNames.Resolve(path, match.Groups[1].Value) is { Length: > 0 } target)
                    yield return target;
    }

    // Code spans do not import: a word behind a backtick is not preceded by white space.
    [GeneratedRegex(@"(?<=^|\s)@([^\s`]{1,300})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportWord();
}
