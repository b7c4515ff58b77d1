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
        var people = Math.Min(1, Math.Log2(1 + Support.Of(lesson).People) / 3);
        var recurrences = Math.Min(1, Math.Log2(1 + Math.Max(0, lesson.Recurrences)) / 3);
        // A lesson that was served often and hardly followed is worth less than one nobody has tried yet.
        var followed = (Math.Max(0, lesson.Followed) + 2.0) / (Math.Max(0, lesson.Served) + 4.0);
        var approved = lesson.ApprovedBy is null ? 0 : 1;
        // Newer breaks ties; twenty years are the whole scale.
        var recency = Math.Clamp((lesson.UpdatedAt - Epoch).TotalDays / 7300, 0, 1);
        return 0.3 * people + 0.2 * recurrences + 0.2 * Math.Min(1, followed) + 0.1 * approved
            + 0.1 * Math.Clamp(lesson.Confidence, 0, 1) + 0.1 * recency;
    }
}
