using System.Text;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Chooses lessons for a session and fits them into its budget. Reads the index alone.</summary>
public static class ContextBuilder
{
    /// <summary>Lessons that contradict one of the pack; more than these are only counted.</summary>
    private const int OpponentsMax = 3;

    public static Pack Build(ContextInput input, ILessonIndex index)
    {
        var start = input.Phase == ContextPhase.Start;
        var budget = Math.Clamp(input.BudgetTokens ?? (start ? ContextInput.BudgetStart : ContextInput.BudgetDefault), 0, ContextInput.BudgetMax);
        var units = Units(input, index, Distinct(ContextCandidates.Of(input, index)));
        return Fit(input, units, budget, start ? Math.Min(budget, ContextInput.BudgetStart) : budget);
    }

    /// <summary>A lesson with those that contradict it: they are read together or not at all.</summary>
    private sealed record Unit(IReadOnlyList<PackedLesson> Lessons, string Lines, bool Filler);

    private static List<PackedLesson> Distinct(List<PackedLesson> candidates)
    {
        var kept = new List<(PackedLesson Packed, NearDuplicates.Sketch Sketch)>();
        foreach (var candidate in candidates)
        {
            var sketch = NearDuplicates.Sketch.Of(candidate.Lesson);
            if (!kept.Any(k => NearDuplicates.Same(k.Sketch, sketch)))
                kept.Add((candidate, sketch));
        }
        return [.. kept.Select(k => k.Packed)];
    }

    private static List<Unit> Units(ContextInput input, ILessonIndex index, List<PackedLesson> candidates)
    {
        var units = new List<Unit>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (!taken.Add(candidate.Lesson.Id))
                continue;
            var opponents = Opponents(input, index, candidate.Lesson);
            var group = new List<PackedLesson> { candidate };
            foreach (var opponent in opponents.Where(o => !input.Exclude.Contains(o.Id) && !input.AlreadyGiven.Contains(o.Id)))
                if (taken.Add(opponent.Id))
                    group.Add(candidates.Find(c => c.Lesson.Id == opponent.Id) ?? new PackedLesson(
                        opponent, candidate.Score, [], VisibleEvidence.Url(opponent, input.Grant, input.Repo)));
            units.Add(UnitOf(input, index, group));
        }
        return units;
    }

    private static Unit UnitOf(ContextInput input, ILessonIndex index, List<PackedLesson> group)
    {
        var lines = new StringBuilder();
        var marked = new List<PackedLesson>();
        foreach (var packed in group)
        {
            var against = Opponents(input, index, packed.Lesson)
                .Select(o => (o, group.Exists(g => g.Lesson.Id == o.Id))).ToList();
            var told = packed with { Reasons = [.. packed.Reasons, .. against.Select(a => Reasons.Contradicts(a.o.Id))] };
            marked.Add(told);
            lines.Append(PackRenderer.Line(told, against));
        }
        return new Unit(marked, lines.ToString(), group[0].Reasons is [Reasons.Wide, ..]);
    }

    private static List<Lesson> Opponents(ContextInput input, ILessonIndex index, Lesson lesson) =>
        [.. lesson.ConflictsWith.Distinct(StringComparer.Ordinal).Where(id => id != lesson.Id).Take(OpponentsMax)
            .Select(id => index.Find(input.Grant, id)).OfType<Lesson>()
            .Where(o => LessonStatuses.Served.Contains(o.Status) && AppliesIn(o, input.Repo))];

    private static bool AppliesIn(Lesson lesson, string repo) =>
        lesson.Repo == "*" || string.Equals(lesson.Repo, repo, StringComparison.OrdinalIgnoreCase)
        || string.Equals(lesson.Repo, Storage.Grant.OwnerOf(repo) + "/*", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes units in order while they fit; a smaller one may still fit behind one that does not.</summary>
    private static Pack Fit(ContextInput input, List<Unit> units, int budget, int fillerBudget)
    {
        var chosen = new List<Unit>();
        // A sum of estimates is never below the estimate of the whole: each is rounded up.
        var tokens = Tokens.Estimate(PackRenderer.Wrap(input.Repo, ""));
        var omitted = 0;
        foreach (var unit in units)
        {
            var more = Tokens.Estimate(unit.Lines);
            if (tokens + more <= (unit.Filler ? fillerBudget : budget))
            {
                chosen.Add(unit);
                tokens += more;
            }
            else
                omitted += unit.Lessons.Count;
        }
        if (chosen.Count == 0)
            return Pack.Empty(omitted);
        var markdown = PackRenderer.Wrap(input.Repo, string.Concat(chosen.Select(c => c.Lines)));
        return new Pack(markdown, Tokens.Estimate(markdown), [.. chosen.SelectMany(c => c.Lessons)], omitted);
    }
}
