namespace Memory.Client;

/// <summary>A lesson with the mark of its version.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="ETag">To be given to a change, which then fails when somebody else changed the lesson meanwhile.</param>
public sealed record LessonVersion(Lesson Lesson, string? ETag);
