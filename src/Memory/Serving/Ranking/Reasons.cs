using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Why a lesson was chosen, in words for a reader.</summary>
internal static class Reasons
{
    private const int WordsMax = 5;
    private const int WordLettersMax = 40;

    public const string Core = "core";
    public const string Wide = "for the whole repository";

    private const string Words = "matches: ", Path = "applies to ";

    /// <summary>Whether the request called for the lesson, by its words or its files.</summary>
    public static bool IsOfRequest(string reason) => reason.StartsWith(Words, StringComparison.Ordinal) || reason.StartsWith(Path, StringComparison.Ordinal);

    public static string AppliesTo(string path) => $"{Path}{Harmless.Code(path, 120)}";

    public static string Contradicts(string id) => $"contradicts {id}";

    public static string? Matches(IEnumerable<TermMatch> matches)
    {
        var words = matches.Where(m => !WeakWords.Contains(m.Term)).OrderByDescending(m => m.Rarity * Math.Min(m.Weight, 3))
            .Select(m => Harmless.Line(m.Word, WordLettersMax)).Distinct(StringComparer.OrdinalIgnoreCase).Take(WordsMax).ToList();
        return words.Count == 0 ? null : $"{Words}{string.Join(", ", words)}";
    }

    /// <summary>For one that shares no telling word with what was asked; null where nothing says how near it is.</summary>
    public static string? Near(Likeness likeness) =>
        likeness.Vectors > likeness.Ngrams ? "near in meaning" : likeness.Ngrams > 0 ? "alike in wording" : null;

    public static string? SaidBy(Lesson lesson, Grant grant, string? repo) =>
        VisibleEvidence.People(lesson, grant, repo) is > 1 and var people ? $"said by {people} people" : null;

    public static string? SaidAgain(Lesson lesson) =>
        lesson.Recurrences > 0 ? $"had to be said again {lesson.Recurrences} {(lesson.Recurrences == 1 ? "time" : "times")}" : null;
}
