using System.Globalization;
using System.Text.Json;
using Memory.Lessons.Reconciling;
using Memory.Text;

namespace Memory.Bench.Distill;

/// <summary>Two lessons → how they relate, over rows <c>{id, a, b, relation}</c>; a false merge is the costliest mistake.</summary>
internal static class PairsScore
{
    private const double NaiveSame = 0.6;
    private static readonly Relation[] Relations = Enum.GetValues<Relation>();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Shares from 0 to 1: <c>pairs.*</c>, and <c>baseline.pairs.*</c> where word overlap of 0.6 is the same.</returns>
    public static SortedDictionary<string, double> Measure(string pairsPath, TextWriter report)
    {
        var pairs = File.ReadLines(pairsPath)
            .Where(l => l.Length > 0)
            .Select(l => JsonSerializer.Deserialize<Pair>(l, Json)!)
            .ToList();
        var judged = pairs.ConvertAll(p => new Judged(p, LessonComparison.Compare(Text(p.A), Text(p.B))));
        var naive = pairs.ConvertAll(p => new Judged(p, Naive(p)));
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Add(results, "pairs.", judged);
        Add(results, "baseline.pairs.", naive);
        Report(report, judged, results);
        return results;
    }

    private static void Add(SortedDictionary<string, double> results, string prefix, List<Judged> judged)
    {
        results[prefix + "falseMerges"] = Share(judged, j => j.Labelled != Relation.Same, j => j.Given == Relation.Same);
        results[prefix + "duplicatesFound"] = Share(judged, j => j.Labelled == Relation.Same, j => j.Given == Relation.Same);
        results[prefix + "contradictionsFound"] = Share(judged, j => j.Labelled == Relation.Opposite, j => j.Given == Relation.Opposite);
        results[prefix + "falseContradictions"] = Share(judged, j => j.Labelled != Relation.Opposite, j => j.Given == Relation.Opposite);
        results[prefix + "accuracy"] = Share(judged, _ => true, j => j.Labelled == j.Given);
    }

    private static double Share(List<Judged> judged, Func<Judged, bool> of, Func<Judged, bool> hit)
    {
        var all = judged.Where(of).ToList();
        return all.Count == 0 ? 0 : Math.Round((double)all.Count(hit) / all.Count, 4);
    }

    private static void Report(TextWriter report, List<Judged> judged, SortedDictionary<string, double> results)
    {
        report.WriteLine($"{"labelled",-11}{string.Concat(Relations.Select(r => $"{r,10}"))}   (judged)");
        foreach (var labelled in Relations)
        {
            var row = judged.Where(j => j.Labelled == labelled).ToList();
            report.WriteLine($"{labelled,-11}{string.Concat(Relations.Select(g => $"{row.Count(j => j.Given == g),10}"))}");
        }
        foreach (var (key, value) in results)
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key,-36}{value:0.000}"));
        Interval("false merges", j => j.Labelled != Relation.Same, j => j.Given == Relation.Same);
        Interval("duplicates found", j => j.Labelled == Relation.Same, j => j.Given == Relation.Same);
        Interval("contradictions found", j => j.Labelled == Relation.Opposite, j => j.Given == Relation.Opposite);
        Interval("false contradictions", j => j.Labelled != Relation.Opposite, j => j.Given == Relation.Opposite);
        void Interval(string name, Func<Judged, bool> of, Func<Judged, bool> hit) => report.WriteLine($"{name} {Wilson.Text(judged.Count(j => of(j) && hit(j)), judged.Count(of))}");
        foreach (var j in judged.Where(j => Costly(j)))
            report.WriteLine($"{j.Pair.Id}: {j.Labelled} judged {j.Given}: \"{j.Pair.A.Rule}\" / \"{j.Pair.B.Rule}\" ({j.Comparison.Reason})");
    }

    private static bool Costly(Judged j) =>
        j.Labelled != j.Given && (j.Labelled is Relation.Same or Relation.Opposite || j.Given is Relation.Same or Relation.Opposite);

    private static Comparison Naive(Pair pair)
    {
        var a = Terms.Content(pair.A.Rule);
        var b = Terms.Content(pair.B.Rule);
        var union = a.Union(b).Count();
        var overlap = union == 0 ? 0 : (double)a.Intersect(b).Count() / union;
        return new Comparison(overlap >= NaiveSame ? Relation.Same : overlap > 0 ? Relation.Related : Relation.Unrelated, overlap, "word overlap");
    }

    private static LessonText Text(Side side) => new(side.Rule, side.Why, side.Scope is null or "*" ? [] : [side.Scope]);

    private sealed record Side(string Rule, string? Why, string? Scope);

    private sealed record Pair(string Id, Side A, Side B, string Relation);

    private sealed record Judged(Pair Pair, Comparison Comparison)
    {
        public Relation Given => Comparison.Relation;
        public Relation Labelled { get; } = Enum.Parse<Relation>(Pair.Relation, ignoreCase: true);
    }
}
