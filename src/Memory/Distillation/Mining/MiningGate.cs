using Memory.Comments;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>A sentence of a comment with its score and the signs that made it.</summary>
internal sealed record ScoredSentence(Sentence Sentence, double Score, IReadOnlyList<MiningSign> Signs);

/// <summary>What the gate thinks of a thread.</summary>
/// <param name="Score">Log-odds that the thread holds a lesson.</param>
/// <param name="Sentences">All sentences of the first comment with their own scores, in order.</param>
/// <param name="Best">Index of the sentence that a lesson would come from; -1 where there is none.</param>
/// <param name="ThreadSigns">Signs of the thread as a whole.</param>
internal sealed record GateResult(
    double Score, IReadOnlyList<ScoredSentence> Sentences, int Best, IReadOnlyList<(string Name, double Weight)> ThreadSigns);

/// <summary>Scores a thread by named signs: does it hold a convention that governs later changes?</summary>
internal static class MiningGate
{
    public const double Bias = -1.6;
    private const double ItemWeight = -0.4;

    public static GateResult Score(CommentThread thread, MinedText text)
    {
        var sentences = text.Sentences.Select(Score).ToList();
        var best = -1;
        for (var i = 0; i < sentences.Count; i++)
            if (best < 0 || sentences[i].Score > sentences[best].Score)
                best = i;
        var signs = ThreadSigns.Of(thread, text).ToList();
        var score = Bias + signs.Sum(s => s.Weight) + (best < 0 ? -10 : sentences[best].Score);
        return new GateResult(score, sentences, best, signs);
    }

    private static ScoredSentence Score(Sentence sentence)
    {
        var signs = new List<MiningSign>();
        foreach (var sign in GeneralSigns.All)
            if (sign.Pattern.IsMatch(sentence.Text))
                signs.Add(sign);
        foreach (var sign in LocalSigns.All)
            if (sign.Pattern.IsMatch(sentence.Text))
                signs.Add(sign);
        // One of several options, or a step of an example.
        var item = sentence.Item ? ItemWeight : 0;
        return new ScoredSentence(sentence, signs.Sum(s => s.Weight) + item, signs);
    }
}
