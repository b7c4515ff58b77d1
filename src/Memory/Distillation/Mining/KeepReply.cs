using System.Text.RegularExpressions;
using Memory.Comments;
using Memory.Distillation.Rules;
using Memory.Distillation.TopicReading;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>
/// "This is intentional because …", said to somebody who asked about a piece of code: whoever comes next must leave it too.
/// Only with a reason, and only where the thread names one thing in code.
/// </summary>
internal static partial class KeepReply
{
    private const int RepliesMax = 30;
    private const double Confidence = 0.6;

    public static Candidate? Read(CommentThread thread)
    {
        var root = thread.Comments[0];
        foreach (var reply in thread.Comments.Skip(1).Take(RepliesMax).Where(r => r.Author != root.Author))
        {
            var text = MinedText.Read(reply.Body);
            var sentence = text.Sentences.FirstOrDefault(s => Intended().IsMatch(s.Text) && !s.Text.EndsWith('?'));
            if (sentence is null || Reason().Match(sentence.Text) is not { Success: true } reason)
                continue;
            var name = Named(text, sentence.Text[..reason.Index]) ?? Named(root);
            if (name is null)
                continue;
            var rule = $"Leave {name} as it is.";
            var why = WhyText.Write([text.Masked.Restore(sentence.Text[reason.Index..])]);
            if (why is null)
                continue;
            return new Candidate
            {
                Rule = rule,
                Why = why,
                Kind = LessonKind.Keep,
                Topic = TopicReader.Read(rule, why, root.Path, root.DiffHunk),
                Paths = root.Path is null ? [] : [root.Path],
                Confidence = Confidence,
                Sources = [reply, root],
            };
        }
        return null;
    }

    private static string? Named(ReviewComment root)
    {
        var text = MinedText.Read(root.Body);
        return Named(text, text.Masked.Text);
    }

    /// <summary>The one code span in the words; two would leave open which is meant.</summary>
    private static string? Named(MinedText text, string masked)
    {
        var spans = masked.Where(MaskedText.IsMask).Distinct().ToList();
        return spans.Count == 1 && text.Masked.Restore(spans[0].ToString()) is { Length: < 80 } span && span.StartsWith('`') ? span : null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:intentional(?:ly)?|on purpose|by design|deliberate(?:ly)?)\b(?<!\bnot (?:intentional|deliberate))", Options, 1000)]
    private static partial Regex Intended();

    [GeneratedRegex(@"\b(?:because|since|so that|otherwise|as (?:the|it|we|they|otherwise))\b", Options, 1000)]
    private static partial Regex Reason();
}
