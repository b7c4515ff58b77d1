using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Whether new code has what a lesson forbids by a pattern that a person confirmed (<see cref="CodePattern"/>). Pure.</summary>
public static class PatternMatch
{
    /// <summary>More places in one text are not told.</summary>
    public const int LinesMax = 50;

    /// <summary>Whether its pattern counts: only of active lessons, as nothing else is served.</summary>
    public static bool Counts(Lesson lesson) => lesson is { Status: LessonStatus.Active, Pattern: not null };

    /// <param name="path">From the repository's root, with forward slashes.</param>
    /// <param name="text">A file, or a piece of one.</param>
    /// <returns>Lines of <paramref name="text"/>, the first being 1; none where the lesson does not apply to the path. Never throws.</returns>
    public static IReadOnlyList<int> Find(Lesson lesson, string path, string text) => Find([lesson], path, text) is [var (_, lines)] ? lines : [];

    /// <summary>The same for many lessons, reading the text once. Lessons without a place are left out.</summary>
    public static IReadOnlyList<(Lesson Lesson, IReadOnlyList<int> Lines)> Find(IReadOnlyCollection<Lesson> lessons, string path, string text)
    {
        var found = new List<(Lesson, IReadOnlyList<int>)>();
        CodeText? code = null;
        foreach (var lesson in lessons)
        {
            if (!Counts(lesson) || !Applies(lesson, path) || CodePattern.Known(lesson.Pattern!) is not { } pattern)
                continue;
            code ??= CodeText.Of(text, path);
            if (pattern.Lines(code, LinesMax) is { Count: > 0 } lines)
                found.Add((lesson, lines));
        }
        return found;
    }

    public static bool Applies(Lesson lesson, string path) =>
        lesson.Paths.Count == 0 || lesson.Paths.Any(g => PathGlob.Matches(g, path));
}
