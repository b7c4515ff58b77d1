using System.Diagnostics;
using System.Globalization;
using Memory.Comments;
using Memory.Distillation;
using Memory.Distillation.Mining;

namespace Memory.Bench.Distill;

/// <summary>How well lessons are found in threads that nobody tagged.</summary>
public static class MinedScore
{
    private const int RulesShown = 400;

    /// <param name="commentsPath">Comments in the import shape, one a line.</param>
    /// <param name="labelsPath">Labels; <c>id</c> is that of a thread's first comment.</param>
    /// <param name="report">Where lines for a person go.</param>
    /// <returns>Figures by name; shares are 0 to 1.</returns>
    public static SortedDictionary<string, double> Measure(string commentsPath, string labelsPath, TextWriter report)
    {
        var threads = MinedThreads.Read(commentsPath);
        var labels = MinedLabel.Read(labelsPath).Where(l => l.Scored && threads.ContainsKey(l.Id)).ToList();
        var mined = labels.ConvertAll(l => ThreadMiner.Mine(threads[l.Id]));

        var judged = labels.Select((l, i) => (l.Lesson, mined[i].Candidates.Count > 0)).ToList();
        var ours = MinedCount.Of(judged);
        var baseline = MinedCount.Of(labels.Select(l => (l.Lesson, MinedBaseline.IsLesson(threads[l.Id].Comments[0].Body))));
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Add(figures, "", ours);
        Add(figures, "baseline.", baseline);
        AddInterval(figures, "precision", judged, c => c.Precision);
        AddInterval(figures, "recall", judged, c => c.Recall);
        AddInterval(figures, "f1", judged, c => c.F1);
        AddMatched(figures, labels, mined, threads);
        figures["threads"] = labels.Count;
        figures["commentsPerSecond"] = Speed(threads, out var all);
        figures["minedShare"] = threads.Count == 0 ? 0 : (double)all.Count / threads.Count;

        Report(report, figures);
        for (var i = 0; i < labels.Count; i++)
            if (labels[i].Lesson != mined[i].Candidates.Count > 0)
                report.WriteLine($"{(labels[i].Lesson ? "missed" : "wrong")} {labels[i].Id}: {mined[i].Reason ?? mined[i].Candidates[0].Rule} | {threads[labels[i].Id].Comments[0].Body.ReplaceLineEndings(" ")}");
        if (Environment.GetEnvironmentVariable("MEMORY_BENCH_SHOW") == "1")
            foreach (var (thread, candidate) in all.Take(RulesShown))
                report.WriteLine($"- {candidate.Confidence:0.00} {candidate.Rule} | {candidate.Why} | {candidate.Topic} | {string.Join(",", candidate.Paths)} ({thread.Root})");
        return figures;
    }

    private static void Add(SortedDictionary<string, double> figures, string prefix, MinedCount count)
    {
        figures[prefix + "precision"] = count.Precision;
        figures[prefix + "recall"] = count.Recall;
        figures[prefix + "f1"] = count.F1;
    }

    private static void AddInterval(
        SortedDictionary<string, double> figures, string name, List<(bool, bool)> judged, Func<MinedCount, double> figure)
    {
        var (low, high) = MinedCount.Interval(judged, figure);
        figures[name + ".low"] = low;
        figures[name + ".high"] = high;
    }

    private static void AddMatched(
        SortedDictionary<string, double> figures, List<MinedLabel> labels, List<Distilled> mined, Dictionary<string, CommentThread> threads)
    {
        int matched = 0, topics = 0, scopes = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            if (!labels[i].Lesson || mined[i].Candidates.Count == 0)
                continue;
            var candidate = mined[i].Candidates[0];
            matched++;
            if (candidate.Topic == labels[i].Topic)
                topics++;
            if (MinedScope.Agree(labels[i].Scope, candidate.Paths, threads[labels[i].Id].Comments[0].Path))
                scopes++;
        }
        figures["topicAccuracy"] = matched == 0 ? 0 : (double)topics / matched;
        figures["scopeAccuracy"] = matched == 0 ? 0 : (double)scopes / matched;
    }

    private static double Speed(Dictionary<string, CommentThread> threads, out List<(CommentThread Thread, Candidate Candidate)> all)
    {
        all = [];
        var clock = Stopwatch.StartNew();
        foreach (var thread in threads.Values)
            foreach (var candidate in ThreadMiner.Mine(thread).Candidates)
                all.Add((thread, candidate));
        var comments = threads.Values.Sum(t => t.Comments.Count);
        return comments / Math.Max(clock.Elapsed.TotalSeconds, 1e-6);
    }

    private static void Report(TextWriter report, SortedDictionary<string, double> figures)
    {
        report.WriteLine("mined threads (development labels)");
        foreach (var (name, value) in figures)
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-22} {value:0.000}"));
    }
}
