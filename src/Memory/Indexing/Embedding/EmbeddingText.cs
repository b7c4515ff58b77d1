using System.Text;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Indexing.Embedding;

/// <summary>
/// What of a lesson becomes its vector: rule, why, topic, pattern, and the words of its paths. Not the evidence: what was said
/// around a rule is about the code of that day, and can be hidden from who reads the lesson elsewhere. Pure.
/// </summary>
public static class EmbeddingText
{
    public const int CharsMax = 4_000;
    private const int PathsMax = 20;

    public static string Of(Lesson lesson)
    {
        var text = new StringBuilder(lesson.Rule);
        foreach (var part in (IEnumerable<string?>)[lesson.Why, lesson.Topic, lesson.Pattern, .. lesson.Paths.Take(PathsMax)])
            if (!string.IsNullOrEmpty(part) && text.Length < CharsMax)
                text.Append('\n').Append(part);
        return text.Length <= CharsMax ? text.ToString() : text.ToString(0, CharsMax);
    }
}
