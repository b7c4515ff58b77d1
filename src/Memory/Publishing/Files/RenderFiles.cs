using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>Files in, files out: what a repository's instruction files say once its lessons stand in them.</summary>
public static class RenderFiles
{
    /// <param name="lessons">Active and contested lessons of the repository.</param>
    /// <param name="files">Path to text; targets and rule files as they are, and whatever they import.</param>
    public static RenderOutcome Apply(IReadOnlyList<Lesson> lessons, IReadOnlyDictionary<string, string> files, RenderSettings settings)
    {
        var targets = settings.Targets.Count > 0 ? settings.Targets : ["CLAUDE.md"];
        var main = HolderOf(targets, files);
        var plan = PublishPlan.Make(lessons, Input(main, files, targets, settings));
        var edit = new RenderRun(files, settings.Known);
        foreach (var target in targets)
        {
            // The client loads an imported target with the importing one: the block stands in one of them.
            var repeats = target != main && LoadedText.Imports(target, files).Contains(main, StringComparer.Ordinal);
            edit.Target(target, repeats ? [] : plan.Block);
        }
        if (edit.Refused)
            edit.Undo();
        else
            EditRules(plan, files, edit);
        return edit.Outcome(plan);
    }

    /// <summary>The target that has the block: the first one, or the target that it imports.</summary>
    private static string HolderOf(IReadOnlyList<string> targets, IReadOnlyDictionary<string, string> files)
    {
        var imports = LoadedText.Imports(targets[0], files);
        return targets.Skip(1).FirstOrDefault(t => imports.Contains(t, StringComparer.Ordinal)) ?? targets[0];
    }

    private static PlanInput Input(string main, IReadOnlyDictionary<string, string> files, IReadOnlyList<string> targets, RenderSettings settings)
    {
        var text = files.GetValueOrDefault(main, "");
        var published = files
            .Where(f => targets.Contains(f.Key, StringComparer.Ordinal) || RuleFile.IsOurs(f.Key))
            .SelectMany(f => ManagedBlock.Lines(f.Value))
            .Where(l => l.Id is not null).Select(l => l.Id!);
        // Where the markers cannot be trusted, the file is refused and the plan only says what there is to publish.
        return new PlanInput(ManagedBlock.OwnText(text) ?? "", settings.BudgetTokens)
        {
            File = main,
            Beside = [.. LoadedText.Beside(targets[0], files).Where(f => f.Path != main)],
            Published = published.ToHashSet(StringComparer.Ordinal),
            RuleFiles = settings.RuleFiles,
        };
    }

    private static void EditRules(PublishPlan plan, IReadOnlyDictionary<string, string> files, RenderRun edit)
    {
        foreach (var rule in plan.RuleFiles)
            edit.Rule(rule.Path, rule.Paths, rule.Groups);
        var planned = plan.RuleFiles.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Keys.Where(p => RuleFile.IsOurs(p) && !planned.Contains(p)).Order(StringComparer.Ordinal))
            edit.Rule(path, [], []);
    }
}
