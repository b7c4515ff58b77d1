using System.Text;

namespace Memory.Screening.Words;

/// <summary>Words and phrases to concepts.</summary>
internal static class Vocabulary
{
    private const int StemMin = 2;
    private const int CjkMax = 8;
    private static readonly Dictionary<string, Concept> Whole = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Concept> Stems = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<(string[] Words, Concept Concept)>> Phrases = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Concept> Cjk = new(StringComparer.Ordinal);
    private static readonly int StemMax;

    static Vocabulary()
    {
        foreach (var (concept, terms) in Lexicon.Words.Concat(SafetyLexicon.Words).Concat(MoreLexicon.Words))
            foreach (var raw in terms.Split([',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(Folding.Plain(raw), concept);
        StemMax = Stems.Count == 0 ? 0 : Stems.Keys.Max(s => s.Length);
        foreach (var phrases in Phrases.Values)
            phrases.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    public static bool IsCjk(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');

    /// <summary>Concepts of one word: as it is, or by a stem that it begins with.</summary>
    public static Concept Of(string word)
    {
        Whole.TryGetValue(word, out var concept);
        var stems = Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = StemMin; length <= Math.Min(word.Length, StemMax); length++)
            if (stems.TryGetValue(word.AsSpan(0, length), out var more))
                concept |= more;
        return concept;
    }

    /// <summary>Adds the concepts of phrases to the words they begin with, each phrase within one sentence.</summary>
    public static void MarkPhrases(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!Phrases.TryGetValue(words[i].Text, out var phrases))
                continue;
            foreach (var (parts, concept) in phrases)
                if (Matches(words, i, parts))
                    words[i] = words[i] with { Concepts = words[i].Concepts | concept, Phrase = Math.Max(words[i].Phrase, parts.Length) };
        }
    }

    /// <summary>The longest known term of a script without spaces at <paramref name="i"/>; 0 when none.</summary>
    public static int CjkTerm(string text, int i, out Concept concept)
    {
        var lookup = Cjk.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(CjkMax, text.Length - i); length > 0; length--)
            if (lookup.TryGetValue(text.AsSpan(i, length), out concept))
                return length;
        concept = Concept.None;
        return 0;
    }

    private static bool Matches(List<Word> words, int i, string[] parts)
    {
        if (i + parts.Length > words.Count || words[i + parts.Length - 1].Sentence != words[i].Sentence)
            return false;
        for (var k = 1; k < parts.Length; k++)
        {
            var word = words[i + k].Text;
            if (parts[k][^1] == '*' ? !word.StartsWith(parts[k].AsSpan(0, parts[k].Length - 1), StringComparison.Ordinal) : word != parts[k])
                return false;
        }
        return true;
    }

    private static void Add(string term, Concept concept)
    {
        if (term.Any(IsCjk) && !term.Contains(' ', StringComparison.Ordinal))
            Cjk[term] = Cjk.GetValueOrDefault(term) | concept;
        else if (term.Split([' ', '\'', '-'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } pieces && term.Contains(' ', StringComparison.Ordinal))
        {
            // A text's unknown "d'x" and "x-y" are read as two words; known ones as one. Both spellings of a phrase are kept.
            AddPhrase(pieces, concept);
            if (term.Split(' ') is var parts && parts.Length != pieces.Length)
                AddPhrase(parts, concept);
        }
        else if (term[^1] == '*')
            Stems[term[..^1]] = Stems.GetValueOrDefault(term[..^1]) | concept;
        else
            Whole[term] = Whole.GetValueOrDefault(term) | concept;
    }

    private static void AddPhrase(string[] parts, Concept concept)
    {
        if (!Phrases.TryGetValue(parts[0], out var list))
            Phrases[parts[0]] = list = [];
        list.Add((parts, concept));
    }
}
