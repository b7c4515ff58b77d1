namespace Memory.Outcomes;

public enum OutcomeKind
{
    Followed, Ignored, Wrong, Outdated,
    /// <summary>A reviewer had to say it again.</summary>
    Recurred,
    /// <summary>What it forbids stood in code that was reviewed, and nobody said a word.</summary>
    Opposed,
    /// <summary>What it forbids stands in a change of a session that had not been told; no judgement of the lesson.</summary>
    There,
}

/// <summary>Who saw it; what a person says outweighs what was seen, and that what an agent says of itself.</summary>
public enum OutcomeSource { Agent, Seen, Review, Person }

/// <summary>What became of a lesson once. The same source speaks once of each subject; its last word counts.</summary>
/// <param name="Subject">The session, as exposures name it; <c>owner/name#7</c> for a pull request; the person without a session.</param>
/// <param name="Comment">Key of the comment in which it was seen.</param>
/// <param name="Settled">A person has looked at it and holds the lesson to be right.</param>
/// <param name="Given">The lesson was given to that session.</param>
public sealed record Outcome(
    string LessonId, OutcomeSource Source, string Subject, string Repo, OutcomeKind Kind, string Who, DateTimeOffset At,
    string? Note = null, string? Path = null, string? Comment = null, bool Settled = false, bool Given = false)
{
    public const int NoteCharactersMax = 1_000;

    /// <summary>What a caller writes; null for anything else.</summary>
    public static OutcomeKind? Parse(string? wire) => wire switch
    {
        "followed" => OutcomeKind.Followed,
        "ignored" => OutcomeKind.Ignored,
        "wrong" => OutcomeKind.Wrong,
        "outdated" => OutcomeKind.Outdated,
        _ => null,
    };
}
