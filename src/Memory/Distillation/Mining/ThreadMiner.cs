using System.Globalization;
using Memory.Comments;
using Memory.Distillation.Rules;
using Memory.Distillation.Scopes;
using Memory.Distillation.TopicReading;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>
/// Finds the rule in a review thread that nobody tagged. Usually there is none: a thread must speak of more than its line.
/// Pure; a person decides about what comes out.
/// </summary>
public static class ThreadMiner
{
    /// <summary>Log-odds from which a thread is taken for a lesson; set for precision.</summary>
    internal const double Threshold = -0.75;

    /// <summary>A sentence that says less than this by itself is no rule, whatever stands around it.</summary>
    private const double SentenceMin = 0.2;

    private const int ShortWords = 8;

    public static Distilled Mine(CommentThread thread)
    {
        if (thread.Comments.Count == 0)
            return Distilled.Nothing("the thread is empty");
        var root = thread.Comments[0];
        if (KeepReply.Read(thread) is { } keep)
            return new Distilled([keep], null);
        if (ThreadSigns.WasDecidedAgainst(thread))
            return Distilled.Nothing("the thread decided against it");
        var text = MinedText.Read(root.Body);
        var gate = MiningGate.Score(thread, text);
        if (gate.Best < 0)
            return Distilled.Nothing("there are no words in it");
        if (gate.Score < Threshold)
            return Distilled.Nothing(WhyNot(gate));

        var order = Enumerable.Range(0, gate.Sentences.Count).OrderByDescending(i => gate.Sentences[i].Score);
        foreach (var i in order.TakeWhile(i => gate.Sentences[i].Score >= SentenceMin))
            if (RuleSentence.Shape(gate.Sentences[i].Sentence.Text) is { } shaped)
                return new Distilled([Candidate(thread, text, gate, i, shaped)], null);
        return Distilled.Nothing("its words point at the line and make no rule that stands alone");
    }

    private static Candidate Candidate(CommentThread thread, MinedText text, GateResult gate, int at, ShapedRule shaped)
    {
        var root = thread.Comments[0];
        var rule = text.Masked.Restore(Joined(gate, at, shaped.Rule));
        var why = WhyText.Write(shaped.Why.Concat(Explanation(gate, at)).Select(text.Masked.Restore));
        var kind = KindReader.Read(rule);
        var scope = ScopeReader.Read(text.Masked.Restore(gate.Sentences[at].Sentence.Text), rule, kind, root.Path);
        return new Candidate
        {
            Rule = rule,
            Why = why,
            Kind = kind,
            Paths = scope.Paths,
            Topic = TopicReader.Read(rule, Around(text), root.Path, root.DiffHunk),
            Examples = ExampleReader.Read(root, MarkdownText.Read(root.Body)),
            Confidence = Math.Round(0.3 + (0.6 / (1 + Math.Exp(-gate.Score))), 2),
            Sources = [root],
        };
    }

    /// <summary>The whole comment: a mined rule is often too short to tell its topic.</summary>
    private static string Around(MinedText text) => text.Masked.Restore(string.Join(' ', text.Sentences.Select(s => s.Text)));

    /// <summary>A short order often leans on the one before: "Keep to the format. An abstract must be present."</summary>
    private static string Joined(GateResult gate, int at, string rule)
    {
        if (at == 0 || rule.Count(c => c == ' ') >= ShortWords)
            return rule;
        var before = gate.Sentences[at - 1].Sentence;
        return before.Paragraph == gate.Sentences[at].Sentence.Paragraph && RuleSentence.Shape(before.Text) is { } first
            ? $"{first.Rule} {rule}"
            : rule;
    }

    /// <summary>The next sentence, where it gives a reason and orders nothing.</summary>
    private static IEnumerable<string> Explanation(GateResult gate, int at)
    {
        if (at + 1 < gate.Sentences.Count && gate.Sentences[at + 1].Sentence.Text is var next
            && !next.EndsWith('?') && Reasons.Opens(next))
            yield return next;
    }

    /// <summary>The strongest signs against, in words.</summary>
    private static string WhyNot(GateResult gate)
    {
        var against = gate.Sentences[gate.Best].Signs.Where(s => s.Weight < 0).Select(s => (s.Name, s.Weight))
            .Concat(gate.ThreadSigns.Where(s => s.Weight < 0))
            .OrderBy(s => s.Weight).Take(2).Select(s => s.Name).ToList();
        var score = gate.Score.ToString("0.0", CultureInfo.InvariantCulture);
        return against.Count == 0
            ? $"nothing in it speaks of more than this change (score {score})"
            : $"it {string.Join(" and ", against)} (score {score})";
    }
}
