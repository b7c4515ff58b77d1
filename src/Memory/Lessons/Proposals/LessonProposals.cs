namespace Memory.Lessons;

/// <summary>What the service would change about a lesson, were it a person: shown with it, and never done. Pure.</summary>
/// <param name="Pattern">A pattern that a person could confirm.</param>
/// <param name="Core">Every session should get it.</param>
public sealed record LessonProposals(string? Pattern, bool Core, IReadOnlyList<string> Reasons)
{
    /// <summary>So often a rule has to be said again before more is done about it.</summary>
    private const int RecurrencesMin = 2;

    /// <summary>Null when there is nothing to propose.</summary>
    public static LessonProposals? Of(Lesson lesson)
    {
        if (lesson.Status is not (LessonStatus.Active or LessonStatus.Proposed))
            return null;
        var reasons = new List<string>();
        var (pattern, from) = lesson.Pattern is not null ? (null, null)
            : lesson.ProposedPattern is { } proposed ? (proposed, "proposed together with the lesson")
            : PatternProposal.Of(lesson) is { } read ? (read.Pattern, read.Reason)
            : ((string?)null, (string?)null);
        if (from is not null)
            reasons.Add(from);
        var core = !lesson.Core && lesson.Status == LessonStatus.Active && lesson.Recurrences >= RecurrencesMin;
        if (core)
            reasons.Add($"said again in {lesson.Recurrences} pull requests since it was learned");
        return pattern is null && !core ? null : new(pattern, core, reasons);
    }
}
