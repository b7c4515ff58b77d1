using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>A lesson with its value, computed once: lists of a large repository are ordered by it.</summary>
internal sealed record IndexedLesson(Lesson Lesson, double Value);
