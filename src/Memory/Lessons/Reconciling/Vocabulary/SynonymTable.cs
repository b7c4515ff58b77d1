using Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>
/// Data of <see cref="Synonyms"/>: <c>class: word | phrase | !contrary</c>. Words are compared by stem.
/// A class holds what reviewers say for one thing; when in doubt two things stay two classes. A class may go on in another table.
/// </summary>
internal static class SynonymTable
{
    public const string Classes = PracticeWords.Classes + SystemWords.Classes + ProductWords.Classes + PlatformWords.Classes;

    /// <summary>Phrases that are read as their words where the other rule says nothing of the kind.</summary>
    public const string LooseClasses = FieldWords.Classes + EverydayWords.Classes;
}
