using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Text;

namespace Memory.Serving.Onboarding;

/// <summary>A part of a repository, or a topic, with what holds there and who said it.</summary>
/// <param name="Name">A folder with its last slash, or a topic.</param>
/// <param name="Lessons">Most valuable first.</param>
/// <param name="People">Logins, those who said most first.</param>
internal sealed record TourPart(string Name, IReadOnlyList<Lesson> Lessons, IReadOnlyList<string> People);

/// <summary>What somebody new to a repository should know: each lesson in one place of it, <see cref="Lately"/> aside.</summary>
/// <param name="Areas">By folder, those with most lessons first.</param>
/// <param name="Topics">What holds whatever the folder.</param>
/// <param name="Disputed">On which reviewers do not agree.</param>
/// <param name="Lately">Newest first.</param>
/// <param name="Count">Of all lessons that hold.</param>
internal sealed record Tour(
    IReadOnlyList<Lesson> Core, IReadOnlyList<TourPart> Areas, IReadOnlyList<TourPart> Topics,
    IReadOnlyList<Lesson> Disputed, IReadOnlyList<Lesson> Lately, IReadOnlyList<string> People, int Count)
{
    private const int PeopleMax = 3;
    private const int EverybodyMax = 8;
    private const int LatelyMax = 5;

    /// <param name="lessons">Active and conflicted ones of the repository, its owner and everybody.</param>
    public static Tour Of(IReadOnlyCollection<Lesson> lessons, Grant grant, string repo)
    {
        var byValue = lessons.OrderByDescending(LessonValue.Of).ThenBy(l => l.Id, StringComparer.Ordinal).ToList();
        var agreed = byValue.Where(l => l.Status == LessonStatus.Active).ToList();
        var rest = agreed.Where(l => !l.Core).ToList();
        return new Tour(
            [.. agreed.Where(l => l.Core)],
            Parts(rest.Where(l => TourArea.Of(l) is not null), l => TourArea.Of(l)!),
            Parts(rest.Where(l => TourArea.Of(l) is null), l => l.Topic),
            [.. byValue.Where(l => l.Status == LessonStatus.Conflicted)],
            [.. agreed.OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id, StringComparer.Ordinal).Take(LatelyMax)],
            PeopleOf(byValue, EverybodyMax),
            lessons.Count);

        IReadOnlyList<TourPart> Parts(IEnumerable<Lesson> of, Func<Lesson, string> name) =>
            [.. of.GroupBy(name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new TourPart(g.Key, [.. g], PeopleOf(g, PeopleMax)))];

        IReadOnlyList<string> PeopleOf(IEnumerable<Lesson> of, int most) =>
            [.. of.SelectMany(l => VisibleEvidence.Of(l, grant, repo).Select(e => e.Author).Distinct(StringComparer.OrdinalIgnoreCase))
                .Where(a => a.Length > 0 && !BotLogin.Is(a))
                .GroupBy(a => a, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(most).Select(g => g.Key)];
    }
}
