using System.Numerics;
using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>What a lesson is worth to a file that cannot hold them all; the better one sorts first.</summary>
internal sealed record LessonValue(bool Core, int People, int Threads, int Outcome, DateTimeOffset LastSaid, string Id) : IComparable<LessonValue>
{
    public static LessonValue Of(Lesson lesson)
    {
        var (people, threads) = Support.Of(lesson);
        return new(lesson.Core, people, threads, OutcomeOf(lesson), lesson.Evidence.Count > 0 ? lesson.Evidence.Max(e => e.SaidAt) : lesson.CreatedAt, lesson.Id);
    }

    /// <summary>
    /// What had to be said again is not known well enough, and what sessions follow helps. In powers of two, so that a file does not
    /// change with every session.
    /// </summary>
    private static int OutcomeOf(Lesson lesson) => Magnitude(lesson.Recurrences) + Magnitude(lesson.Followed);

    private static int Magnitude(long count) => 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, count));

    public int CompareTo(LessonValue? other)
    {
        if (other is null)
            return -1;
        var order = other.Core.CompareTo(Core);
        if (order == 0)
            order = other.People.CompareTo(People);
        if (order == 0)
            order = other.Threads.CompareTo(Threads);
        if (order == 0)
            order = other.Outcome.CompareTo(Outcome);
        if (order == 0)
            order = other.LastSaid.CompareTo(LastSaid);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
