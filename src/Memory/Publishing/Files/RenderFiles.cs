using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>Files in, files out: what a repository's instruction files say once its lessons stand in them.</summary>
public static class RenderFiles
{
    /// <param name="lessons">Active and contested lessons of the repository.</param>
    /// <param name="files">Path to text; targets and rule files as they are, and whatever they import.</param>
    public static RenderOutcome Apply(IReadOnlyList<Lesson> lessons, IReadOnlyDictionary<string, string> files, RenderSettings settings)
    {
        var readers = Readers.Of(settings, files);
        var plans = readers.Inputs.Select(i => new TargetPlan(i.File, PublishPlan.Make(lessons, i))).ToList();
        var edit = new RenderRun(files, settings.Known);
        foreach (var target in readers.Targets)
            edit.Target(target, plans.Find(p => p.File == target)?.Plan.Block ?? []);
        if (edit.Refused)
            edit.Undo();
        else
        {
            EditRules(plans.SelectMany(p => p.Plan.RuleFiles), files, edit);
            foreach (var path in settings.Former.Where(files.ContainsKey).Except(readers.Targets, StringComparer.Ordinal))
                edit.Former(path);
        }
        return edit.Outcome(plans);
    }

    private static void EditRules(IEnumerable<PlannedRuleFile> rules, IReadOnlyDictionary<string, string> files, RenderRun edit)
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(r => planned.Add(r.Path)))
            edit.Rule(rule.Path, rule.Paths, rule.Groups);
        foreach (var path in files.Keys.Where(p => RuleFile.IsOurs(p) && !planned.Contains(p)).Order(StringComparer.Ordinal))
            edit.Rule(path, [], []);
    }
}
