using System.Text;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Chooses lessons for a session and fits them into its budget. Reads the index alone.</summary>
public static class ContextBuilder
{
    public static async ValueTask<Pack> BuildAsync(ContextInput input, ILessonIndex index, CancellationToken cancellation = default)
    {
        var start = input.Phase == ContextPhase.Start;
        var budget = Math.Clamp(input.BudgetTokens ?? (start ? ContextInput.BudgetStart : ContextInput.BudgetDefault), 0, ContextInput.BudgetMax);
        var found = await ContextCandidates.OfAsync(input, index, cancellation);
        var candidates = Distinct(found.Lessons);
        var disputed = await Disputed.OfAsync(input, index, candidates, cancellation);
        return Fit(input, Units(input, disputed, candidates), budget, start ? Math.Min(budget, ContextInput.BudgetStart) : budget) with { Degraded = found.Degraded };
    }

    /// <summary>A lesson with those that contradict it: they are read together or not at all.</summary>
    private sealed record Unit(IReadOnlyList<PackedLesson> Lessons, string Lines, bool Filler);

    private static List<PackedLesson> Distinct(List<PackedLesson> candidates)
    {
        var kept = new List<PackedLesson>(candidates.Count);
        var sketches = new List<NearDuplicates.Sketch>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var sketch = NearDuplicates.Sketch.Of(candidate.Lesson);
            if (NearDuplicates.IsAmong(sketches, sketch))
                continue;
            kept.Add(candidate);
            sketches.Add(sketch);
        }
        return kept;
    }

    private static List<Unit> Units(ContextInput input, Disputed disputed, List<PackedLesson> candidates)
    {
        var units = new List<Unit>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (!taken.Add(candidate.Lesson.Id))
                continue;
            var opponents = disputed.OpponentsOf(candidate.Lesson);
            var group = new List<PackedLesson> { candidate };
            foreach (var opponent in opponents.Where(o => !input.Exclude.Contains(o.Id) && !input.AlreadyGiven.Contains(o.Id)))
                if (taken.Add(opponent.Id))
                    group.Add(candidates.Find(c => c.Lesson.Id == opponent.Id) ?? new PackedLesson(
                        opponent, candidate.Score, [], VisibleEvidence.Url(opponent, input.Grant, input.Repo)));
            units.Add(UnitOf(disputed, group));
        }
        return units;
    }

    private static Unit UnitOf(Disputed disputed, List<PackedLesson> group)
    {
        var lines = new StringBuilder();
        var marked = new List<PackedLesson>();
        foreach (var packed in group)
        {
            var against = disputed.OpponentsOf(packed.Lesson).Select(o => (o, group.Exists(g => g.Lesson.Id == o.Id))).ToList();
            var told = packed with { Reasons = [.. packed.Reasons, .. against.Select(a => Reasons.Contradicts(a.o.Id))] };
            marked.Add(told);
            lines.Append(PackRenderer.Line(told, against));
        }
        return new Unit(marked, lines.ToString(), group[0].Reasons is [Reasons.Wide, ..]);
    }

    /// <summary>Takes units in order while they fit; a smaller one may still fit behind one that does not.</summary>
    private static Pack Fit(ContextInput input, List<Unit> units, int budget, int fillerBudget)
    {
        var chosen = new List<Unit>();
        // A sum of estimates is never below the estimate of the whole: each is rounded up.
        var wrapper = PackRenderer.Wrap(input.Repo, "");
        var (tokens, characters, lessons) = (Tokens.Estimate(wrapper), wrapper.Length, 0);
        var omitted = 0;
        foreach (var unit in units)
        {
            var more = Tokens.Estimate(unit.Lines);
            if (tokens + more <= (unit.Filler ? fillerBudget : budget)
                && characters + unit.Lines.Length <= (input.CharactersMax ?? int.MaxValue)
                && lessons + unit.Lessons.Count <= (input.LessonsMax ?? int.MaxValue))
            {
                chosen.Add(unit);
                (tokens, characters, lessons) = (tokens + more, characters + unit.Lines.Length, lessons + unit.Lessons.Count);
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
