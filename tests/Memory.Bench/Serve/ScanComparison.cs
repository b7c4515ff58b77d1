using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Memory.Indexing.Embedding;

namespace Memory.Bench.Serve;

/// <summary>
/// Three ways to the ten nearest of many vectors, on one core: all of them in a byte a dimension (what the index does); first
/// the signs alone, a bit a dimension, then the best few hundred exactly; only the nearest of several hundred groups.
/// How many of the ten that full precision finds each of them finds, too.
/// </summary>
internal static class ScanComparison
{
    private const int Dimensions = 128;
    private const int Nearest = 10;
    private const int Queries = 200;
    private const int Rescored = 400;
    private const int GroupRounds = 4;
    private const double Spread = 0.6;

    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(int vectors, TextWriter output)
    {
        var random = new Random(7);
        // Texts lie in clusters: subjects of which many lessons speak.
        var subjects = Enumerable.Range(0, Math.Max(8, vectors / 100)).Select(_ => Gaussian(random)).ToArray();
        var all = Enumerable.Range(0, vectors).Select(_ => Near(random, subjects[random.Next(subjects.Length)])).ToArray();
        var queries = Enumerable.Range(0, Queries).Select(_ => Near(random, subjects[random.Next(subjects.Length)])).ToArray();
        var codes = new sbyte[vectors * Dimensions];
        var scales = new float[vectors];
        for (var i = 0; i < vectors; i++)
            scales[i] = VectorCode.Write(all[i], codes.AsSpan(i * Dimensions, Dimensions));
        var truth = queries.Select(q => Best(all.Select((v, i) => (i, (double)Dot(q, v))))).ToArray();

        var groups = Groups(all, random, (int)Math.Sqrt(vectors));
        var rows = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        var scores = new float[vectors];
        Row("bytes, all of them", (q, code) => Exact(code, codes, scales, scores, Nearest));
        var signs = all.Select(Signs).ToArray();
        Row($"signs, then bytes of {Rescored}", (q, code) => SignsFirst(q, code, signs, codes, scales));
        foreach (var probed in (int[])[4, 16])
            Row($"{probed} of {groups.Centres.Length} groups", (q, code) => Grouped(q, code, groups, probed, codes, scales));
        return rows;

        void Row(string name, Func<float[], sbyte[], int[]> search)
        {
            var micros = new List<double>();
            var (found, code) = (0, new sbyte[Dimensions]);
            for (var i = 0; i < Queries; i++)
            {
                VectorCode.Write(queries[i], code);
                var from = Stopwatch.GetTimestamp();
                var result = search(queries[i], code);
                micros.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
                found += result.Intersect(truth[i]).Count();
            }
            micros.Sort();
            rows[name] = new(StringComparer.Ordinal)
            {
                ["p50Us"] = Math.Round(micros[Queries / 2]),
                ["p95Us"] = Math.Round(micros[Queries * 95 / 100]),
                ["found"] = Math.Round(found / (double)(Queries * Nearest), 3),
            };
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {vectors,8} vectors, {name,-28} p50 {rows[name]["p50Us"],7:0} us   p95 {rows[name]["p95Us"],7:0} us   of the ten nearest {rows[name]["found"]:0.000}"));
        }
    }

    private static int[] Exact(sbyte[] query, sbyte[] codes, float[] scales, float[] scores, int count)
    {
        for (var i = 0; i < scales.Length; i++)
            scores[i] = VectorCode.Dot(query, codes.AsSpan(i * Dimensions, Dimensions)) * scales[i];
        return Top(scores, scales.Length, count);
    }

    private static int[] SignsFirst(float[] query, sbyte[] code, (ulong A, ulong B)[] signs, sbyte[] codes, float[] scales)
    {
        var (a, b) = Signs(query);
        // Counts of differing bits have few values: a histogram says where the best few hundred end.
        var differing = new byte[signs.Length];
        Span<int> counts = stackalloc int[Dimensions + 1];
        for (var i = 0; i < signs.Length; i++)
            counts[differing[i] = (byte)(BitOperations.PopCount(signs[i].A ^ a) + BitOperations.PopCount(signs[i].B ^ b))]++;
        var (limit, taken) = (0, 0);
        while (limit < Dimensions && (taken += counts[limit]) < Rescored)
            limit++;
        var near = new List<(int, double)>(taken);
        for (var i = 0; i < signs.Length; i++)
            if (differing[i] <= limit)
                near.Add((i, VectorCode.Dot(code, codes.AsSpan(i * Dimensions, Dimensions)) * scales[i]));
        return Best(near);
    }

    private static int[] Grouped(float[] query, sbyte[] code, (float[][] Centres, int[][] Members) groups, int probed, sbyte[] codes, float[] scales)
    {
        var centres = new float[groups.Centres.Length];
        for (var g = 0; g < centres.Length; g++)
            centres[g] = Dot(query, groups.Centres[g]);
        var near = new List<(int, double)>();
        foreach (var g in Top(centres, centres.Length, probed))
            foreach (var i in groups.Members[g])
                near.Add((i, VectorCode.Dot(code, codes.AsSpan(i * Dimensions, Dimensions)) * scales[i]));
        return Best(near);
    }

    private static (float[][] Centres, int[][] Members) Groups(float[][] all, Random random, int count)
    {
        var centres = Enumerable.Range(0, count).Select(_ => all[random.Next(all.Length)]).ToArray();
        var of = new int[all.Length];
        for (var round = 0; round < GroupRounds; round++)
        {
            Parallel.For(0, all.Length, i => of[i] = Enumerable.Range(0, count).MaxBy(g => Dot(all[i], centres[g])));
            var sums = centres.Select(_ => new float[Dimensions]).ToArray();
            for (var i = 0; i < all.Length; i++)
                for (var d = 0; d < Dimensions; d++)
                    sums[of[i]][d] += all[i][d];
            centres = [.. sums.Select(Unit)];
        }
        return (centres, [.. Enumerable.Range(0, count).Select(g => Enumerable.Range(0, all.Length).Where(i => of[i] == g).ToArray())]);
    }

    private static int[] Best(IEnumerable<(int Place, double Score)> scored) =>
        [.. scored.OrderByDescending(s => s.Score).ThenBy(s => s.Place).Take(Nearest).Select(s => s.Place)];

    private static int[] Top(float[] scores, int used, int count)
    {
        var worstFirst = new PriorityQueue<int, float>();
        for (var i = 0; i < used; i++)
            if (worstFirst.Count < count)
                worstFirst.Enqueue(i, scores[i]);
            else if (worstFirst.TryPeek(out _, out var worst) && scores[i] > worst)
                worstFirst.EnqueueDequeue(i, scores[i]);
        return [.. worstFirst.UnorderedItems.Select(i => i.Element)];
    }

    private static (ulong A, ulong B) Signs(float[] vector)
    {
        ulong a = 0, b = 0;
        for (var i = 0; i < 64; i++)
        {
            a |= vector[i] > 0 ? 1UL << i : 0;
            b |= vector[64 + i] > 0 ? 1UL << i : 0;
        }
        return (a, b);
    }

    private static float Dot(float[] a, float[] b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Dimensions; i += Vector<float>.Count)
            sum += new Vector<float>(a, i) * new Vector<float>(b, i);
        return Vector.Sum(sum);
    }

    private static float[] Near(Random random, float[] subject)
    {
        var noise = Gaussian(random);
        return Unit([.. subject.Select((s, i) => (float)(s + Spread * noise[i]))]);
    }

    private static float[] Gaussian(Random random) =>
        Unit([.. Enumerable.Range(0, Dimensions).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))]);

    private static float[] Unit(float[] vector)
    {
        var norm = Math.Sqrt(vector.Sum(v => (double)v * v));
        return norm == 0 ? vector : [.. vector.Select(v => (float)(v / norm))];
    }
}
