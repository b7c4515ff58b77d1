using Memory.Indexing;

namespace Memory.Serving;

/// <summary>
/// Answers from lessons, then from what was said in review, then from documents. Extractive: it repeats what was
/// said, and says that it knows nothing rather than something that is only near.
/// </summary>
public static class AskAnswerer
{
    private const int HitsMax = 30;
    private const int PassagesFoundMax = 20;
    private const int LessonsMax = 3;
    private const int PassagesMax = 2;
    /// <summary>Of threads, where there is no rule to begin with.</summary>
    private const int PassagesAloneMax = 3;

    /// <summary>Looks the question up and answers it; a question with several clauses clause by clause.</summary>
    public static async ValueTask<AskAnswer> AskAsync(
        AskInput input, ILessonIndex lessons, EmbeddedPassageIndex passages, CancellationToken cancellation = default)
    {
        var whole = await LookAsync(input, input.Question, lessons, passages, cancellation);
        var people = await PeopleAsync(input, whole, lessons, cancellation);
        var clauses = Clauses.Of(input.Question);
        if (clauses.Count == 1)
            return Answer(input, whole, people);
        var rules = new List<LessonHit>();
        foreach (var clause in clauses)
        {
            var found = await LookAsync(input, clause, lessons, passages, cancellation);
            rules.AddRange(AskCutOff.Lessons(Question.Of(clause), found.Lessons.Items, 2).Select(l => l.Hit));
        }
        // The first answer to each clause, then the whole question, then the rest.
        var all = AskCutOff.Lessons(Question.Of(input.Question), whole.Lessons.Items, 1).Select(l => l.Hit).Concat(rules)
            .DistinctBy(h => h.Lesson.Id).Take(LessonsMax).ToList();
        return all.Count > 0
            ? Write(input, Question.Of(input.Question), all, [], people) with { Degraded = whole.Lessons.Degraded }
            : Answer(input, whole, people);
    }

    private static AskAnswer Answer(AskInput input, Found found, IReadOnlyList<string> people) =>
        Answer(input, found.Lessons.Items, found.Passages, people) with { Degraded = found.Lessons.Degraded };

    /// <summary>Answers from what was found.</summary>
    /// <param name="people">Who knows what is nearest, for a question that nothing answers.</param>
    public static AskAnswer Answer(
        AskInput input, IReadOnlyList<LessonHit> lessons, IReadOnlyList<PassageHit> passages, IReadOnlyList<string> people)
    {
        var question = Question.Of(input.Question);
        var rules = AskCutOff.Lessons(question, lessons, LessonsMax);
        var covered = Covered(rules.Select(r => r.Relevance));
        var threads = AskCutOff.Passages(question, passages, Passage.Thread, covered, rules.Count == 0 ? PassagesAloneMax : PassagesMax);
        covered = Math.Max(covered, Covered(threads.Select(t => t.Relevance)));
        var documents = AskCutOff.Passages(question, passages, Passage.Document, covered, PassagesMax);
        return Write(input, question, [.. rules.Select(r => r.Hit)], [.. threads.Concat(documents).Select(p => p.Hit)], people);
    }

    private static AskAnswer Write(
        AskInput input, Question question, List<LessonHit> rules, List<PassageHit> said, IReadOnlyList<string> people)
    {
        if (rules.Count + said.Count == 0)
            return new AskAnswer(AnswerText.NotFound(input.Question, people), [], false, people);
        var writer = new AnswerText(input, question.Words);
        foreach (var hit in rules)
            writer.Rule(hit);
        foreach (var hit in said)
            writer.Passage(hit);
        return new AskAnswer(writer.Text, writer.Citations, true, writer.People.Count > 0 ? writer.People : people);
    }

    private sealed record Found(LessonHits Lessons, IReadOnlyList<PassageHit> Passages);

    private static async ValueTask<Found> LookAsync(
        AskInput input, string text, ILessonIndex lessons, EmbeddedPassageIndex passages, CancellationToken cancellation)
    {
        var words = Question.Of(text).Text;
        var query = new IndexQuery(input.Grant, input.Repo, words, [], LessonStatuses.Served, HitsMax);
        var rules = await lessons.SearchAsync(query, cancellation);
        var said = await passages.SearchAsync(input.Grant, input.Repo, words, PassagesFoundMax, cancellation);
        return input.Public
            ? new(rules with { Items = [.. rules.Items.Where(h => h.Lesson.Repo == input.Repo)] }, [.. said.Where(h => h.Passage.Kind == Passage.Thread && h.Passage.Repo == input.Repo)])
            : new(rules, said);
    }

    private static async ValueTask<IReadOnlyList<string>> PeopleAsync(AskInput input, Found found, ILessonIndex lessons, CancellationToken cancellation)
    {
        var near = found.Lessons.Items.Count + found.Passages.Count > 0 || input.Repo is null;
        return NearestPeople.Of(input, found.Lessons.Items, found.Passages, near ? [] : await lessons.MostValuableAsync(
            input.Grant, input.Repo!, LessonStatuses.Served, EmbeddedLessonIndex.LimitMax, cancellation));
    }

    private static double Covered(IEnumerable<Relevance> answers) => answers.Select(a => a.Coverage).DefaultIfEmpty().Max();
}
