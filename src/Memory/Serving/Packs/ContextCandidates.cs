using Memory.Indexing;
using Memory.Lessons;

namespace Memory.Serving;

/// <summary>Which lessons a request calls for, in order: core, then by path, then by words, at a start then the most valuable ones.</summary>
internal static class ContextCandidates
{
    /// <summary>More core lessons than any budget holds; reading on would only cost time.</summary>
    private const int CoreMax = 300;

    /// <summary>Of what the words find, only what comes near to the best, and so many.</summary>
    private const double Nearly = 0.5;
    private const int TextMax = 12;
    private const int PathMax = 60;
    private const int ValuableMax = 40;

    /// <param name="Degraded">Why lessons were looked for with less than the whole index; null when all is well.</param>
    public readonly record struct Found(List<PackedLesson> Lessons, string? Degraded);

    public static ValueTask<Found> OfAsync(ContextInput input, ILessonIndex index, CancellationToken cancellation) =>
        OfAsync(input, UnifiedDiff.Beginning(input.Diff), index, cancellation);

    /// <param name="diff">Takes the place of the input's.</param>
    public static async ValueTask<Found> OfAsync(ContextInput input, UnifiedDiff diff, ILessonIndex index, CancellationToken cancellation)
    {
        var files = input.Files.Concat(diff.Paths).Where(f => f.Length is > 0 and <= 4096)
            .Distinct(StringComparer.Ordinal).Take(EmbeddedLessonIndex.FilesMax).ToList();
        var found = new Dictionary<string, PackedLesson>(StringComparer.Ordinal);
        var order = new List<string>();

        foreach (var lesson in (await index.CoreAsync(input.Grant, input.Repo, cancellation)).Take(CoreMax))
            if (IsNews(lesson))
                Add(lesson, 3 + LessonValue.Of(lesson), [Reasons.Core]);
        if (input.News is { Touched.Count: > 0 } news)
            foreach (var hit in await index.ByPathAsync(input.Grant, input.Repo, news.Touched, LessonStatuses.Served, PathMax, cancellation))
                if (IsNews(hit.Lesson))
                    Add(hit.Lesson, 2 + hit.Score, [Reasons.AppliesTo(hit.MatchedPath!)]);
        var spoken = await RequestMatches.OfAsync(input, index, diff, files, cancellation);
        var saysWhat = !string.IsNullOrWhiteSpace(input.Task) || !string.IsNullOrWhiteSpace(diff.Added);
        var hits = files.Count == 0 ? [] : await index.ByPathAsync(input.Grant, input.Repo, files, LessonStatuses.Served, PathMax, cancellation);
        foreach (var hit in PathCutOff.Needed(hits, spoken, saysWhat))
            Add(hit.Lesson, hit.Score, [Reasons.AppliesTo(hit.MatchedPath!)]);
        var least = Nearly * spoken.Called.Values.Select(t => t.Score).DefaultIfEmpty().Max();
        foreach (var (lesson, score, reason) in spoken.Called.Values.Where(t => t.Score >= least)
            .OrderByDescending(t => t.Score).ThenBy(t => t.Lesson.Id, StringComparer.Ordinal).Take(TextMax))
            Add(lesson, score, [reason]);
        if (input.Phase == ContextPhase.Start)
            foreach (var lesson in await index.MostValuableAsync(input.Grant, input.Repo, LessonStatuses.Served, ValuableMax, cancellation))
                Add(lesson, LessonValue.Of(lesson) / 2, [Reasons.Wide]);
        return new([.. order.Select(id => Finish(input, found[id]))], spoken.Degraded);

        // The store keeps milliseconds.
        bool IsNews(Lesson lesson) => input.News is null || lesson.UpdatedAt >= input.News.Since.AddMilliseconds(-1);

        void Add(Lesson lesson, double score, string[] reasons)
        {
            if (input.Exclude.Contains(lesson.Id) || input.AlreadyGiven.Contains(lesson.Id) || !LessonStatuses.Served.Contains(lesson.Status)
                || input.IsKnown?.Invoke(lesson) == true)
                return;
            if (found.TryGetValue(lesson.Id, out var known))
                found[lesson.Id] = known with { Reasons = [.. known.Reasons, .. reasons.Where(r => r != Reasons.Wide)] };
            else
            {
                found[lesson.Id] = new PackedLesson(lesson, Math.Round(score, 4), reasons, null);
                order.Add(lesson.Id);
            }
        }
    }

    private static PackedLesson Finish(ContextInput input, PackedLesson packed)
    {
        var lesson = packed.Lesson;
        IEnumerable<string?> more = [Reasons.SaidBy(lesson, input.Grant, input.Repo), Reasons.SaidAgain(lesson)];
        return packed with
        {
            Reasons = [.. packed.Reasons.Concat(more.OfType<string>()).Distinct(StringComparer.Ordinal)],
            Url = VisibleEvidence.Url(lesson, input.Grant, input.Repo),
        };
    }
}
