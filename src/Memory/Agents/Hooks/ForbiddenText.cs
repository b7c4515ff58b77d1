using System.Text;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;
using Memory.Text;

namespace Memory.Agents.Hooks;

/// <summary>New content that has what lessons forbid, and how a session is told. Pure.</summary>
internal static class ForbiddenText
{
    /// <summary>Lessons that are told to whoever is refused an edit; others are named.</summary>
    public const int LessonsMax = 3;
    private const int LinesMax = 5;
    private const int NamesMax = 20;

    /// <summary>Lessons whose pattern the new text has more often than the old one.</summary>
    /// <param name="path">From the repository's root.</param>
    public static IReadOnlyList<(Lesson Lesson, IReadOnlyList<int> Lines)> Find(IReadOnlyList<Lesson> lessons, string path, string? before, string after) =>
        [.. PatternMatch.Find(lessons, path, after)
            .Where(f => string.IsNullOrEmpty(before) || PatternMatch.Find(f.Lesson, path, before).Count < f.Lines.Count)];

    public static string Refusal(string path, IReadOnlyList<(Lesson Lesson, IReadOnlyList<int> Lines)> found, Grant grant, string repo) =>
        Told($"Reviewers of this project do not want what this puts into {Harmless.Code(path, 200)}:", found.Take(LessonsMax), grant, repo,
            Named([.. found.Skip(LessonsMax)]) + "Write it the other way. If it is right here all the same, make the same edit again: it will pass, and say why to the user.");

    /// <summary>What there is no room to tell is named: a session must not be refused for it once more.</summary>
    private static string Named(IReadOnlyList<(Lesson Lesson, IReadOnlyList<int> Lines)> found) => found.Count == 0 ? ""
        : $"Nor {string.Join(", ", found.Take(NamesMax).Select(f => $"`{Harmless.Code(f.Lesson.Pattern, 60)}` ({f.Lesson.Id})"))}{(found.Count > NamesMax ? ", and more" : "")}.\n";

    public static string AtStop(IReadOnlyList<(string Path, Lesson Lesson, IReadOnlyList<int> Lines)> found, Grant grant, string repo) => string.Join('\n',
        found.GroupBy(f => f.Path, StringComparer.Ordinal).Select(f =>
            Told($"Before you end: reviewers of this project do not want what now stands in {Harmless.Code(f.Key, 200)}:", [.. f.Select(x => (x.Lesson, x.Lines))], grant, repo,
                "Put it right, or tell the user why it stays.")));

    private static string Told(string opening, IEnumerable<(Lesson Lesson, IReadOnlyList<int> Lines)> found, Grant grant, string repo, string closing)
    {
        var text = new StringBuilder(opening).Append('\n');
        foreach (var (lesson, lines) in found)
        {
            text.Append('`').Append(Harmless.Code(lesson.Pattern, 200)).Append("` in new line ").AppendJoin(", ", lines.Take(LinesMax)).Append(":\n");
            text.Append(PackRenderer.Line(new PackedLesson(lesson, 0, [], VisibleEvidence.Url(lesson, grant, repo)), []));
        }
        return text.Append(closing).ToString();
    }
}
