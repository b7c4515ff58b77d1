using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>
/// What people did to the published files since, by three-way comparison: what we last published, what stands there now, and what the store says.
/// A line that we ourselves dropped is not in what we last published, so that it is nobody's deletion. In doubt a person is asked.
/// </summary>
public static class FlowBack
{
    /// <param name="published">Path to text: the targets and rule files as we last published them.</param>
    /// <param name="now">The same files as they stand now; one that is not there is missing or empty.</param>
    /// <param name="lessons">Those of the repository, whatever their status.</param>
    public static IReadOnlyList<FlowBackStep> Steps(IReadOnlyDictionary<string, string> published, IReadOnlyDictionary<string, string> now, IReadOnlyList<Lesson> lessons)
    {
        var steps = new List<FlowBackStep>();
        var (before, after, gone) = (new List<PublishedLine>(), new List<PublishedLine>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var file in published.Keys.Concat(now.Keys.Where(RuleFile.IsOurs)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (then, here) = (Lines(published, file), Lines(now, file));
            if (then is null || here is null)
            {
                steps.Add(new FlowBackStep.Ask(file, null, "Its memory markers cannot be understood: nothing was taken from it."));
                gone.Add(file);
            }
            else if (then.Count > 0 && here.Count == 0 && !HasBlock(now, file))
            {
                // Whoever removes the whole block wants no block; that its lessons are wrong nobody has said.
                steps.Add(new FlowBackStep.Ask(file, null, $"Its block was removed as a whole: its {then.Count} lessons stay as they are."));
                gone.Add(file);
            }
            before.AddRange(then ?? []);
            after.AddRange(here ?? []);
        }
        var known = lessons.DistinctBy(l => l.Id, StringComparer.Ordinal).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var own = new OwnRules([.. now.Where(f => !gone.Contains(f.Key)).Select(f => new OwnFile(f.Key, ManagedBlock.OwnText(f.Value) ?? "", RuleFile.IsOurs(f.Key) ? FrontMatterText.Paths(f.Value) : []))]);
        var written = after.Where(l => l.Line.Id is not null).ToLookup(l => l.Line.Id!, StringComparer.Ordinal);
        foreach (var line in before.Where(l => l.Line.Id is not null).DistinctBy(l => l.Line.Id, StringComparer.Ordinal))
            if (known.TryGetValue(line.Line.Id!, out var lesson) && !gone.Contains(line.File) && Step(line, [.. written[lesson.Id]], lesson, own) is { } step)
                steps.Add(step);
        steps.AddRange(Added(before, after, known));
        return steps;
    }

    /// <summary>What became of one published line.</summary>
    private static FlowBackStep? Step(PublishedLine before, List<PublishedLine> after, Lesson lesson, OwnRules own)
    {
        var lives = lesson.Status is LessonStatus.Active or LessonStatus.Conflicted;
        if (after.Count == 0)
        {
            // Moved out of the block it is the team's own line, and says what the lesson says.
            if (!lives || own.Says(before.Line.Rule, RulePaths.Of(before.Scope)) is not null)
                return null;
            return ChangedHere(before, lesson)
                ? new FlowBackStep.Ask(before.File, lesson.Id, $"The line of {lesson.Id} was removed, and the lesson was changed since it was published.")
                : new FlowBackStep.Remove(before.File, lesson.Id);
        }
        var edits = after.Where(l => !l.SaysAs(before)).ToList();
        if (edits.Count == 0 || !lives)
            return null;
        if (edits.Any(e => !e.SaysAs(edits[0])))
            return new FlowBackStep.Ask(edits[0].File, lesson.Id, $"{lesson.Id} stands there more than once, and says different things.");
        var edit = edits[0];
        if (edit.Line.Rule.Length == 0)
            return new FlowBackStep.Ask(edit.File, lesson.Id, $"The line of {lesson.Id} has no words any more.");
        if (ChangedHere(before, lesson))
            return PublishedLine.IsOf(lesson, edit) ? null : new FlowBackStep.Ask(edit.File, lesson.Id, $"The line of {lesson.Id} was changed, and so was the lesson since it was published.");
        return new FlowBackStep.Change(edit.File, lesson.Id,
            edit.Line.Rule == before.Line.Rule ? null : edit.Line.Rule,
            edit.Line.Why == before.Line.Why ? null : edit.Line.Why ?? "",
            edit.Scope.SequenceEqual(before.Scope, StringComparer.Ordinal) ? null : edit.Scope);
    }

    /// <summary>Lines that somebody wrote between our markers.</summary>
    private static IEnumerable<FlowBackStep> Added(List<PublishedLine> before, List<PublishedLine> after, Dictionary<string, Lesson> known)
    {
        var ids = before.Select(l => l.Line.Id).Where(id => id is not null).ToHashSet(StringComparer.Ordinal);
        var said = before.Where(l => l.Line.Id is null).Concat(after.Where(l => l.Line.Id is not null)).Select(l => l.Sense).ToHashSet(StringComparer.Ordinal);
        foreach (var line in after.Where(l => l.Line.Rule.Length > 0 && (l.Line.Id is null || !ids.Contains(l.Line.Id))))
        {
            if (line.Line.Id is { } id && known.TryGetValue(id, out var lesson))
            {
                if (lesson.Status is not (LessonStatus.Active or LessonStatus.Conflicted))
                    yield return new FlowBackStep.Ask(line.File, id, $"The line of {id} was put back, and the lesson is {lesson.Status.ToString().ToLowerInvariant()}.");
                else if (!PublishedLine.IsOf(lesson, line))
                    yield return new FlowBackStep.Ask(line.File, id, $"{id} was written there by hand, and says something else than the lesson.");
            }
            else if (line.Line.Id is not null || said.Add(line.Sense))
                yield return new FlowBackStep.Add(line.File, line.Line.Rule, line.Line.Why, line.Scope);
        }
    }

    /// <summary>Does the store say something else than what was published?</summary>
    private static bool ChangedHere(PublishedLine published, Lesson lesson) => !PublishedLine.IsOf(lesson, published);

    private static IReadOnlyList<PublishedLine>? Lines(IReadOnlyDictionary<string, string> files, string file) =>
        files.TryGetValue(file, out var text) ? PublishedLine.Of(file, text) : [];

    private static bool HasBlock(IReadOnlyDictionary<string, string> files, string file) =>
        files.TryGetValue(file, out var text) && ManagedBlock.OwnText(text) is { } own && own.Length != text.Length;
}
