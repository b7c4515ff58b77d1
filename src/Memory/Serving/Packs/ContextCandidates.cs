using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

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
    private const int EndingMax = 3;
    private const int SearchMax = 40;
    private const int ValuableMax = 40;

    /// <param name="Degraded">Why lessons were looked for with less than the whole index; null when all is well.</param>
    public readonly record struct Found(List<PackedLesson> Lessons, string? Degraded);

    public static async ValueTask<Found> OfAsync(ContextInput input, ILessonIndex index, CancellationToken cancellation)
    {
        var diff = UnifiedDiff.Of(input.Diff);
        var files = input.Files.Concat(diff.Paths).Where(f => f.Length is > 0 and <= 4096)
            .Distinct(StringComparer.Ordinal).Take(EmbeddedLessonIndex.FilesMax).ToList();
        var found = new Dictionary<string, PackedLesson>(StringComparer.Ordinal);
        var order = new List<string>();

        foreach (var lesson in (await index.CoreAsync(input.Grant, input.Repo, cancellation)).Take(CoreMax))
            Add(lesson, 3 + LessonValue.Of(lesson), [Reasons.Core]);
        var (byText, degraded) = await ByTextAsync(input, index, diff, files, cancellation);
        foreach (var hit in await ByPathAsync(input, index, files, byText, cancellation))
            Add(hit.Lesson, hit.Score, [Reasons.AppliesTo(hit.MatchedPath!)]);
        var least = Nearly * byText.Values.Select(t => t.Score).DefaultIfEmpty().Max();
        foreach (var (lesson, score, reason) in byText.Values.Where(t => t.Score >= least)
            .OrderByDescending(t => t.Score).ThenBy(t => t.Lesson.Id, StringComparer.Ordinal).Take(TextMax))
            Add(lesson, score, [reason]);
        if (input.Phase == ContextPhase.Start)
            foreach (var lesson in await index.MostValuableAsync(input.Grant, input.Repo, LessonStatuses.Served, ValuableMax, cancellation))
                Add(lesson, LessonValue.Of(lesson) / 2, [Reasons.Wide]);
        return new([.. order.Select(id => Finish(input, found[id]))], degraded);

        void Add(Lesson lesson, double score, string[] reasons)
        {
            if (input.Exclude.Contains(lesson.Id) || input.AlreadyGiven.Contains(lesson.Id) || !LessonStatuses.Served.Contains(lesson.Status))
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

    private sealed record TextMatch(Lesson Lesson, double Score, string Reason);

    /// <summary>Lessons that the task, the diff or the names of files speak of.</summary>
    private static async ValueTask<(Dictionary<string, TextMatch> Matches, string? Degraded)> ByTextAsync(
        ContextInput input, ILessonIndex index, UnifiedDiff diff, List<string> files, CancellationToken cancellation)
    {
        var matches = new Dictionary<string, TextMatch>(StringComparer.Ordinal);
        string? degraded = null;
        await SearchAsync(input.Task ?? "", ContextSource.Task);
        await SearchAsync(diff.Added, ContextSource.Diff);
        await SearchAsync(string.Join('\n', files.Select(FileWords)), ContextSource.Files);
        return (matches, degraded);

        async ValueTask SearchAsync(string text, ContextSource source)
        {
            var words = QueryWords.Of(text);
            if (words.Count == 0)
                return;
            var found = await index.SearchAsync(new(input.Grant, input.Repo, text, files, LessonStatuses.Served, SearchMax), cancellation);
            degraded ??= found.Degraded;
            foreach (var hit in found.Items)
            {
                var verdict = ContextCutOff.Judge(words, hit, source, files.Count > 0);
                if (verdict.Relevant && (!matches.TryGetValue(hit.Lesson.Id, out var known) || known.Score < verdict.Score))
                    matches[hit.Lesson.Id] = new TextMatch(hit.Lesson, verdict.Score, verdict.Reason);
            }
        }
    }

    /// <summary>
    /// The narrow scope first; a wide one that the request also speaks of before one that it does not. "Every .cs file"
    /// names no place: of lessons that only the ending of a file calls for, the few that have proved themselves most are enough.
    /// </summary>
    private static async ValueTask<IEnumerable<LessonHit>> ByPathAsync(
        ContextInput input, ILessonIndex index, List<string> files, Dictionary<string, TextMatch> byText, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return [];
        var hits = (await index.ByPathAsync(input.Grant, input.Repo, files, LessonStatuses.Served, PathMax, cancellation))
            .Select(h => h with { Score = 1 + h.Score + Math.Min(1, byText.GetValueOrDefault(h.Lesson.Id)?.Score ?? 0) })
            .OrderByDescending(h => h.Score).ThenBy(h => h.Lesson.Id, StringComparer.Ordinal)
            .ToLookup(h => byText.ContainsKey(h.Lesson.Id) || h.Lesson.Paths.Any(g => !PathGlob.IsEndingOnly(g) && PathGlob.Matches(g, h.MatchedPath!)));
        var byEnding = hits[false].OrderByDescending(h => LessonValue.Of(h.Lesson)).ThenBy(h => h.Lesson.Id, StringComparer.Ordinal).Take(EndingMax);
        return hits[true].Concat(byEnding);
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

    /// <summary>The name and the folder it stands in: names further up are shared by half of a repository.</summary>
    private static string FileWords(string file)
    {
        var parts = file.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', parts.TakeLast(2).Select(p => p.Split('.')[0]));
    }
}
