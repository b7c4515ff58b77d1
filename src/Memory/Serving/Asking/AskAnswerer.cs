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
        var clauses = Clauses.Of(input.Question);
        var whole = await LookAsync(input, clauses.Count == 1 ? clauses[0] : input.Question, lessons, passages, cancellation);
        var people = await PeopleAsync(input, whole, lessons, cancellation);
        if (clauses.Count == 1)
            return Write(input, Chosen(Question.Of(clauses[0]), whole), people) with { Degraded = whole.Lessons.Degraded };
        var each = new List<Sources>();
        foreach (var clause in clauses)
            each.Add(Chosen(Question.Of(clause), await LookAsync(input, clause, lessons, passages, cancellation)));
        // The first answer to each clause, then the whole question, then the rest.
        var rules = each.SelectMany(e => e.Rules.Take(1)).Concat(AskCutOff.Lessons(Question.Of(input.Question), whole.Lessons.Items, 1).Select(l => l.Hit))
            .Concat(each.SelectMany(e => e.Rules)).DistinctBy(h => h.Lesson.Id).Take(LessonsMax).ToList();
        var said = each.SelectMany(e => e.Said.Take(1)).Concat(each.SelectMany(e => e.Said))
            .DistinctBy(h => h.Passage.Id).Take(rules.Count == 0 ? PassagesAloneMax : PassagesMax).ToList();
        return Write(input, new(Question.Of(input.Question), rules, said), people) with { Degraded = whole.Lessons.Degraded };
    }

    /// <summary>Answers from what was found.</summary>
    /// <param name="people">Who knows what is nearest, for a question that nothing answers.</param>
    public static AskAnswer Answer(
        AskInput input, IReadOnlyList<LessonHit> lessons, IReadOnlyList<PassageHit> passages, IReadOnlyList<string> people) =>
        Write(input, Chosen(Question.Of(input.Question), new(new LessonHits(lessons), passages)), people);

    /// <summary>What a question is answered from: rules before talk, talk before documents.</summary>
    private sealed record Sources(Question Question, List<LessonHit> Rules, List<PassageHit> Said);

    private static Sources Chosen(Question question, Found found)
    {
        var rules = AskCutOff.Lessons(question, found.Lessons.Items, LessonsMax);
        var covered = Covered(rules.Select(r => r.Relevance));
        var threads = AskCutOff.Passages(question, found.Passages, Passage.Thread, covered, rules.Count == 0 ? PassagesAloneMax : PassagesMax);
        covered = Math.Max(covered, Covered(threads.Select(t => t.Relevance)));
        var documents = AskCutOff.Passages(question, found.Passages, Passage.Document, covered, PassagesMax);
        return new(question, [.. rules.Select(r => r.Hit)], [.. threads.Concat(documents).Select(p => p.Hit)]);
    }

    private static AskAnswer Write(AskInput input, Sources sources, IReadOnlyList<string> people)
    {
        if (sources.Rules.Count + sources.Said.Count == 0)
            return new AskAnswer(AnswerText.NotFound(input.Question, people), [], false, people);
        var writer = new AnswerText(input, sources.Question.Words);
        foreach (var hit in sources.Rules)
            writer.Rule(hit);
        foreach (var hit in sources.Said)
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
