using Memory.Ai;

namespace Memory.Serving;

/// <summary>
/// Lets a model phrase an answer that was found, from its sources alone: one call, within half of the day's limit. Where it gives
/// nothing that fits, the answer stays as it was, and says so.
/// </summary>
public sealed class AnswerPhrasing(StructuredChat chat)
{
    public async Task<AskAnswer> PhraseAsync(string question, AskAnswer extract, CancellationToken cancellation)
    {
        if (!extract.Found)
            return extract;
        if (!chat.IsConfigured)
            return Unphrased(extract, "no model is configured (Memory:Ai:Chat)");
        var asked = new PhrasingQuestion(question, extract);
        var answer = await chat.AskAsync(new(PhrasingQuestion.System, asked.Text, PhrasingQuestion.Schema, Purpose.Asked, asked.Faults), cancellation);
        return answer.Value is { } value ? asked.Answer(value) : Unphrased(extract, answer.Fault ?? "the model gave no answer");
    }

    private static AskAnswer Unphrased(AskAnswer extract, string fault) =>
        extract with { Degraded = $"{(extract.Degraded is { } before ? before + "; " : "")}{fault}; answered in the words that were said" };
}
