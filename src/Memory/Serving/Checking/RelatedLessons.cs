using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Where a change speaks of what a lesson is about. Pure; of a change its first lines are read.</summary>
internal sealed class RelatedLessons
{
    private const int LinesMax = 3_000;
    private const int TermsPerLineMax = 60;

    private readonly List<(string Path, int Line, HashSet<string> Terms)> lines = [];

    public RelatedLessons(UnifiedDiff diff)
    {
        foreach (var file in diff.Files.Where(f => f.Path.Length > 0))
            foreach (var hunk in file.Hunks)
                foreach (var line in hunk.Lines.Where(l => l.Sign == DiffSign.Added))
                {
                    if (lines.Count == LinesMax)
                        return;
                    lines.Add((file.Path, line.Number, Telling(Terms.Of(hunk.Of(line), TermsPerLineMax))));
                }
    }

    /// <summary>The added line, in a file of its scope, that has most words of the rule; null where none has any.</summary>
    public (string Path, int Line)? PlaceOf(Lesson lesson)
    {
        var rule = Telling(Terms.Of($"{lesson.Rule} {string.Join(' ', lesson.Examples.Select(e => e.Bad))}"));
        (string, int)? best = null;
        var most = 0;
        string? path = null;
        var applies = false;
        foreach (var line in lines)
        {
            if (line.Path != path)
                (path, applies) = (line.Path, PatternMatch.Applies(lesson, line.Path));
            if (!applies)
                continue;
            var shared = line.Terms.Count(rule.Contains);
            if (shared > most)
                (best, most) = ((line.Path, line.Line), shared);
        }
        return best;
    }

    private static HashSet<string> Telling(IEnumerable<string> terms) => terms.Where(t => !WeakWords.Contains(t)).ToHashSet(StringComparer.Ordinal);
}
