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
        var (people, threads) = Support.Of(lesson);
        var doubt = people == 0 ? DoubtWithoutEvidence : DoubtAtFirst;
        doubt *= Math.Pow(PerFurtherPerson, Math.Max(0, people - 1)) * Math.Pow(PerFurtherThread, Math.Max(0, threads - 1));
        if (LessonLifecycle.IsApproved(lesson))
            doubt *= ByApproval;
        return Math.Round(Math.Clamp(1 - doubt, 0, Highest), 2);
    }

    /// <summary>The same in words, such as "said by 2 people in 3 threads" and "these words were approved by priya-n".</summary>
    public static IReadOnlyList<string> Reasons(Lesson lesson) =>
    [
        Support.Of(lesson).ToString(),
        LessonLifecycle.IsApproved(lesson) ? $"these words were approved by {lesson.ApprovedBy}" : "nobody has approved these words",
    ];
}
