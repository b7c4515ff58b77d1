using Memory.Lessons;
using Memory.Storage;

namespace Memory.Serving.Onboarding;

/// <summary>Reads what holds in a repository and writes the tour of it.</summary>
public static class TourGuide
{
    /// <summary>Of each status; the tour of more is told from these.</summary>
    private const int LessonsMax = 20_000;

    /// <param name="repo">owner/name, lower case, that the grant covers.</param>
    /// <returns>Markdown of at most 9,000 characters, and the lessons that stand in it.</returns>
    public static async Task<(string Markdown, IReadOnlyCollection<Lesson> Lessons)> WriteAsync(Database database, Grant grant, string repo, CancellationToken cancellation)
    {
        var lessons = await database.ReadAsync(s => LessonStore.ServedAsync(s, grant, repo, LessonsMax), cancellation);
        return TourText.Of(Tour.Of(lessons, grant, repo), grant, repo);
    }
}
