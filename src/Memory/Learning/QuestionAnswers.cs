using Memory.Indexing;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Learning;

/// <summary>Answers a question that was asked in a thread, for the word on what became of it.</summary>
internal sealed class QuestionAnswers(ILessonIndex lessons, EmbeddedPassageIndex passages)
{
    private const int CharsMax = 1_000;

    /// <summary>From its own repository alone: the answer is read by whoever reads the thread.</summary>
    public async ValueTask<string> AnswerAsync(Reading reading)
    {
        var question = reading.Instruction.Words.Length > 0 ? reading.Instruction.Words : reading.Comment.Body;
        var text = (await AskAnswerer.AskAsync(new AskInput(Grant.To([reading.Comment.Repo]), reading.Comment.Repo, question), lessons, passages)).Text;
        return text.Length <= CharsMax ? text : text[..CharsMax] + "…";
    }
}
