using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>How much a lesson has proved itself, 0 to 1, by people, outcomes and recurrence; used to break ties and to fill a start pack.</summary>
public static class LessonValue
{
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What it counts in a list by path, where the narrow scope comes first.</summary>
    public const double AmongPaths = 0.04;

    public static double Of(Lesson lesson)
    {
        // What becomes of a lesson for everybody in one place is not told by its rank in another.
        var (recurrences, followed, against) = lesson.Repo == "*" ? (0, 0, 0) : (lesson.Recurrences, lesson.Followed, lesson.Ignored + lesson.Wrong);
        return Of(Support.Of(lesson).People, recurrences, followed, against, lesson.ApprovedBy is not null, lesson.Confidence, lesson.UpdatedAt);
    }

    /// <param name="people">Distinct authors of its evidence.</param>
    /// <param name="against">Times it was ignored, or called wrong or outdated.</param>
    public static double Of(long people, long recurrences, long followed, long against, bool approved, double confidence, DateTimeOffset updatedAt)
    {
        var said = Math.Min(1, Math.Log2(1 + people) / 3);
        var again = Math.Min(1, Math.Log2(1 + Math.Max(0, recurrences)) / 3);
        // Between 0 and 1, a half for one that nobody has tried: what became of most servings is unknown, and speaks neither for nor against.
        var heeded = (Math.Max(0, followed) + 2.0) / (Math.Max(0, followed) + Math.Max(0, against) + 4.0);
        // Newer breaks ties; twenty years are the whole scale.
        var recency = Math.Clamp((updatedAt - Epoch).TotalDays / 7300, 0, 1);
        return 0.3 * said + 0.2 * again + 0.2 * Math.Min(1, heeded) + (approved ? 0.1 : 0)
            + 0.1 * Math.Clamp(confidence, 0, 1) + 0.1 * recency;
    }
}
