using System.Text;
using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>Cuts the words that carry the rule out of a message; lists stay lists.</summary>
internal static partial class RulePart
{
    /// <summary>The rule that a mark announces: behind it, or, when it points back, before it.</summary>
    public static string Of(Message message, int index, RememberMark mark)
    {
        var sentence = message.Sentences[index];
        var behind = Message.WithoutMention(sentence.Text[mark.End..]);
        var before = Message.WithoutMention(sentence.Text[..mark.Start]);
        // "Passwords never go there, in general: they end up in logs": the rule stands before the mark.
        if (!mark.Points && (NormReader.Read(before) == Norm.Strong || (IsRule(before) && NormReader.Past().IsMatch(behind))) && !TaskReader.IsTask(before) && !IsRule(behind) && Words(behind) >= 1)
            return Join(message, $"{before.TrimEnd(' ', ',')}: {behind}", index, index + 1, message.Sentences.Count);
        var forward = Join(message, behind, index, index + 1, message.Sentences.Count);
        // "View models don't know about UIKit. Remember, that's how we share them": what explains stands behind the rule.
        if (!mark.Points && index > 0 && Words(before) == 0 && Explains().IsMatch(behind) && !TaskReader.IsTask(message.Sentences[index - 1].Text) && IsRule(message.Sentences[index - 1].Text))
            return $"{message.Plain(message.Sentences[index - 1].Text)} {forward}";
        if (!mark.Points && Words(behind) >= 3)
            return forward;
        if (!mark.Points && index + 1 < message.Sentences.Count && (sentence.Text.TrimEnd().EndsWith(':') || IsRule(message.Sentences[index + 1].Text) || (index == 0 && Words(before) == 0 && Words(behind) == 0)))
            return Join(message, "", index, index + 1, message.Sentences.Count);
        var back = Back(message, index, mark, before);
        if (Words(back) >= 2 && HasRule(back))
            return back;
        if (message.Sentences.Skip(index + 1).Any(s => IsRule(s.Text)))
            return Join(message, mark.Points ? "" : behind, index, index + 1, message.Sentences.Count);
        if (mark.Points && IsRule(behind))
            return forward;
        return Words(back) >= 4 ? back : message.Plain(sentence.Text);
    }

    /// <summary>Everything from a sentence on, the tagged one by default.</summary>
    public static string From(Message message, int index = -1)
    {
        var first = index < 0 ? message.At : index;
        var text = Message.WithoutMention(message.Sentences[first].Text);
        return Join(message, text, first, first + 1, message.Sentences.Count);
    }

    /// <summary>The sentences before the tag.</summary>
    public static string Before(Message message) => Join(message, "", 0, 0, message.At);

    private static string Back(Message message, int index, RememberMark mark, string before)
    {
        // "Can you wrap this? @claude we never log and return. Remember that.": the rule begins at the tag.
        var from = message.At < index ? message.At : 0;
        var text = new StringBuilder(Join(message, "", from, from, index));
        if (Words(before) > 0)
            text.Append(text.Length > 0 ? "\n" : "").Append(message.Plain(before));
        if (!mark.Points && Words(message.Sentences[index].Text[mark.End..]) is > 0 and < 3)
            text.Append(' ').Append(message.Plain(message.Sentences[index].Text[mark.End..]));
        return text.ToString();
    }

    [GeneratedRegex(@"^(?:that['’]?s|that\s+is|this\s+is|it['’]?s|it\s+is)\s+(?:how|why|because|what|the\s+reason)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Explains();

    private static bool HasRule(string words) =>
        Sentences.Split(MaskedText.Of(words).Text).Any(s => IsRule(s.Text) || TaskReader.IsLeave(s.Text) || s.Text.Contains("please", StringComparison.OrdinalIgnoreCase));

    private static bool IsRule(string text) => NormReader.Read(text) != Norm.None;

    private static string Join(Message message, string head, int headIndex, int from, int to)
    {
        var text = new StringBuilder(message.Plain(head));
        var paragraph = headIndex < message.Sentences.Count ? message.Sentences[headIndex].Paragraph : 0;
        for (var i = from; i < to; i++)
        {
            var sentence = message.Sentences[i];
            var next = message.Plain(sentence.Text);
            if (text.Length > 0)
                text.Append(sentence.Paragraph == paragraph ? " " : sentence.Item ? "\n" : "\n\n");
            if (sentence.Item && (sentence.Paragraph != paragraph || text.Length == 0))
                text.Append("- ");
            text.Append(next);
            paragraph = sentence.Paragraph;
        }
        return text.ToString().Trim();
    }

    private static int Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(c => char.IsLetterOrDigit(c) || MaskedText.IsMask(c)) || w.Length > 6)
            + (text.Any(c => c is >= '\u3040' and <= '\u9FFF') ? 3 : 0);
}
