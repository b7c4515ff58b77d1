using Memory.Indexing;

namespace Memory.Training.Measuring;

/// <summary>Plain BM25 over the terms of the index, as the measure to beat.</summary>
public sealed class WordScores
{
    private const double Saturation = 1.2, Length = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> postings = new(StringComparer.Ordinal);
    private readonly int[] lengths;
    private readonly double meanLength;

    public WordScores(IReadOnlyList<string> texts)
    {
        lengths = new int[texts.Count];
        for (var d = 0; d < texts.Count; d++)
            foreach (var term in Terms(texts[d]).GroupBy(t => t))
            {
                if (!postings.TryGetValue(term.Key, out var list))
                    postings[term.Key] = list = [];
                list.Add((d, term.Count()));
                lengths[d] += term.Count();
            }
        meanLength = lengths.Average();
    }

    public double[] Of(string query)
    {
        var scores = new double[lengths.Length];
        foreach (var term in Terms(query).Distinct())
            if (postings.TryGetValue(term, out var list))
                foreach (var (document, count) in list)
                    scores[document] += Math.Log(1 + (lengths.Length - list.Count + 0.5) / (list.Count + 0.5)) * count * (Saturation + 1)
                        / (count + Saturation * (1 - Length + Length * lengths[document] / meanLength));
        return scores;
    }

    private static IEnumerable<string> Terms(string text) => SearchTerms.Of(text).Where(t => !SearchTerms.IsSilent(t));
}
