namespace Memory.Answering;

/// <summary>Where an answer stands, so that a busy pull request is not flooded: pure.</summary>
internal static class Quiet
{
    public const string Thread = "thread";
    public const string Summary = "summary";
    /// <summary>Lessons that a pull request hears of in its threads.</summary>
    private const int LessonsInThreads = 2;
    /// <summary>Replies in a repository within an hour; the rest goes into summaries.</summary>
    public const int RepliesAnHour = 20;

    /// <summary>Reactions in a repository within an hour. GitHub lets nobody make more than some hundred things an hour, whoever learns and asks in the same name.</summary>
    public const int ReactionsAnHour = 200;

    /// <summary>Summaries that are begun in a repository within an hour; who tags many issues waits for the next hour.</summary>
    public const int SummariesAnHour = 20;

    /// <summary>Outcomes that tell of a lesson without asking anybody anything.</summary>
    public static bool IsLesson(string outcome) => outcome is "learned" or "reinforced" or "superseded" or "proposed";

    /// <param name="lessonsSaid">Lessons that threads of this pull request were told of.</param>
    /// <param name="repliesThisHour">In the whole repository.</param>
    public static string Place(string outcome, long lessonsSaid, long repliesThisHour) =>
        repliesThisHour >= RepliesAnHour || (IsLesson(outcome) && lessonsSaid >= LessonsInThreads) ? Summary : Thread;
}
