using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Answers a search: words first, proved lessons before untried ones where the words do not decide.</summary>
public static class SearchRanking
{
    public const int LimitDefault = 10;
    public const int LimitMax = 50;
    private const int CandidatesMax = 200;

    public static async ValueTask<SearchAnswer> SearchAsync(SearchInput input, ILessonIndex index, CancellationToken cancellation = default)
    {
        var limit = Math.Clamp(input.Limit, 1, LimitMax);
        var (hits, degraded) = string.IsNullOrWhiteSpace(input.Text)
            ? new LessonHits(await ListedAsync(input, index, cancellation))
            : await index.SearchAsync(QueryOf(input), cancellation);
        var best = hits
            .Where(h => input.Path is null || h.MatchedPath is not null || Applies(h.Lesson, input.Path))
            .Select(h => h with { Score = h.Score * (0.65 + 0.7 * LessonValue.Of(h.Lesson)) })
            .OrderByDescending(h => h.Score).ThenBy(h => h.Lesson.Id, StringComparer.Ordinal)
            .Take(limit).ToList();
        var opponents = await index.FindAsync(input.Grant, [.. best.SelectMany(h => h.Lesson.ConflictsWith).Distinct(StringComparer.Ordinal)], cancellation);
        var seen = opponents.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        return new([.. best.Select(h => Packed(input, h, seen))], degraded);
    }

    private static IndexQuery QueryOf(SearchInput input) => new(
        input.Grant, input.Repo, input.Text!, Files(input), LessonStatuses.Served, input.Path is null ? LimitMax * 2 : CandidatesMax);

    private static async ValueTask<IReadOnlyList<LessonHit>> ListedAsync(SearchInput input, ILessonIndex index, CancellationToken cancellation)
    {
        if (input.Repo is null)
            return [];
        var wide = (await index.MostValuableAsync(input.Grant, input.Repo, LessonStatuses.Served, CandidatesMax, cancellation))
            .Select(l => new LessonHit(l, LessonValue.Of(l), null));
        if (input.Path is null)
            return [.. wide];
        var there = await index.ByPathAsync(input.Grant, input.Repo, Files(input), LessonStatuses.Served, CandidatesMax, cancellation);
        return [.. there.Select(h => h with { Score = 1 + h.Score }).Concat(wide)];
    }

    private static bool Applies(Lesson lesson, string path) => lesson.Paths.Count == 0 || lesson.Paths.Any(p => PathGlob.Matches(p, path));

    private static string[] Files(SearchInput input) => input.Path is null ? [] : [input.Path];

    private static PackedLesson Packed(SearchInput input, LessonHit hit, HashSet<string> seen)
    {
        IEnumerable<string?> reasons =
        [
            hit.Lesson.Core ? Reasons.Core : null,
            hit.MatchedPath is null ? null : Reasons.AppliesTo(hit.MatchedPath),
            Reasons.Matches(hit.Matches) ?? Reasons.Near(hit.Likeness),
            Reasons.SaidBy(hit.Lesson, input.Grant, input.Repo),
            .. hit.Lesson.ConflictsWith.Where(seen.Contains).Select(Reasons.Contradicts),
        ];
        return new PackedLesson(hit.Lesson, Math.Round(hit.Score, 4), [.. reasons.OfType<string>()],
            VisibleEvidence.Url(hit.Lesson, input.Grant, input.Repo));
    }
}
