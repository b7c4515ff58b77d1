using Memory.Indexing.Embedding;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>A search for lessons.</summary>
/// <param name="Grant">What the asker may see; nothing outside it influences results, counts or scores.</param>
/// <param name="Repo">owner/name: its lessons, those of its owner and those for everybody. Null: everything the grant sees.</param>
/// <param name="Text">Words, sentences or code; only the first 32,768 characters are read.</param>
/// <param name="Files">Paths from the repository's root; a lesson that applies to one of them ranks higher.</param>
/// <param name="Statuses">Which lessons count.</param>
/// <param name="Limit">At most this many, never more than 200.</param>
public sealed record IndexQuery(
    Grant Grant, string? Repo, string Text, IReadOnlyList<string> Files, LessonStatuses Statuses, int Limit)
{
    /// <summary>Those of the text (<see cref="QueryWords"/>), where the asker has read them; null: they are read.</summary>
    public IReadOnlyList<QueryWord>? Words { get; init; }

    /// <summary>Of the text, by the embedder that made the vectors of the lessons; null where there is none.</summary>
    public CodedVector? Vector { get; init; }
}
