using static Memory.Lessons.Reconciling.Decision;

namespace Memory.Lessons.Reconciling;

/// <summary>
/// A draft against the nearest known lessons: new, more evidence, a change of mind, a conflict or nothing.
/// <list type="bullet">
/// <item>Only lessons for the same repository or a wider one are compared.</item>
/// <item>A draft that would not itself be active changes nothing but a proposal that says the same.</item>
/// <item>A draft for a repository changes no wider lesson: the opposite of one is an exception, a lesson of its own.
/// The same goes for a draft for a folder, against a rule of the whole repository.</item>
/// <item>A lesson is superseded without a question only when its author is the only one behind it.</item>
/// </list>
/// An explicit "replace L42" is the caller's business.
/// </summary>
public static class Reconcile
{
    /// <summary>Neighbours come nearest first; what stands behind these is not near.</summary>
    private const int NeighboursMax = 200;

    public static Decision Decide(LessonDraft draft, Teaching teaching, IReadOnlyList<Lesson> neighbours)
    {
        var text = LessonText.Of(draft);
        var known = neighbours
            .Take(NeighboursMax)
            .Where(l => RepoScope.Reaches(l.Repo, draft.Repo))
            .DistinctBy(l => l.Id, StringComparer.Ordinal)
            .Select(l => new Neighbour(l, LessonComparison.Compare(LessonText.Of(l), text), RepoScope.IsSame(l.Repo, draft.Repo)))
            .ToList();
        var same = known
            .Where(n => n.Compared.Relation == Relation.Same)
            .OrderBy(n => Liveliness(n.Lesson.Status))
            .ThenByDescending(n => n.SameRepo)
            .ThenByDescending(n => n.Compared.Similarity)
            .ThenBy(n => n.Lesson.Id, StringComparer.Ordinal)
            .ToList();
        return teaching.Activates ? Taught(draft, teaching, known, same) : Proposed(teaching, same);
    }

    private static Decision Taught(LessonDraft draft, Teaching teaching, List<Neighbour> known, List<Neighbour> same)
    {
        if (same is [{ Lesson.Status: LessonStatus.Active or LessonStatus.Conflicted } alive, ..])
            return new Reinforce(alive.Lesson.Id, alive.Compared.Reason);
        if (Opposed(draft, teaching, known) is { } opposed)
            return opposed;

        // What another repository shares is not woken up from here: a wider lesson concerns people who did not say it.
        var sleeping = same.FirstOrDefault(n =>
            n.SameRepo && n.Lesson.Warnings.Count == 0 && n.Lesson.Status != LessonStatus.Rejected);
        if (sleeping is not null)
            return new Promote(sleeping.Lesson.Id, $"{Words(sleeping)}: {sleeping.Compared.Reason}");
        if (same.FirstOrDefault(n => n.Lesson.Status == LessonStatus.Rejected) is { } rejected)
            return new New($"Said by {teaching.Author}, who may teach, although {Rejection(rejected.Lesson, draft)}.", rejected.Lesson.Id);
        if (same is [var first, ..])
            return new New($"Said by {teaching.Author}, who may teach, although {Words(first)} said the same.");
        return new New(Nearest(known));
    }

    private static Decision Proposed(Teaching teaching, List<Neighbour> same)
    {
        if (same.Count == 0)
            return new New("Nothing known says the same.");
        var best = same[0];
        switch (best.Lesson.Status)
        {
            case LessonStatus.Proposed:
                return new ReinforceProposed(best.Lesson.Id, best.Compared.Reason);
            case LessonStatus.Active or LessonStatus.Conflicted:
                return new Nothing($"{Words(best)} says so already; a proposal adds nothing to it.", Known: best.Lesson.Id);
            default:
                return new Nothing($"{Words(best)} said so; it comes back when somebody who may teach says it again, and {teaching.Author} only proposes it.",
                    best.Lesson.Status == LessonStatus.Rejected ? best.Lesson.Id : null);
        }
    }

    private static Decision? Opposed(LessonDraft draft, Teaching teaching, List<Neighbour> known)
    {
        var opposite = known
            .Where(n => n.Compared.Relation == Relation.Opposite
                && n.Lesson.Status is LessonStatus.Active or LessonStatus.Conflicted)
            .ToList();
        if (opposite.Count == 0)
            return null;
        var rivals = opposite.Where(n => n.SameRepo && !PathScope.IsException(draft.Paths, n.Lesson.Paths)).ToList();
        if (rivals.Count == 0)
            return new New($"An exception to {Words(opposite[0])}, which reaches further: {opposite[0].Compared.Reason}");

        var own = rivals.Where(n => IsAlone(n.Lesson, teaching.Author)).ToList();
        var others = rivals.Where(n => !own.Contains(n)).ToList();
        if (others.Count == 0)
        {
            // Told late (an older comment harvested after a newer one): the later word stands.
            if (own.FirstOrDefault(n => LastSaid(n.Lesson) > teaching.SaidAt) is { } later)
                return new Nothing($"{teaching.Author} said the opposite later: {Words(later)}.");
            return new Supersede(Ids(own), $"{teaching.Author} said the opposite before. {own[0].Compared.Reason}");
        }
        return new Conflict(Ids(others), Ids(own), $"The opposite of {Words(others[0])}, behind which stands somebody else. {others[0].Compared.Reason}");
    }

    /// <summary>Nobody else said it, and nobody else approved it.</summary>
    private static bool IsAlone(Lesson lesson, string author) =>
        (lesson.Evidence.Count > 0 || lesson.ApprovedBy is not null)
        && lesson.Evidence.All(e => Is(e.Author, author))
        && (lesson.ApprovedBy is null || Is(lesson.ApprovedBy, author));

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset LastSaid(Lesson lesson) =>
        lesson.Evidence.Count == 0 ? DateTimeOffset.MinValue : lesson.Evidence.Max(e => e.SaidAt);

    private static int Liveliness(LessonStatus status) => status switch
    {
        LessonStatus.Active => 0,
        LessonStatus.Conflicted => 1,
        LessonStatus.Proposed => 2,
        LessonStatus.Retired => 3,
        LessonStatus.Superseded => 4,
        _ => 5,
    };

    private static List<string> Ids(List<Neighbour> neighbours) => [.. neighbours.Select(n => n.Lesson.Id)];

    private static string Words(Neighbour n) => $"{n.Lesson.Id} ({n.Lesson.Status.ToString().ToLowerInvariant()})";

    private static string Rejection(Lesson lesson, LessonDraft draft) =>
        $"{lesson.Id} with {(LessonComparison.SameWords(lesson.Rule, draft.Rule) ? "the same words" : "the same meaning")} was rejected";

    private static string Nearest(List<Neighbour> known) =>
        known.Where(n => n.Compared.Relation != Relation.Unrelated).MaxBy(n => n.Compared.Similarity) is { } near
            ? $"Nearest is {Words(near)}. {near.Compared.Reason}"
            : "Nothing near is known.";

    private sealed record Neighbour(Lesson Lesson, Comparison Compared, bool SameRepo);
}
