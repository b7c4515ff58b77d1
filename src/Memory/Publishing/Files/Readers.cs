namespace Memory.Publishing;

/// <summary>
/// Who reads which target. Claude Code reads its document, what that imports, and rules; of all its targets one has the block. Other
/// agents read their document alone, so that each of theirs has a plan of its own.
/// </summary>
/// <param name="Targets">All, each once.</param>
/// <param name="Inputs">What each plan has to fit into; a target without one has no block.</param>
internal sealed record Readers(IReadOnlyList<string> Targets, IReadOnlyList<PlanInput> Inputs)
{
    public static Readers Of(RenderSettings settings, IReadOnlyDictionary<string, string> files)
    {
        IReadOnlyList<string> targets = settings.Targets.Count > 0 ? [.. settings.Targets.Distinct(StringComparer.Ordinal)] : [settings.Document];
        var imports = LoadedText.Imports(settings.Document, files);
        var holder = targets.FirstOrDefault(t => t != settings.Document && imports.Contains(t, StringComparer.Ordinal)) ?? targets.FirstOrDefault(t => t == settings.Document);
        var inputs = new List<PlanInput>();
        if (holder is not null)
            inputs.Add(OfClient(holder, targets, settings, files));
        foreach (var target in targets.Where(t => t != holder && t != settings.Document && !imports.Contains(t, StringComparer.Ordinal)))
            // Whoever follows its import has the block already.
            if (holder is null || !LoadedText.Imports(target, files).Contains(holder, StringComparer.Ordinal))
                inputs.Add(Input(target, [target], settings, files) with { RuleFiles = false, IsClients = false });
        return new(targets, inputs);
    }

    private static PlanInput OfClient(string holder, IReadOnlyList<string> targets, RenderSettings settings, IReadOnlyDictionary<string, string> files)
    {
        var beside = LoadedText.Beside(settings.Document, files, settings.Documents);
        if (files.TryGetValue(settings.Document, out var document))
            beside = [new(settings.Document, LoadedText.Own(settings.Document, document, settings.Documents), []), .. beside];
        var ours = files.Keys.Where(RuleFile.IsOurs).Concat(targets.Where(t => t == holder || t == settings.Document));
        return Input(holder, ours, settings, files) with { Beside = [.. beside.Where(f => f.Path != holder)] };
    }

    /// <param name="read">Files of ours that the same reader has.</param>
    private static PlanInput Input(string file, IEnumerable<string> read, RenderSettings settings, IReadOnlyDictionary<string, string> files)
    {
        var published = read.Where(files.ContainsKey).SelectMany(f => ManagedBlock.Lines(files[f])).Where(l => l.Id is not null).Select(l => l.Id!);
        // Where the markers cannot be trusted, the file is refused and the plan only says what there is to publish.
        return new PlanInput(ManagedBlock.OwnText(files.GetValueOrDefault(file, "")) ?? "", settings.BudgetTokens)
        {
            File = file,
            Published = published.ToHashSet(StringComparer.Ordinal),
            RuleFiles = settings.RuleFiles,
        };
    }
}
