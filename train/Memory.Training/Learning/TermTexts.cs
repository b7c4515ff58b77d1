using System.Collections.Concurrent;
using Memory.Indexing.Embedding;
using Memory.Training.Pairs;

namespace Memory.Training.Learning;

/// <summary>Pairs as numbers of terms, gathered from many sources at once.</summary>
public sealed class TermTexts
{
    private const int QueryTermsMax = 64, DocumentTermsMax = 144, QueryTermsMin = 2, DocumentTermsMin = 5;

    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private int next;

    public int Terms => numbers.Count;

    /// <summary>The terms, each at its number.</summary>
    public string[] Words()
    {
        var words = new string[next];
        foreach (var (word, number) in numbers)
            words[number] = word;
        return words;
    }

    public List<NumberedPair> Number(IEnumerable<TextPair> pairs, int source)
    {
        var numbered = new List<NumberedPair>();
        foreach (var pair in pairs)
        {
            var (query, document) = (Numbers(pair.Query, QueryTermsMax), Numbers(pair.Document, DocumentTermsMax));
            if (query.Length >= QueryTermsMin && document.Length >= DocumentTermsMin)
                numbered.Add(new(source, pair.Kind, query, document));
        }
        return numbered;
    }

    private int[] Numbers(string text, int most) =>
        [.. TermRows.Terms(text).Take(most).Select(t => numbers.GetOrAdd(t, _ => Interlocked.Increment(ref next) - 1))];
}

public sealed record NumberedPair(int Source, PairKind Kind, int[] Query, int[] Document);
