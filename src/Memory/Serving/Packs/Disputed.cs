using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Serving;

/// <summary>Lessons that contradict those of a pack, read at once.</summary>
internal sealed class Disputed
{
    /// <summary>Of one lesson; more than these are only counted.</summary>
    private const int OpponentsMax = 3;

    private readonly Dictionary<string, Lesson> known = new(StringComparer.Ordinal);

    /// <summary>Opponents of the candidates, and theirs: a pack shows both sides, each with what it contradicts.</summary>
    public static async ValueTask<Disputed> OfAsync(ContextInput input, ILessonIndex index, List<PackedLesson> candidates, CancellationToken cancellation)
    {
        var disputed = new Disputed();
        var opponents = await disputed.ReadAsync(input, index, candidates.Select(c => c.Lesson), cancellation);
        await disputed.ReadAsync(input, index, opponents, cancellation);
        return disputed;
    }

    /// <summary>In the order in which the lesson names them.</summary>
    public IReadOnlyList<Lesson> OpponentsOf(Lesson lesson) =>
        [.. Named(lesson).Select(id => known.GetValueOrDefault(id)).OfType<Lesson>()];

    private async ValueTask<IReadOnlyList<Lesson>> ReadAsync(ContextInput input, ILessonIndex index, IEnumerable<Lesson> lessons, CancellationToken cancellation)
    {
        var ids = lessons.SelectMany(Named).Where(id => !known.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
        var read = await index.FindAsync(input.Grant, ids, cancellation);
        foreach (var lesson in read)
            if (LessonStatuses.Served.Contains(lesson.Status) && AppliesIn(lesson, input.Repo))
                known[lesson.Id] = lesson;
        return read;
    }

    private static IEnumerable<string> Named(Lesson lesson) =>
        lesson.ConflictsWith.Distinct(StringComparer.Ordinal).Where(id => id != lesson.Id).Take(OpponentsMax);

    private static bool AppliesIn(Lesson lesson, string repo) =>
        lesson.Repo == "*" || string.Equals(lesson.Repo, repo, StringComparison.OrdinalIgnoreCase)
        || string.Equals(lesson.Repo, Grant.OwnerOf(repo) + "/*", StringComparison.OrdinalIgnoreCase);
}
