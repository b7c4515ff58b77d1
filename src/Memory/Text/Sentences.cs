using System.Text;

namespace Memory.Text;

/// <summary>One sentence of a masked text.</summary>
/// <param name="Text">Trimmed, one line, without emoji.</param>
/// <param name="Paragraph">Number of the paragraph or list item it stands in.</param>
/// <param name="Item">True in a list: numbered, bulleted or (a), (b) in running text.</param>
public sealed record Sentence(string Text, int Paragraph, bool Item);

/// <summary>Splits masked prose (<see cref="MaskedText"/>) into sentences; knows lists, abbreviations, brackets, emoji and CJK stops.</summary>
public static class Sentences
{
    private const int SentencesMax = 200;
    private const int LettersMax = 1_200;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "i.e", "eg", "ie", "etc", "vs", "approx", "incl", "resp", "cf", "no", "nr", "z.b", "d.h", "bzw", "ca", "p.ex", "p. ex",
        "ex", "u.a", "ggf", "evtl", "usw", "inkl", "mr", "dr", "st", "ej", "max", "min", "al", "co",
    };

    public static List<Sentence> Split(string masked)
    {
        var sentences = new List<Sentence>();
        foreach (var block in Paragraphs.Of(masked))
        {
            var start = 0;
            for (var i = 0; i < block.Text.Length; i++)
            {
                var end = EndAt(block.Text, start, i);
                if (end < 0)
                    continue;
                Add(sentences, block, start, end);
                start = end;
                i = end - 1;
            }
            Add(sentences, block, start, block.Text.Length);
            if (sentences.Count >= SentencesMax)
                break;
        }
        return sentences;
    }

    private static void Add(List<Sentence> sentences, Paragraph block, int start, int end)
    {
        var text = Emoji.Remove(block.Text[start..Math.Min(end, start + LettersMax)]).Trim();
        if (text.Length > 0 && sentences.Count < SentencesMax)
            sentences.Add(new Sentence(text, block.Number, block.Item));
    }

    /// <summary>The end of the sentence if one ends with the character at <paramref name="i"/>, else -1.</summary>
    private static int EndAt(string text, int start, int i)
    {
        var c = text[i];
        if (c is '。' or '！' or '？')
            return i + 1;
        if (Emoji.IsAt(text, i))
        {
            var after = Emoji.Skip(text, i);
            var next = SkipSpaces(text, after);
            return next < text.Length && next > after && (char.IsUpper(text[next]) || text[next] == '@' || text[next] == Mention) ? after : -1;
        }
        if (c == ')' && i - 2 > start && text[i - 1] is ':' or ';' && text[i - 2] == ' ' && i + 2 < text.Length && text[i + 1] == ' ' && !InsideBrackets(text, start, i - 2))
            return i + 1;
        if (c is '(' or ')' && i > start && text[i - 1] is ':' or ';' && SkipSpaces(text, i + 1) is var face && face < text.Length && text[face] == Mention)
            return i + 1;
        if (c is not ('.' or '!' or '?' or '…') || (c == '.' && i > start && text[i - 1] == '.'))
            return -1;
        var end = i + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…')
            end++;
        while (end < text.Length && text[end] is '"' or '\'' or '”' or '»' or ')' or '*' or '_')
            end++;
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
            return -1;
        if (InsideBrackets(text, start, i) || (c == '.' && end == i + 1 && IsAbbreviation(text, start, i)))
            return -1;
        // "INSERT ... SELECT" is code, "and then…" goes on; "No. And that" ends.
        var ellipsis = c == '…' || (i + 1 < text.Length && c == '.' && text[i + 1] == '.');
        if (ellipsis && (i == start || char.IsWhiteSpace(text[i - 1]) || !StartsUpper(text, end)))
            return -1;
        return end;
    }

    /// <summary>The character that stands for our tag once it has been found.</summary>
    public const char Mention = '\uE001';

    private static bool StartsUpper(string text, int at)
    {
        var next = SkipSpaces(text, at);
        return next >= text.Length || char.IsUpper(text[next]) || text[next] == Mention;
    }

    private static bool InsideBrackets(string text, int start, int at)
    {
        var open = text.LastIndexOf('(', at, at - start + 1);
        if (open < start || text.IndexOf(')', open) is var first && first >= 0 && first <= at)
            return false;
        return first > at;
    }

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        var from = dot;
        while (from > start && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
            from--;
        var word = text[from..dot];
        if (word.Length == 0)
            return false;
        // "max." and "no." shorten only before a number.
        if (word.ToLowerInvariant() is "no" or "nr" or "max" or "min" or "ex")
            return SkipSpaces(text, dot + 1) is var next && next < text.Length && char.IsDigit(text[next]);
        return Abbreviations.Contains(word);
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
