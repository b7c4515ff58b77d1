using System.Globalization;
using Memory.Screening.Words;

namespace Memory.Screening.Ideas;

/// <summary>
/// All terms in one tree of letters, walked once from the beginning of each word: no term is ever tried by itself, and no walk
/// is longer than the longest term. <c>*</c> stands for the rest of a word, a blank for blanks, hyphens and underscores.
/// </summary>
internal sealed class TermTree
{
    private const int WordRestMax = 30;
    private const int BlanksMax = 3;
    private const int PrefixMax = 3;
    private const char Rest = '*';

    private readonly List<Node> nodes = [new()];

    /// <param name="term">In plain spelling, as <see cref="Folding.Plain"/> makes it.</param>
    /// <param name="mark">What a hit reports.</param>
    public void Add(string term, int mark)
    {
        var at = 0;
        foreach (var letter in term)
        {
            var c = IsBlank(letter) ? ' ' : letter;
            if (!nodes[at].Next.TryGetValue(c, out var next))
            {
                next = nodes.Count;
                nodes[at].Next[c] = next;
                nodes.Add(new Node());
            }
            at = next;
        }
        if (!nodes[at].Marks.Contains(mark))
            nodes[at].Marks.Add(mark);
    }

    /// <summary>Every term that begins at a word of the text, or anywhere in scripts that are written without spaces.</summary>
    public void Find(string text, Action<int, int, int> hit)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBlank(text[i]))
                continue;
            if (i > 0 && !IsEdge(text[i - 1], text[i]))
                continue;
            Walk(text, i, 0, i, hit);
            // "والمفاتيح", "והמפתחות": conjunctions and articles are written together with the word.
            for (var k = i; k < text.Length && k < i + PrefixMax && IsPrefix(text[k]); k++)
                Walk(text, k + 1, 0, k + 1, hit);
        }
    }

    private void Walk(string text, int start, int node, int i, Action<int, int, int> hit)
    {
        while (true)
        {
            var at = nodes[node];
            if (at.Marks.Count > 0 && (i == text.Length || IsEdge(text[i - 1], text[i])))
                foreach (var mark in at.Marks)
                    hit(start, i, mark);
            if (at.Next.TryGetValue(Rest, out var rest))
            {
                var end = i;
                while (end < text.Length && end - i < WordRestMax && IsLetter(text[end]) && !Vocabulary.IsCjk(text[end]))
                    end++;
                foreach (var mark in nodes[rest].Marks)
                    hit(start, end, mark);
                if (nodes[rest].Next.Count > 0)
                    Walk(text, start, rest, end, hit);
            }
            if (i == text.Length)
                return;
            var c = text[i++];
            if (IsBlank(c))
            {
                c = ' ';
                for (var n = 1; n < BlanksMax && i < text.Length && IsBlank(text[i]); n++)
                    i++;
            }
            if (!at.Next.TryGetValue(c, out node))
                return;
        }
    }

    /// <summary>Does a word end between the two?</summary>
    private static bool IsEdge(char before, char after) => !IsLetter(before) || !IsLetter(after) || Vocabulary.IsCjk(before) || Vocabulary.IsCjk(after);

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '-' or '_' or '\u200C';

    private static bool IsPrefix(char c) => c is 'و' or 'ف' or 'ب' or 'ل' or 'ك' or 'ا' or 'س' or 'ו' or 'ה' or 'ב' or 'ל' or 'מ' or 'ש' or 'כ';

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c)
        || c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private sealed class Node
    {
        public Dictionary<char, int> Next { get; } = [];

        public List<int> Marks { get; } = [];
    }
}
