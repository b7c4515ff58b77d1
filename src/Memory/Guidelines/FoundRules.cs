namespace Memory.Guidelines;

/// <summary>The rules of a file: lines of Markdown that are rules, or rows of an export.</summary>
/// <param name="Rules">In the order of the file, each once.</param>
/// <param name="PassedOver">Lines that are prose, and rows of other repositories.</param>
/// <param name="Fault">Why nothing of it can be taken; null where it can.</param>
public sealed record FoundRules(IReadOnlyList<FoundRule> Rules, int PassedOver, string? Fault)
{
    /// <param name="repo"><c>owner/name</c>: rows of other repositories are passed over.</param>
    /// <param name="link">Where its lines hold, where that is another place than the file's.</param>
    public static FoundRules Of(string repo, string path, string text, string? link = null)
    {
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return LearningsCsv.Read(repo, text);
        var file = GuidelineFile.Of(link ?? path, text);
        if (file.Fault is not null)
            return new([], 0, file.Fault);
        var lines = GuidelineLines.Read(text);
        var rules = lines.Select(l => (Line: l, Rule: RuleOrProse.Rule(l))).Where(r => r.Rule is not null)
            .Select(r => new FoundRule(r.Line.Number, r.Rule!, r.Line.Words, file.Globs)).DistinctBy(r => r.Rule, StringComparer.OrdinalIgnoreCase).ToList();
        return new(rules, lines.Count - rules.Count, null);
    }
}
