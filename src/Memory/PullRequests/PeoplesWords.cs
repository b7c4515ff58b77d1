using Memory.Lessons;
using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>
/// What people wrote into the files stays there until it has flowed back: lessons as their lines say them, and without those whose line
/// was removed. Only for writing files; no lesson is changed by it. Pure.
/// </summary>
internal static class PeoplesWords
{
    /// <param name="steps">What they did, as <see cref="FlowBack"/> tells it.</param>
    /// <param name="now">The files as they stand.</param>
    public static IReadOnlyList<Lesson> On(IReadOnlyList<Lesson> lessons, IReadOnlyList<FlowBackStep> steps, IReadOnlyDictionary<string, string> now)
    {
        if (steps.Count == 0)
            return lessons;
        var removed = steps.OfType<FlowBackStep.Remove>().Select(r => r.Lesson).ToHashSet(StringComparer.Ordinal);
        var edited = steps.Select(s => (s.File, Lesson: s is FlowBackStep.Change c ? c.Lesson : (s as FlowBackStep.Ask)?.Lesson)).Where(e => e.Lesson is not null)
            .DistinctBy(e => e.Lesson).ToDictionary(e => e.Lesson!, e => e.File, StringComparer.Ordinal);
        var lines = now.Where(f => edited.ContainsValue(f.Key)).SelectMany(f => PublishedLine.Of(f.Key, f.Value) ?? []).Where(l => l.Line.Id is { } id && edited.GetValueOrDefault(id) == l.File)
            .DistinctBy(l => l.Line.Id).ToDictionary(l => l.Line.Id!, StringComparer.Ordinal);
        return [.. lessons.Where(l => !removed.Contains(l.Id)).Select(l => lines.TryGetValue(l.Id, out var line) ? As(l, line) : l)];
    }

    private static Lesson As(Lesson lesson, PublishedLine line) => line.Line.Rule.Length == 0 ? lesson
        : lesson with { Rule = line.Line.Rule, Why = line.Line.Why, Paths = line.Scope.SequenceEqual(RulePaths.Of(lesson.Paths).Globs, StringComparer.Ordinal) ? lesson.Paths : line.Scope };
}

/// <summary>The lines of files by the lessons that they are of. Pure.</summary>
internal static class Published
{
    /// <returns>Id → its first line.</returns>
    public static IReadOnlyDictionary<string, PublishedLine> Lines(IReadOnlyDictionary<string, string> files) =>
        files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => PublishedLine.Of(f.Key, f.Value) ?? []).Where(l => l.Line.Id is not null)
            .DistinctBy(l => l.Line.Id).ToDictionary(l => l.Line.Id!, StringComparer.Ordinal);

    /// <returns>Id → the files that it stands in.</returns>
    public static ILookup<string, string> Places(IReadOnlyDictionary<string, string> files) =>
        files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => (PublishedLine.Of(f.Key, f.Value) ?? []).Select(l => l.Line.Id).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => (Id: id, f.Key)))
            .ToLookup(p => p.Id, p => p.Key, StringComparer.Ordinal);
}
