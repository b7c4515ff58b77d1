using System.Security.Cryptography;
using System.Text;
using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>
/// Something that a person was asked about an edit of a published file, and has not answered. It is answered when what it is about
/// is another thing by now: the lines, or that the lesson says what they say.
/// </summary>
/// <param name="File">Where the edit is.</param>
/// <param name="Lesson">Null where it is about the whole block.</param>
/// <param name="Words">What happened, for a person.</param>
/// <param name="Lines">Names how the lesson's lines stood in all files; empty where there was none.</param>
public sealed record OpenQuestion(string File, string? Lesson, string Words, string Lines)
{
    private const int QuestionsMax = 200;

    public FlowBackStep.Ask Asked() => new(File, Lesson, Words);

    /// <summary>What is asked from now on: what was asked before and is still open, and what is new.</summary>
    /// <param name="now">Targets and rule files as they stand.</param>
    public static IReadOnlyList<OpenQuestion> Of(IReadOnlyList<OpenQuestion> before, IReadOnlyList<FlowBackStep> steps, IReadOnlyDictionary<string, string> now, IReadOnlyList<Lesson> lessons)
    {
        var asked = steps.OfType<FlowBackStep.Ask>().Select(a => new OpenQuestion(a.File, a.Lesson, a.Words, a.Lesson is { } id ? LinesOf(id, now) : "")).ToList();
        return [.. asked.Concat(Open(before, now, lessons)).DistinctBy(q => (q.Lesson, q.Lesson is null ? q.File : "")).Take(QuestionsMax)];
    }

    public static IReadOnlyList<OpenQuestion> Open(IReadOnlyList<OpenQuestion> asked, IReadOnlyDictionary<string, string> now, IReadOnlyList<Lesson> lessons) =>
        asked.Count == 0 ? asked : [.. asked.Where(q => q.IsOpen(now, lessons))];

    private bool IsOpen(IReadOnlyDictionary<string, string> now, IReadOnlyList<Lesson> lessons)
    {
        if (Lesson is null)
            return !now.TryGetValue(File, out var text) || ManagedBlock.OwnText(text) is not { } own || own.Length == text.Length;
        if (Lines != LinesOf(Lesson, now))
            return false;
        var lesson = lessons.FirstOrDefault(l => l.Id == Lesson);
        var lives = lesson is { Status: LessonStatus.Active or LessonStatus.Conflicted };
        if (!lives)
            return lesson is not null && Lines.Length > 0;
        var lines = Standing(Lesson, now);
        return !lines.Exists(l => l.File == File) || !lines.TrueForAll(l => PublishedLine.IsOf(lesson!, l));
    }

    private static List<PublishedLine> Standing(string id, IReadOnlyDictionary<string, string> now) =>
        [.. now.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => PublishedLine.Of(f.Key, f.Value) ?? []).Where(l => l.Line.Id == id)];

    private static string LinesOf(string id, IReadOnlyDictionary<string, string> now) => Standing(id, now) is { Count: > 0 } lines
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', lines.Select(l => $"{l.File}\n{l.Sense}")))))[..16] : "";
}
