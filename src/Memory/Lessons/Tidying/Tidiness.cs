using Memory.Lessons.Lifecycle;
using Memory.Lessons.Reconciling;
using Memory.Text;

namespace Memory.Lessons.Tidying;

/// <summary>
/// What would make a repository's lessons tidy. Pure: the same core decides here and when something is learned, and the same rules
/// of trust hold: a proposal changes nothing that is active, what is held or in conflict waits for a person, and two lessons that
/// only may be one are named and left alone.
/// </summary>
public static class Tidiness
{
    /// <summary>A duplicate shares its rare words with the other; what stands behind these shares fewer.</summary>
    private const int ComparedMax = 8;

    /// <param name="lessons">Of one repository, or of one wider scope.</param>
    public static IReadOnlyList<TidyStep> Of(IReadOnlyList<Lesson> lessons)
    {
        // The better of two comes first, so that what is met later gives way to it.
        var ordered = lessons
            .Where(l => l.Status is LessonStatus.Active or LessonStatus.Proposed or LessonStatus.Rejected && l.Warnings.Count == 0)
            .Select(l => (Lesson: l, Rank: Rank(l))).OrderBy(l => l.Rank).ThenBy(l => l.Lesson.CreatedAt).ThenBy(l => l.Lesson.Id, StringComparer.Ordinal)
            .Select(l => l.Lesson).ToList();
        var near = new NearTexts(ordered.ConvertAll(l => Terms.Content(l.Rule)));
        var gone = new HashSet<int>();
        var steps = new List<TidyStep>();
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var kept in near.Of(i, ComparedMax).Where(k => !gone.Contains(k)))
            {
                var compared = LessonComparison.Compare(LessonText.Of(ordered[kept]), LessonText.Of(ordered[i]));
                if (Step(ordered[kept], ordered[i], compared) is not { } step)
                    continue;
                steps.Add(step);
                if (step is TidyStep.Unsure)
                    continue;
                gone.Add(i);
                break;
            }
            if (!gone.Contains(i))
                near.Add(i, i);
        }
        return steps;
    }

    /// <summary>A person's marks first, then what more people stand behind, then the older one.</summary>
    private static (int Status, int Marked, int People, int Threads) Rank(Lesson lesson)
    {
        var (people, threads) = Support.Of(lesson);
        var status = lesson.Status switch { LessonStatus.Active => 0, LessonStatus.Proposed => 2, _ => 1 };
        return (status, lesson.Core || lesson.Pattern is not null || lesson.ActiveFrom is not null ? 0 : 1, -people, -threads);
    }

    private static TidyStep? Step(Lesson kept, Lesson other, Comparison compared)
    {
        var both = (kept.Status, other.Status);
        if (compared.Relation == Relation.Opposite)
            return both == (LessonStatus.Active, LessonStatus.Active) ? new TidyStep.Unsure(kept, other, $"They may contradict each other. {compared.Reason}") : null;
        if (compared.Relation != Relation.Same)
            return null;
        return both switch
        {
            (LessonStatus.Active, LessonStatus.Active) when IsUnsure(kept, other) is { } why => new TidyStep.Unsure(kept, other, $"They say the same, but {why}."),
            (LessonStatus.Active, LessonStatus.Active) => new TidyStep.Join(kept, other, compared.Reason),
            (LessonStatus.Active, LessonStatus.Proposed) => new TidyStep.Cover(kept, other, compared.Reason),
            // A person's no that came after the proposal holds for every wording of it.
            (LessonStatus.Rejected, LessonStatus.Proposed) when kept.UpdatedAt >= other.UpdatedAt => new TidyStep.Refuse(kept, other, compared.Reason),
            (LessonStatus.Proposed, LessonStatus.Proposed) when other.ActiveFrom is null => new TidyStep.Join(kept, other, compared.Reason),
            _ => null,
        };
    }

    /// <summary>What joining would lose and only a person can give up.</summary>
    private static string? IsUnsure(Lesson kept, Lesson other) =>
        other.Pattern is not null && other.Pattern != kept.Pattern ? $"{other.Id} forbids {other.Pattern} and {kept.Id} does not"
        : other.Core && !kept.Core ? $"{other.Id} is a core lesson and {kept.Id} is not"
        : !LessonLifecycle.IsApproved(kept) && LessonLifecycle.IsApproved(other) ? $"only the words of {other.Id} are approved"
        : null;
}
