namespace Memory.Outcomes;

/// <summary>A lesson served to a session.</summary>
/// <param name="Session">Null when the caller named none: then it is counted, and can be given again.</param>
/// <param name="TextHash">Hash of the words served: a lesson that changed may be given again.</param>
/// <param name="Phase"><c>start</c>, <c>plan</c>, <c>edit</c>, <c>review</c>; <see cref="Deny"/> where it stopped an edit.</param>
public sealed record Exposure(string? Session, string LessonId, string TextHash, string Repo, string Phase, DateTimeOffset At)
{
    public const string Deny = "deny", Review = "review";

    /// <summary>In place of the hash where it was only named: its words may still be given.</summary>
    public const string NoWords = "";

    /// <summary>What it took of the session's context.</summary>
    public int Tokens { get; init; }
}
