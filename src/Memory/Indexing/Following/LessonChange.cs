using Memory.Indexing.Embedding;
using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>A lesson as it stands after a change; null when it is gone (erased).</summary>
public sealed record LessonChange(long Revision, string Id, Lesson? Lesson)
{
    /// <summary>Of its <see cref="EmbeddingText"/>; null where there is none, or not yet.</summary>
    public CodedVector? Vector { get; init; }
}
