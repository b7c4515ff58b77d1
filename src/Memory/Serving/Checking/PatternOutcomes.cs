using Memory.Lessons;
using Memory.Outcomes;

namespace Memory.Serving;

/// <summary>What a session's changes say about the lessons that it was given.</summary>
public sealed class PatternOutcomes(SeenPatterns seen)
{
    /// <param name="session">As exposures name it.</param>
    /// <param name="given">Ids of the lessons that the session had before it, before this was answered.</param>
    /// <param name="whole">It is all that the session changed, not one edit of several.</param>
    /// <param name="branch">On which it is at work, where that is known.</param>
    public void Notice(string session, string repo, IEnumerable<PatternUse> uses, IReadOnlySet<string> given, bool whole, string? branch = null) =>
        seen.Notice(Seen(session, repo, uses, given, whole) with { Branch = branch });

    /// <summary>The same as it is written.</summary>
    public static SeenChange Seen(string session, string repo, IEnumerable<PatternUse> uses, IReadOnlySet<string> given, bool whole) =>
        new(session, repo, [.. uses.Select(u => new SeenPattern(u.Lesson.Id, u.Path, u.Added.Count > 0, u.IsGone, u.Added.Count + u.Kept.Count == 0, whole))], given);

    /// <summary>What an edit of one file does with the patterns that hold for it; as many places as stood there before are not new. Pure.</summary>
    /// <param name="before">What is replaced; null or empty for a new file.</param>
    public static IReadOnlyList<PatternUse> OfEdit(IReadOnlyCollection<Lesson> lessons, string path, string? before, string after)
    {
        var there = lessons.Where(l => PatternMatch.Counts(l) && PatternMatch.Applies(l, path)).ToList();
        var now = PatternMatch.Find(there, path, after).ToDictionary(f => f.Lesson.Id, f => f.Lines, StringComparer.Ordinal);
        var then = string.IsNullOrEmpty(before) ? [] : PatternMatch.Find(there, path, before).ToDictionary(f => f.Lesson.Id, f => f.Lines.Count, StringComparer.Ordinal);
        return [.. there.Select(lesson =>
        {
            var (lines, old) = (now.GetValueOrDefault(lesson.Id) ?? [], then.GetValueOrDefault(lesson.Id));
            return new PatternUse(lesson, path, [.. lines.Skip(old)], [.. lines.Take(old)], old);
        })];
    }
}
