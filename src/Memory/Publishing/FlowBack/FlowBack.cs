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
    /// <param name="around">What else stands there.</param>
    public static IReadOnlyList<FlowBackStep> Steps(
        IReadOnlyDictionary<string, string> published, IReadOnlyDictionary<string, string> now, IReadOnlyList<Lesson> lessons, Surroundings? around = null)
    {
        around ??= Surroundings.None;
        var steps = new List<FlowBackStep>();
        var (before, after, gone) = (new List<PublishedLine>(), new List<PublishedLine>(), new HashSet<string>(around.Former, StringComparer.Ordinal));
        foreach (var file in published.Keys.Concat(now.Keys.Where(RuleFile.IsOurs)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (then, here) = (Lines(published, file), Lines(now, file));
            if (!gone.Contains(file) && WhyNotRead(file, then, here, now) is { } reason)
            {
                steps.Add(new FlowBackStep.Ask(file, null, reason));
                gone.Add(file);
            }
            before.AddRange(then ?? []);
            after.AddRange(here ?? []);
        }
        var known = lessons.DistinctBy(l => l.Id, StringComparer.Ordinal).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var own = new OwnRules([.. now.Where(f => !gone.Contains(f.Key)).Select(f => new OwnFile(f.Key, ManagedBlock.OwnText(f.Value) ?? "", RuleFile.IsOurs(f.Key) ? FrontMatterText.Paths(f.Value) : [])), .. around.Loaded]);
        var written = after.Where(l => l.Line.Id is not null && !around.Former.Contains(l.File)).ToLookup(l => l.Line.Id!, StringComparer.Ordinal);
        foreach (var lines in before.Where(l => l.Line.Id is not null && !gone.Contains(l.File)).GroupBy(l => l.Line.Id!, StringComparer.Ordinal))
            if (known.TryGetValue(lines.Key, out var lesson) && Step([.. lines], [.. written[lesson.Id]], lesson, own) is { } step)
                steps.Add(step);
        steps.AddRange(WithTheirFile(known.Values, around.Removed, own));
        steps.AddRange(Added(before, after, known));
        return steps;
    }

    /// <summary>Why nothing is taken from a file; null where it is.</summary>
    private static string? WhyNotRead(string file, IReadOnlyList<PublishedLine>? then, IReadOnlyList<PublishedLine>? here, IReadOnlyDictionary<string, string> now)
    {
        if (then is null || here is null)
            return "Its memory markers cannot be understood: nothing was taken from it.";
        if (then.Count == 0 || here.Count > 0 || HasBlock(now, file))
            return null;
        // A rule file is its lines: who removes it removes them.
        if (RuleFile.IsOurs(file) && string.IsNullOrWhiteSpace(now.GetValueOrDefault(file)))
            return null;
        // Whoever removes the whole block wants no block; that its lessons are wrong nobody has said.
        return $"Its block was removed as a whole: its {then.Count} lessons stay as they are.";
    }

    /// <summary>What became of a published line.</summary>
    /// <param name="before">Wherever it stood: each target has its own.</param>
    private static FlowBackStep? Step(List<PublishedLine> before, List<PublishedLine> after, Lesson lesson, OwnRules own)
    {
        var lives = lesson.Status is LessonStatus.Active or LessonStatus.Conflicted;
        if (after.Count == 0)
        {
            // Moved out of the block it is the team's own line, and says what the lesson says.
            if (!lives || own.Says(before[0].Line.Rule, RulePaths.Of(before[0].Scope)) is not null)
                return null;
            return ChangedHere(before[0], lesson)
                ? new FlowBackStep.Ask(before[0].File, lesson.Id, $"The line of {lesson.Id} was removed, and the lesson was changed since it was published.")
                : new FlowBackStep.Remove(before[0].File, lesson.Id);
        }
        var edits = after.Where(l => !before.Exists(l.SaysAs)).ToList();
        if (!lives)
            return null;
        if (edits.Count == 0)
            return RemovedFromOne(before, after, lesson);
        if (edits.Exists(e => !e.SaysAs(edits[0])))
            return new FlowBackStep.Ask(edits[0].File, lesson.Id, $"{lesson.Id} stands there more than once, and says different things.");
        var edit = edits[0];
        var was = before.Find(l => l.File == edit.File) ?? before[0];
        if (edit.Line.Rule.Length == 0)
            return new FlowBackStep.Ask(edit.File, lesson.Id, $"The line of {lesson.Id} has no words any more.");
        if (ChangedHere(was, lesson))
            return PublishedLine.IsOf(lesson, edit) ? null : new FlowBackStep.Ask(edit.File, lesson.Id, $"The line of {lesson.Id} was changed, and so was the lesson since it was published. Let them say the same.");
        return new FlowBackStep.Change(edit.File, lesson.Id,
            edit.Line.Rule == was.Line.Rule ? null : edit.Line.Rule,
            edit.Line.Why == was.Line.Why ? null : edit.Line.Why ?? "",
            edit.Scope.SequenceEqual(was.Scope, StringComparer.Ordinal) ? null : edit.Scope);
    }

    /// <summary>A line that stood in two files and was removed from one of them, without having moved.</summary>
    private static FlowBackStep.Ask? RemovedFromOne(List<PublishedLine> before, List<PublishedLine> after, Lesson lesson)
    {
        var files = before.Select(l => l.File).Distinct(StringComparer.Ordinal).ToList();
        var there = after.Select(l => l.File).Distinct(StringComparer.Ordinal).ToList();
        return there.Count >= files.Count ? null
            : new(files.Except(there).First(), lesson.Id, $"The line of {lesson.Id} was removed here and still stands in {there[0]}. Remove it there, too, or retire the lesson, if it does not hold.");
    }

    /// <summary>
    /// Lessons that are known from a rule file of the team's alone, which is not there any more. One that somebody else has approved since is
    /// no longer only its line.
    /// </summary>
    private static IEnumerable<FlowBackStep> WithTheirFile(IEnumerable<Lesson> lessons, IReadOnlySet<string> removed, OwnRules own)
    {
        if (removed.Count == 0)
            yield break;
        foreach (var lesson in lessons.Where(l => l.Status is LessonStatus.Active or LessonStatus.Conflicted && l.Evidence.Count > 0 && l.Evidence.All(e => FileEvidence.Is(e) && removed.Contains(e.Path!))))
            if (own.Says(lesson.Rule, RulePaths.Of(lesson.Paths)) is null)
                yield return lesson.ApprovedBy is null or FileEvidence.Team ? new FlowBackStep.Remove(lesson.Evidence[0].Path!, lesson.Id)
                    : new FlowBackStep.Ask(lesson.Evidence[0].Path!, lesson.Id, $"The file that {lesson.Id} was read from was removed, and a person has approved the lesson since.");
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
