using System.Diagnostics;
using Memory.Indexing.Embedding;

namespace Memory.Training.Measuring;

/// <summary>nDCG@10 of words alone, vectors alone, and both at equal weight, on sets that no training has seen.</summary>
public static class Measure
{
    private const int Ranks = 10, Candidates = 200;

    public static void Print(string file, IEnumerable<string> folders)
    {
        using var opened = new EmbeddingFile(file);
        var embedder = new BuiltInEmbedder(opened);
        Console.WriteLine($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1e6:0.00} MB, {embedder.Dimensions} dimensions, {opened.Terms} terms, {opened.Buckets} buckets, version {embedder.Version}");
        foreach (var set in folders.Select(RetrievalSet.Read))
        {
            var (words, dense, fused, seconds) = Of(set, embedder);
            Console.WriteLine($"{set.Name,-28} {set.Ids.Count,6} documents {set.Queries.Count,5} queries | words {100 * words,5:0.0}  vectors {100 * dense,5:0.0}  both {100 * fused,5:0.0} | {1e6 * seconds / set.Ids.Count:0.0} µs a document");
        }
    }

    private static (double Words, double Dense, double Fused, double Seconds) Of(RetrievalSet set, BuiltInEmbedder embedder)
    {
        var words = new WordScores(set.Texts);
        // The first run is the compiler's.
        foreach (var text in set.Texts)
            embedder.Embed(text);
        var clock = Stopwatch.StartNew();
        var vectors = set.Texts.Select(embedder.Embed).ToArray();
        var seconds = clock.Elapsed.TotalSeconds;
        var (sumWords, sumDense, sumFused) = (0.0, 0.0, 0.0);
        foreach (var (text, answers) in set.Queries)
        {
            var byWords = words.Of(text);
            var query = embedder.Embed(text);
            var byVector = vectors.Select(v => (double)Dot(query, v)).ToArray();
            var candidates = Best(byWords, Candidates).Union(Best(byVector, Candidates)).ToArray();
            var fused = candidates.Zip(Spread(candidates, byWords).Zip(Spread(candidates, byVector), (w, v) => w + v)).OrderByDescending(c => c.Second).Select(c => c.First);
            sumWords += Gain(Best(byWords, Ranks).Where(d => byWords[d] > 0));
            sumDense += Gain(Best(byVector, Ranks));
            sumFused += Gain(fused);

            double Gain(IEnumerable<int> ranked) =>
                ranked.Take(Ranks).Select((d, i) => answers.Contains(set.Ids[d]) ? 1 / Math.Log2(i + 2) : 0).Sum()
                / Enumerable.Range(0, Math.Min(Ranks, answers.Count)).Sum(i => 1 / Math.Log2(i + 2));
        }
        var count = set.Queries.Count;
        return (sumWords / count, sumDense / count, sumFused / count, seconds);
    }

    private static IEnumerable<int> Best(double[] scores, int count) =>
        Enumerable.Range(0, scores.Length).OrderByDescending(d => scores[d]).ThenBy(d => d).Take(count);

    private static double[] Spread(int[] candidates, double[] scores)
    {
        var (least, most) = (candidates.Min(c => scores[c]), candidates.Max(c => scores[c]));
        return [.. candidates.Select(c => most > least ? (scores[c] - least) / (most - least) : 0)];
    }

    private static float Dot(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
