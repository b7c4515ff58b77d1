namespace Memory.Outcomes;

/// <summary>A lesson served to a session.</summary>
/// <param name="Session">Null when the caller named none: then it is counted, and can be given again.</param>
/// <param name="TextHash">Hash of the words served: a lesson that changed may be given again.</param>
public sealed record Exposure(string? Session, string LessonId, string TextHash, string Repo, string Phase, DateTimeOffset At);
