using System.Globalization;

namespace Memory.Bench.Retrieval;

/// <summary>Runs queries through every way of searching, and prints what came of it.</summary>
internal static class ChannelTable
{
    /// <param name="score">Per way of searching, a score for each query, in the same order.</param>
    /// <returns>Figures by way of searching.</returns>
    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(
        Func<Memory.Indexing.Searching.SearchPlan, List<RankScore>> score, TextWriter output)
    {
        var results = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        var gains = new Dictionary<string, double[]>(StringComparer.Ordinal);
        output.WriteLine($"{"",-10}{"recall@5",10}{"recall@10",11}{"nDCG@10",10}{"MRR@10",9}");
        foreach (var (name, plan) in Channels.All)
        {
            var scores = score(plan);
            gains[name] = [.. scores.Select(s => s.Ndcg10)];
            var mean = results[name] = RankScore.Mean(scores);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-10}{mean["recall@5"],10:0.000}{mean["recall@10"],11:0.000}{mean["nDCG@10"],10:0.000}{mean["MRR@10"],9:0.000}"));
        }
        foreach (var before in (string[])[Channels.Words, Channels.Related])
        {
            var difference = PairedBootstrap.Of(gains[Channels.Fused], gains[before]);
            output.WriteLine($"fused - {before}, points of nDCG@10: {PairedBootstrap.Text(difference)}, n = {gains[before].Length}");
            results[$"fused-{before}"] = new(StringComparer.Ordinal) { ["nDCG@10"] = difference.Mean, ["low"] = difference.Low, ["high"] = difference.High };
        }
        return results;
    }
}
