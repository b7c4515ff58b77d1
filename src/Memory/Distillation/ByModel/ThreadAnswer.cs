using System.Text.Json;
using Memory.Comments;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Distillation.ByModel;

/// <summary>A model's answer about a thread, as candidates. Pure. The answer fits the schema when it comes here.</summary>
public static class ThreadAnswer
{
    /// <summary>What the schema cannot say: the comment exists and may teach, the words come from the thread, globs are globs.</summary>
    /// <returns>What is wrong, in words that the model is told once.</returns>
    public static IReadOnlyList<string> Faults(ThreadQuestion question, JsonElement answer)
    {
        var faults = new List<string>();
        var may = Speakers(question).Select(question.IdOf).ToHashSet(StringComparer.Ordinal);
        var ground = Grounding.Of(question);
        foreach (var (lesson, i) in answer.GetProperty("lessons").EnumerateArray().Select((l, i) => (l, i)))
        {
            if (!may.Contains(lesson.GetProperty("comment").GetString()!))
                faults.Add($"lessons[{i}].comment: one of {string.Join(", ", may)}");
            faults.AddRange(ground.Faults(lesson.GetProperty("rule").GetString()!).Select(f => $"lessons[{i}].rule: {f}"));
            if (lesson.GetProperty("why").GetString() is { } why)
                faults.AddRange(ground.Faults(why).Select(f => $"lessons[{i}].why: {f}"));
            foreach (var glob in lesson.GetProperty("paths").EnumerateArray().Select(p => p.GetString()!))
                if (!PathGlob.IsValid(glob, out var reason))
                    faults.Add($"lessons[{i}].paths: {reason}");
        }
        return faults;
    }

    /// <param name="builtIn">What the built-in distiller made of the same comment: it says whether the rule is core, and how far it reaches.</param>
    public static IReadOnlyList<Candidate> Candidates(ThreadQuestion question, JsonElement answer, ReviewComment comment, Distilled builtIn)
    {
        var id = question.IdOf(comment);
        var language = Language(comment.Path ?? question.Thread.Comments[0].Path);
        return
        [
            .. answer.GetProperty("lessons").EnumerateArray().Where(l => l.GetProperty("comment").GetString() == id).Select(l => new Candidate
            {
                Rule = OneLine(l.GetProperty("rule").GetString()!),
                Why = l.GetProperty("why").GetString() is { Length: > 0 } why ? OneLine(why) : null,
                Kind = l.GetProperty("kind").GetString() switch { "dont" => LessonKind.Dont, "keep" => LessonKind.Keep, _ => LessonKind.Do },
                Topic = l.GetProperty("topic").GetString()!,
                Paths = [.. l.GetProperty("paths").EnumerateArray().Select(p => PathGlob.Normalize(p.GetString()!)).Distinct()],
                Reach = builtIn.Candidates is [var first, ..] ? first.Reach : Reach.Repository,
                Core = builtIn.Candidates is [{ Core: true }, ..],
                Examples = [.. l.GetProperty("examples").EnumerateArray().Select(e => new Example(e.GetProperty("bad").GetString(), e.GetProperty("good").GetString(), language))
                    .Where(e => e.Bad is not null || e.Good is not null)],
                Confidence = l.GetProperty("confidence").GetDouble(),
                Sources = [.. (builtIn.Candidates is [var known, ..] ? known.Sources : []).Prepend(comment).DistinctBy(s => s.Key)],
            }),
        ];
    }

    /// <summary>Comments that a rule may be taken from.</summary>
    public static IEnumerable<ReviewComment> Speakers(ThreadQuestion question) =>
        question.Taught.Count > 0 ? question.Taught.Select(t => t.Comment) : question.Thread.Comments.Where(c => !c.AuthorIsBot);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Language(string? path) => path is null || Path.GetExtension(path) is not { Length: > 1 } ending ? null : ending[1..].ToLowerInvariant();
}
