namespace Memory.Bench.Retrieval;

/// <summary>How well one answer ranks what is relevant.</summary>
internal readonly record struct RankScore(double Recall5, double Recall10, double Ndcg10, double Mrr10)
{
    private const int Depth = 10;

    /// <param name="ranked">Ids, best first.</param>
    public static RankScore Of(IReadOnlyList<string> ranked, HashSet<string> relevant)
    {
        double gain = 0, ideal = 0, first = 0;
        int in5 = 0, in10 = 0;
        for (var i = 0; i < Math.Min(Depth, ranked.Count); i++)
        {
            if (!relevant.Contains(ranked[i]))
                continue;
            gain += 1 / Math.Log2(i + 2);
            in10++;
            in5 += i < 5 ? 1 : 0;
            if (first == 0)
                first = 1.0 / (i + 1);
        }
        for (var i = 0; i < Math.Min(Depth, relevant.Count); i++)
            ideal += 1 / Math.Log2(i + 2);
        return new RankScore((double)in5 / relevant.Count, (double)in10 / relevant.Count, gain / ideal, first);
    }

    public static SortedDictionary<string, double> Mean(IReadOnlyCollection<RankScore> scores) => new(StringComparer.Ordinal)
    {
        ["recall@5"] = scores.Average(s => s.Recall5),
        ["recall@10"] = scores.Average(s => s.Recall10),
        ["nDCG@10"] = scores.Average(s => s.Ndcg10),
        ["MRR@10"] = scores.Average(s => s.Mrr10),
    };
}
