using Memory.Comments;
using Memory.Lessons;
using Memory.Lessons.Reconciling;

namespace Memory.Replaying;

/// <summary>A remark that says what a lesson says.</summary>
/// <param name="Said">The evidence of the lesson that it repeats.</param>
internal sealed record Repetition(Lesson Lesson, Evidence Said, string Match, double Likeness);

/// <summary>
/// Tells whether a remark repeats a lesson. In doubt it does not: a number that is too small persuades nobody falsely. How often
/// it is right was read by a person, pair by pair (docs/quality.md).
/// </summary>
internal sealed class Repetitions(Scratch scratch)
{
    public const string Same = "same", Alike = "alike";

    /// <summary>Least likeness of the words, and least number of words, that two remarks share.</summary>
    public const double LikenessMin = 0.75;
    public const int SharedMin = 2;

    private readonly Rarity rarity = new();
    private readonly Dictionary<(string Comment, int Length), HashSet<string>?> read = [];

    /// <summary>Every remark tells how rare its words are, from when it was made.</summary>
    public void Hear(ReviewComment remark)
    {
        if (Remark.Words(remark.Body) is { } words)
            rarity.Add(words);
    }

    /// <returns>Null where it repeats nothing.</returns>
    public Repetition? Of(ReviewComment remark, double likenessMin = LikenessMin)
    {
        if (Remark.Words(remark.Body) is not { } words)
            return null;
        if (scratch.Same(remark) is { } same && Nearest(same, remark, words) is { } before)
            return new Repetition(same, before.Said, Same, before.Likeness);
        return scratch.Served
            .Select(lesson => Nearest(lesson, remark, words) is { } near ? new Repetition(lesson, near.Said, Alike, near.Likeness) : null)
            .OfType<Repetition>()
            .Where(r => r.Likeness >= likenessMin && !Opposes(r.Lesson, remark))
            .OrderByDescending(r => r.Likeness).ThenBy(r => r.Lesson.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>What was said for a lesson on another pull request, nearest to the remark; null where there is none.</summary>
    private (Evidence Said, double Likeness)? Nearest(Lesson lesson, ReviewComment remark, HashSet<string> words)
    {
        (Evidence Said, double Likeness)? best = null;
        foreach (var said in lesson.Evidence.Where(e => IsElsewhere(e, remark)))
        {
            var likeness = Read(said) is { } other && rarity.Likeness(words, other, out var shared) is var l && shared >= SharedMin ? l : 0;
            if (best is not { } b || likeness > b.Likeness)
                best = (said, likeness);
        }
        return best;
    }

    /// <summary>"Use tabs" and "never use tabs" have their words in common.</summary>
    private static bool Opposes(Lesson lesson, ReviewComment remark) =>
        LessonComparison.Compare(LessonText.Of(lesson), new LessonText(Text.MarkdownText.Read(remark.Body).Prose, null, [])).Relation == Relation.Opposite;

    /// <summary>An answer, and a second remark on the same pull request, is the same conversation.</summary>
    private static bool IsElsewhere(Evidence said, ReviewComment remark) =>
        said.Comment != remark.Key && said.SaidAt < remark.CreatedAt && (said.PullRequest is null || said.PullRequest != remark.PullRequest);

    private HashSet<string>? Read(Evidence said)
    {
        var key = (said.Comment, said.Words.Length);
        if (!read.TryGetValue(key, out var words))
            read[key] = words = Remark.Words(said.Words);
        return words;
    }
}
