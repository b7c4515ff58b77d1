using System.Diagnostics;
using System.Globalization;
using Memory.Distillation.Mining;
using Memory.Distillation.Mining.Ranking;

namespace Memory.Bench.Distill;

/// <summary>How many candidates a history gives, what is left when those of one meaning are put together, and how long that takes.</summary>
internal static class MinedRankScore
{
    private const int Shown = 15;

    public static SortedDictionary<string, double> Measure(string commentsPath, TextWriter report)
    {
        var candidates = MinedThreads.Read(commentsPath).Values.Where(t => !t.Comments[0].AuthorIsBot)
            .SelectMany(t => ThreadMiner.Mine(t).Candidates.Select(c => MinedCandidate.Of(c, t))).ToList();
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["ranked.candidates"] = candidates.Count };
        foreach (var times in new[] { 1, 4, 16 })
        {
            var many = Enumerable.Range(0, times).SelectMany(i => candidates.Select(c => Other(c, i))).ToList();
            var before = Environment.CpuUsage.TotalTime;
            var ranked = MinedRanking.Rank(many);
            figures[$"ranked.secondsFor{many.Count.ToString(CultureInfo.InvariantCulture)}"] = Math.Round((Environment.CpuUsage.TotalTime - before).TotalSeconds, 3);
            if (times > 1)
                continue;
            figures["ranked.clusters"] = ranked.Count;
            figures["ranked.ready"] = ranked.Count(c => c.IsReady);
            figures["ranked.repeated"] = ranked.Count(c => c.IsRepeated);
            foreach (var cluster in MinedRanking.Choose(ranked, 0).Take(Shown))
                report.WriteLine($"{cluster.Score:0.00} {string.Join(", ", cluster.Reasons)}: {cluster.Lead.Candidate.Rule}");
        }
        foreach (var (name, value) in figures)
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value:0.###}"));
        return figures;
    }

    /// <summary>The same number of candidates again, about other things: a longer history has more to say, not only more often.</summary>
    private static MinedCandidate Other(MinedCandidate c, int history) => history == 0 ? c : c with
    {
        Thread = $"{c.Thread}#{history}",
        Candidate = c.Candidate with { Rule = string.Join(' ', c.Candidate.Rule.Split(' ').Select(w => w.Length > 4 ? $"{w.TrimEnd('.')}{(char)('a' + history)}q" : w)) },
    };
}
