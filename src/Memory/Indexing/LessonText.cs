using Memory.Indexing.Embedding;
using Memory.Indexing.Segments;
using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>What of a lesson is searched, and how much each field counts.</summary>
internal static class LessonText
{
    public const string CoreTag = "core";
    /// <summary>For the whole repository.</summary>
    public const string WideTag = "wide";
    /// <summary>Of lessons that forbid a pattern.</summary>
    public const string PatternTag = "pattern";
    public const string GlobTag = "glob:";

    private const float Rule = 3, Why = 1, Around = 0.5f, Aside = 0.3f;
    private const int FieldMax = 4_000;
    private const int EvidenceMax = 20;
    private const int EvidenceLettersMax = 1_000;
    /// <summary>Of rule, reason and examples; a lesson is a sentence or two.</summary>
    private const int NgramsMax = 1_200;

    public static Indexable<IndexedLesson> Of(Lesson lesson, CodedVector? vector)
    {
        var terms = new WeightedTerms();
        // An example of a name is no subject of the rule: its words count little, evidence that repeats it included.
        var aside = AsideStart(lesson.Rule);
        terms.Add(lesson.Rule[..aside], Rule, FieldMax);
        terms.Add(lesson.Why, Why, FieldMax);
        terms.Add(lesson.Topic, Around, FieldMax);
        terms.Add(lesson.Pattern, Why, FieldMax);
        foreach (var path in lesson.Paths.Take(EvidenceMax))
            terms.Add(path, Aside, FieldMax);
        foreach (var example in lesson.Examples.Take(EvidenceMax))
        {
            terms.Add(example.Bad, Around, FieldMax);
            terms.Add(example.Good, Around, FieldMax);
        }
        // What was said elsewhere may be hidden from readers of a lesson that reaches beyond its repository.
        foreach (var evidence in lesson.Evidence.Where(e => e.Repo == lesson.Repo).Take(EvidenceMax))
        {
            terms.Add(evidence.Words, Around, EvidenceLettersMax);
            terms.Add(evidence.Path, Aside, FieldMax);
        }
        terms.Limit(lesson.Rule[aside..], Aside, Why);
        var tags = lesson.Paths.Select(p => GlobTag + p).ToList();
        if (lesson.Core)
            tags.Add(CoreTag);
        if (lesson.Paths.Count == 0)
            tags.Add(WideTag);
        if (lesson.Pattern is not null)
            tags.Add(PatternTag);
        return new Indexable<IndexedLesson>(lesson.Id, new IndexedLesson(HeldLesson.Of(lesson), LessonValue.Of(lesson)), terms.Weights, tags)
        {
            Vector = vector,
            Marks = (byte)(1 << (int)lesson.Status),
            Ngrams = Ngram.Of([lesson.Rule, lesson.Why, lesson.Pattern, .. lesson.Examples.Take(EvidenceMax).SelectMany(e => new[] { e.Bad, e.Good })], NgramsMax),
        };
    }

    private static int AsideStart(string rule)
    {
        var at = rule.Length;
        foreach (var mark in (ReadOnlySpan<string>)["e.g.", "for example", "for instance", "such as"])
            if (rule.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && found < at)
                at = found;
        return at;
    }
}
