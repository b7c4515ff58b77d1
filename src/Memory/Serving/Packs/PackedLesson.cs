using Memory.Lessons;

namespace Memory.Serving;

/// <summary>A lesson in an answer.</summary>
/// <param name="Score">Rank; comparable inside one answer only.</param>
/// <param name="Reasons">Why it is here, in words: <c>core</c>, <c>applies to src/api/orders.ts</c>, <c>matches: retry, backoff</c>.</param>
/// <param name="Url">Where it was said, if the asker may see that place.</param>
public sealed record PackedLesson(Lesson Lesson, double Score, IReadOnlyList<string> Reasons, string? Url);
