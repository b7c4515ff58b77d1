using Memory.Lessons;
using Memory.Storage;

namespace Memory.Serving;

/// <summary>
/// The evidence of a lesson that may be shown: a lesson for all repositories of an owner never carries words, names
/// or links of one repository into another.
/// </summary>
public static class VisibleEvidence
{
    /// <param name="repo">The repository asked about; null where the asker looks across all of the grant.</param>
    public static IEnumerable<Evidence> Of(Lesson lesson, Grant grant, string? repo) => lesson.Evidence.Where(e =>
        grant.Covers(e.Repo) && (repo is null || string.Equals(e.Repo, repo, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Where it was said first.</summary>
    public static string? Url(Lesson lesson, Grant grant, string? repo) =>
        Of(lesson, grant, repo).FirstOrDefault(e => !string.IsNullOrEmpty(e.Url))?.Url;

    public static int People(Lesson lesson, Grant grant, string? repo) =>
        Of(lesson, grant, repo).Select(e => e.Author).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
