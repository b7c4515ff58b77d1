using System.Text;
using Memory.Indexing.Embedding;
using Memory.Indexing.Fusing;

namespace Memory.Indexing.Searching;

/// <summary>A term that answers a word of the query.</summary>
/// <param name="Word">Place of the word in the query.</param>
/// <param name="Letters">UTF-8, as terms are stored.</param>
/// <param name="Factor">1 for the word itself, less for a related or misspelt one.</param>
internal readonly record struct AskedTerm(int Word, string Text, byte[] Letters, float Factor, TermMatchKind Kind);

/// <summary>A query read once, for all partitions that it is put to.</summary>
internal sealed class PreparedQuery
{
    private const float RelatedFactor = 0.55f;

    /// <summary>A longer query says in its own words what it means; other words for the same only add noise.</summary>
    private const int RelatedWordsMax = 12;

    /// <summary>In prose a single letter is the name of a variable; in a page of code it is noise.</summary>
    private const int LettersWordsMax = 24;

    private const int NgramsMax = 8_000;

    private PreparedQuery(SearchPlan plan, string text, IReadOnlyList<QueryWord> words)
    {
        Weights = plan.Weights ?? FusionWeights.For(text);
        Words = words;
        HasOtherWords = plan.OtherWords && words.Count <= RelatedWordsMax;
    }

    public FusionWeights Weights { get; }
    public IReadOnlyList<QueryWord> Words { get; }
    /// <summary>By word, the word itself first.</summary>
    public required AskedTerm[] Terms { get; init; }
    /// <summary>Distinct.</summary>
    public required ushort[] Ngrams { get; init; }
    /// <summary>How much each counts for being said so often.</summary>
    public required float[] NgramsSaid { get; init; }
    /// <summary>Null where there is none: the other channels are asked alone.</summary>
    public required CodedVector? Vector { get; init; }
    /// <summary>Short enough for related words and spelling.</summary>
    public bool HasOtherWords { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <param name="vector">Of the text; null where there is none.</param>
    /// <param name="words">Of the text; null: they are read.</param>
    public static PreparedQuery Of(string text, CodedVector? vector, SearchPlan plan, IReadOnlyList<QueryWord>? words = null)
    {
        words ??= QueryWords.Of(text);
        if (words.Count > LettersWordsMax)
            words = [.. words.Where(w => !SearchTerms.IsLetter(w.Term))];
        var related = plan.OtherWords && words.Count <= RelatedWordsMax;
        var terms = new List<AskedTerm>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            terms.Add(Asked(i, words[i].Term, 1, TermMatchKind.Exact));
            if (related)
                foreach (var other in RelatedWords.Of(words[i].Term))
                    terms.Add(Asked(i, other, RelatedFactor, TermMatchKind.Related));
        }
        var (ngrams, said) = plan.Weights is not { Ngrams: 0 } ? Distinct(Ngram.Of([text.Length > QueryWords.CharactersMax ? text[..QueryWords.CharactersMax] : text], NgramsMax)) : ([], []);
        return new PreparedQuery(plan, text, words) { Terms = [.. terms], Ngrams = ngrams, NgramsSaid = said, Vector = vector is { Scale: > 0 } && float.IsFinite(vector.Scale) ? vector : null };
    }

    public static AskedTerm Asked(int word, string text, float factor, TermMatchKind kind) =>
        new(word, text, Encoding.UTF8.GetBytes(text), factor, kind);

    private static (ushort[], float[]) Distinct(ushort[] sorted)
    {
        var ngrams = new List<ushort>(sorted.Length);
        var said = new List<float>(sorted.Length);
        for (var i = 0; i < sorted.Length;)
        {
            var from = i;
            while (i < sorted.Length && sorted[i] == sorted[from])
                i++;
            ngrams.Add(sorted[from]);
            said.Add(Ngram.Asked(i - from));
        }
        return ([.. ngrams], [.. said]);
    }
}
