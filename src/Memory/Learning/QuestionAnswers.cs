using Memory.Indexing;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;
using Memory.Text;

namespace Memory.Learning;

/// <summary>Answers a question that was asked in a thread, for the word on what became of it.</summary>
internal sealed class QuestionAnswers(ILessonIndex lessons, EmbeddedPassageIndex passages)
{
    private const int CharsMax = 1_000;
    private const int PeopleMax = 5;

    /// <summary>
    /// From its own repository alone: the answer is read by whoever reads the thread. Anybody may ask; who may not write there gets nothing of
    /// documents that were imported, nor of rules that are meant for more.
    /// </summary>
    /// <param name="named">The lesson that the question names, where it names one.</param>
    public async ValueTask<string> AnswerAsync(Reading reading, Lesson? named)
    {
        if (named is not null)
            return named.Status is LessonStatus.Active or LessonStatus.Conflicted ? Whole(named) : $"{named.Id} is no rule that holds.";
        var question = reading.Instruction.Words.Length > 0 ? reading.Instruction.Words : reading.Comment.Body;
        var answer = await AskAnswerer.AskAsync(new AskInput(Grant.To([reading.Comment.Repo]), reading.Comment.Repo, question) { Public = !reading.Speaker.MayTeach }, lessons, passages);
        return AnswerSources.Join(Cut(answer.Text), answer.Citations.Select(c => c.Url));
    }

    /// <summary>"why L42": what it says, why, and who said so where.</summary>
    private static string Whole(Lesson lesson)
    {
        var said = lesson.Evidence.Where(e => e.Repo == lesson.Repo).ToList();
        var people = said.Select(e => e.Author).Distinct().Take(PeopleMax).ToList();
        var text = $"{lesson.Id} ({lesson.Status.ToString().ToLowerInvariant()}): {lesson.Rule}"
            + (lesson.Why is { Length: > 0 } why ? $" The reason given: {why}" : " No reason was given.")
            + (people.Count > 0 ? $" Said by {string.Join(", ", people)}." : "");
        return AnswerSources.Join(Cut(text), said.Take(PeopleMax).Select(e => e.Url));
    }

    private static string Cut(string text) => text.Length <= CharsMax ? text : Shortening.Head(text, CharsMax) + "…";
}
