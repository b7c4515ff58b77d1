using Memory.Indexing;
using Memory.Text;

namespace Memory.Serving;

/// <summary>The sentences of a passage that speak of a question.</summary>
internal static class PassageSentences
{
    private const int SentencesMax = 400;
    private const int LettersMax = 400;

    /// <summary>
    /// The best sentence, with the next one while both are short. A question is no answer: where the best sentence asks,
    /// what was said to it is taken. Empty where nothing but questions speaks of it.
    /// </summary>
    public static string Best(Passage passage, IReadOnlyList<QueryWord> question)
    {
        var worth = Worth(question);
        var (sentences, speakers) = Spoken(passage);
        var best = -1;
        var most = 0.0;
        for (var i = 0; i < sentences.Count; i++)
        {
            // An answer that speaks of it as much as the question does is the better sentence.
            var its = SearchTerms.Of(sentences[i], 200).Distinct(StringComparer.Ordinal).Sum(t => worth.GetValueOrDefault(t)) + (Asks(sentences[i]) ? 0 : 0.01);
            if (its > most + 1e-9)
                (best, most) = (i, its);
        }
        if (most < 0.02)
            return "";
        if (Asks(sentences[best]))
            best = AnswerTo(best, sentences, speakers);
        if (best < 0)
            return "";
        var words = sentences[best];
        if (best + 1 < sentences.Count && !Asks(sentences[best + 1]) && words.Length + sentences[best + 1].Length < LettersMax)
            words += " " + sentences[best + 1];
        return Quotation.Of(words, LettersMax);
    }

    private static Dictionary<string, double> Worth(IReadOnlyList<QueryWord> question)
    {
        var asked = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in question)
        {
            asked[word.Term] = word.Weak ? 0.2 : 1;
            foreach (var other in RelatedWords.Of(word.Term))
                asked.TryAdd(other, word.Weak ? 0.1 : 0.5);
        }
        return asked;
    }

    private static bool Asks(string sentence) => sentence.EndsWith('?');

    /// <summary>The first thing that somebody else says to a question, else what its asker goes on to say; -1 for nothing.</summary>
    private static int AnswerTo(int question, List<string> sentences, List<string> speakers)
    {
        var other = sentences.FindIndex(question + 1, s => !Asks(s));
        for (var i = question + 1; i < sentences.Count; i++)
            if (!Asks(sentences[i]) && speakers[i] != speakers[question])
                return i;
        return other;
    }

    /// <summary>A thread names its speakers in front of their words; the answer names them itself.</summary>
    private static (List<string> Sentences, List<string> Speakers) Spoken(Passage passage)
    {
        var sentences = Split(passage.Text);
        var speakers = new List<string>(sentences.Count);
        var speaker = "";
        for (var i = 0; i < sentences.Count; i++)
        {
            var login = passage.People.FirstOrDefault(l => sentences[i].StartsWith(l + ": ", StringComparison.Ordinal));
            if (login is not null)
            {
                speaker = login;
                sentences[i] = sentences[i][(login.Length + 2)..].TrimStart();
            }
            speakers.Add(speaker);
        }
        return (sentences, speakers);
    }

    private static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length && sentences.Count < SentencesMax; i++)
        {
            var ends = text[i] is '\n' or '。' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (!ends)
                continue;
            Add(sentences, text.AsSpan(start, i + 1 - start));
            start = i + 1;
        }
        if (start < text.Length && sentences.Count < SentencesMax)
            Add(sentences, text.AsSpan(start, Math.Min(text.Length - start, 2_000)));
        return sentences;
    }

    private static void Add(List<string> sentences, ReadOnlySpan<char> sentence)
    {
        sentence = sentence.Trim();
        if (sentence.Length > 1)
            sentences.Add(sentence[..Math.Min(sentence.Length, 2_000)].ToString());
    }
}
