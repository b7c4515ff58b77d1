using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Who said most about what is nearest to a question.</summary>
internal static class NearestPeople
{
    private const int PeopleMax = 3;
    private const int HitsMax = 10;

    /// <param name="everyone">Lessons of the repository, for a question that is near to nothing.</param>
    public static IReadOnlyList<string> Of(
        AskInput input, IReadOnlyList<LessonHit> lessons, IReadOnlyList<PassageHit> passages, IReadOnlyList<Lesson> everyone)
    {
        var known = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var hit in lessons.Take(HitsMax))
            Count(hit.Lesson, hit.Score);
        foreach (var hit in passages.Take(HitsMax))
            foreach (var person in hit.Passage.People.Distinct(StringComparer.OrdinalIgnoreCase))
                Add(person, hit.Score / 2);
        foreach (var lesson in everyone)
            Count(lesson, 1);
        return [.. known.OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal).Take(PeopleMax).Select(k => k.Key)];

        void Count(Lesson lesson, double score)
        {
            foreach (var evidence in VisibleEvidence.Of(lesson, input.Grant, input.Repo).DistinctBy(e => e.Author, StringComparer.OrdinalIgnoreCase))
                Add(evidence.Author, score);
        }

        void Add(string person, double score)
        {
            var login = Harmless.Line(person, 60);
            if (login.Length > 0 && !BotLogin.Is(login))
                known[login] = known.GetValueOrDefault(login) + score;
        }
    }
}
