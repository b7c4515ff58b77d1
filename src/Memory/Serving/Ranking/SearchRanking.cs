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

    public static IReadOnlyList<PackedLesson> Search(SearchInput input, ILessonIndex index)
    {
        var limit = Math.Clamp(input.Limit, 1, LimitMax);
        var hits = string.IsNullOrWhiteSpace(input.Text) ? Listed(input, index) : Found(input, index);
        return [.. hits
            .Where(h => input.Path is null || h.MatchedPath is not null || Applies(h.Lesson, input.Path))
            .Select(h => h with { Score = h.Score * (0.9 + 0.2 * LessonValue.Of(h.Lesson)) })
            .OrderByDescending(h => h.Score).ThenBy(h => h.Lesson.Id, StringComparer.Ordinal)
            .Take(limit)
            .Select(h => Packed(input, h, index))];
    }

    private static IReadOnlyList<LessonHit> Found(SearchInput input, ILessonIndex index) => index.Search(new IndexQuery(
        input.Grant, input.Repo, input.Text!, Files(input), LessonStatuses.Served, input.Path is null ? LimitMax * 2 : CandidatesMax));

    private static IEnumerable<LessonHit> Listed(SearchInput input, ILessonIndex index)
    {
        if (input.Repo is null)
            return [];
        var wide = index.MostValuable(input.Grant, input.Repo, LessonStatuses.Served, CandidatesMax)
            .Select(l => new LessonHit(l, LessonValue.Of(l), [], null));
        return input.Path is null ? wide : index.ByPath(input.Grant, input.Repo, Files(input), LessonStatuses.Served, CandidatesMax)
            .Select(h => h with { Score = 1 + h.Score }).Concat(wide);
    }

    private static bool Applies(Lesson lesson, string path) => lesson.Paths.Count == 0 || lesson.Paths.Any(p => PathGlob.Matches(p, path));

    private static string[] Files(SearchInput input) => input.Path is null ? [] : [input.Path];

    private static PackedLesson Packed(SearchInput input, LessonHit hit, ILessonIndex index)
    {
        IEnumerable<string?> reasons =
        [
            hit.Lesson.Core ? Reasons.Core : null,
            hit.MatchedPath is null ? null : Reasons.AppliesTo(hit.MatchedPath),
            Reasons.Matches(hit.Matches),
            Reasons.SaidBy(hit.Lesson, input.Grant, input.Repo),
            .. hit.Lesson.ConflictsWith.Where(id => index.Find(input.Grant, id) is not null).Select(Reasons.Contradicts),
        ];
        return new PackedLesson(hit.Lesson, Math.Round(hit.Score, 4), [.. reasons.OfType<string>()],
            VisibleEvidence.Url(hit.Lesson, input.Grant, input.Repo));
    }
}
