using System.Globalization;

namespace Memory.Lessons.Lifecycle;

/// <summary>
/// How sure we are of a lesson, 0 to 0.99. Doubt starts at a half and shrinks with every further person,
/// every further thread and with a person's approval; the same person in the same thread adds nothing.
/// </summary>
public static class LessonConfidence
{
    private const double Highest = 0.99;
    private const double DoubtAtFirst = 0.5;
    private const double DoubtWithoutEvidence = 0.7;
    private const double PerFurtherPerson = 0.6;
    private const double PerFurtherThread = 0.85;
    private const double ByApproval = 0.5;

    public static double Of(Lesson lesson)
    {
        var (people, threads) = Count(lesson);
        var doubt = people == 0 ? DoubtWithoutEvidence : DoubtAtFirst;
        doubt *= Math.Pow(PerFurtherPerson, Math.Max(0, people - 1)) * Math.Pow(PerFurtherThread, Math.Max(0, threads - 1));
        if (LessonLifecycle.IsApproved(lesson))
            doubt *= ByApproval;
        return Math.Round(Math.Clamp(1 - doubt, 0, Highest), 2);
    }

    /// <summary>The same in words, such as "said by 2 people in 3 threads, approved by priya-n: 0.89".</summary>
    public static string Explain(Lesson lesson)
    {
        var (people, threads) = Count(lesson);
        var said = people == 0 ? "nobody is on record as saying it"
            : $"said by {Number(people, "person", "people")} in {Number(threads, "thread", "threads")}";
        var approved = LessonLifecycle.IsApproved(lesson) ? $"approved by {lesson.ApprovedBy}" : "not approved by a person";
        return string.Create(CultureInfo.InvariantCulture, $"{said}, {approved}: {Of(lesson):0.00}");
    }

    /// <summary>A pull request counts as one thread: two remarks of one review are one opinion.</summary>
    private static (int People, int Threads) Count(Lesson lesson)
    {
        var people = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var threads = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var e in lesson.Evidence)
        {
            people.Add(e.Author);
            threads.Add(e.PullRequest is { } pr ? string.Create(CultureInfo.InvariantCulture, $"{e.Repo}#{pr}") : e.Comment);
        }
        return (people.Count, threads.Count);
    }

    private static string Number(int n, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many)}");
}
