using Memory.Ai;

namespace Memory.Serving;

/// <param name="Findings">Those of the asked lessons that the change breaks.</param>
/// <param name="Fault">Why there is no judgement, in words for the asker; null when there is one.</param>
public sealed record CheckJudgement(IReadOnlyList<CheckFinding> Findings, string? Fault);

/// <summary>Asks a model which of the lessons near a change it breaks: one call, within half of the day's limit.</summary>
public sealed class CheckJudge(StructuredChat chat)
{
    internal async Task<CheckJudgement> JudgeAsync(CheckInput input, IReadOnlyList<CheckFinding> near, CancellationToken cancellation)
    {
        if (!chat.IsConfigured)
            return new([], "no model is configured (Memory:Ai:Chat)");
        if (near.Count == 0)
            return new([], null);
        var question = new CheckQuestion(input.Diff, near);
        var answer = await chat.AskAsync(new(CheckQuestion.System, question.Text, CheckQuestion.Schema, Purpose.Checked, question.Faults), cancellation);
        return answer.Value is { } value ? new(question.Findings(value), null) : new([], answer.Fault ?? "the model gave no answer");
    }
}
