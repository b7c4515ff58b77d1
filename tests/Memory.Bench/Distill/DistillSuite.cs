using System.Globalization;

namespace Memory.Bench.Distill;

/// <summary>
/// <c>distill</c>: quality of grammar, distiller, reconcile and screening, each beside its naive baseline. A part runs when its
/// files are named; the unprefixed figures of the JSON are those of the taught comments, else of the mined threads.
/// </summary>
internal static class DistillSuite
{
    public const string Usage =
        "distill [--tagged F [--print]] [--comments F --labels F] [--ranked F] [--blind DIR --tagged F --comments F [--seed N]] [--verdicts FILE] [--tagged F --examples] [--pairs F] [--attacks F --innocent F --secrets F] [--json FILE]";

    public static int Run(string[] args)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var ran = Part(figures, args, f => TaggedScore.Measure(f[0], Console.Out), "--tagged")
            + Part(figures, args, f => Prefixed("mined.", MinedScore.Measure(f[0], f[1], Console.Out)), "--comments", "--labels")
            + Part(figures, args, f => MinedRankScore.Measure(f[0], Console.Out), "--ranked")
            + Part(figures, args, f => PairsScore.Measure(f[0], Console.Out), "--pairs")
            + Part(figures, args, f => ScreeningScore.Measure(f[0], f[1], f[2], Console.Out), "--attacks", "--innocent", "--secrets");
        if (Report.Value(args, "--verdicts") is { } verdicts)
            ran += Verdicts.Measure(verdicts, figures, Console.Out);
        if (ran == 0)
        {
            Console.Error.WriteLine($"usage: {Usage}");
            return 2;
        }
        if (args.Contains("--print") && Report.Value(args, "--tagged") is { } tagged)
            Print(tagged);
        if (Report.Value(args, "--blind") is { } folder && Report.Value(args, "--tagged") is { } taught && Report.Value(args, "--comments") is { } comments)
            BlindItems.Write(folder, taught, comments, int.Parse(Report.Value(args, "--seed") ?? "20261", CultureInfo.InvariantCulture), Console.Out);
        if (args.Contains("--examples") && Report.Value(args, "--tagged") is { } drawn)
            Examples.Print(drawn, Report.Value(args, "--comments"), Console.Out);
        foreach (var name in new[] { "precision", "recall", "f1", "topicAccuracy", "scopeAccuracy", "scopeLoose", "commentsPerSecond" })
            foreach (var set in new[] { "mined.", "tagged." })
                if (figures.TryGetValue(set + name, out var value))
                    figures[name == "scopeLoose" ? "scopeAccuracy" : name] = value;
        Report.Write(args, "distill", figures);
        return 0;
    }

    private static SortedDictionary<string, double> Prefixed(string prefix, SortedDictionary<string, double> figures) =>
        new(figures.ToDictionary(f => prefix + f.Key, f => f.Value), StringComparer.Ordinal);

    private static int Part(SortedDictionary<string, double> figures, string[] args, Func<string[], SortedDictionary<string, double>> measure, params string[] names)
    {
        var files = names.Select(n => Report.Value(args, n)).OfType<string>().ToArray();
        if (files.Length < names.Length)
            return 0;
        foreach (var (name, value) in measure(files))
            figures[name] = value;
        return 1;
    }

    /// <summary>Every produced rule, to be read by a person.</summary>
    private static void Print(string tagged)
    {
        foreach (var row in TaggedRow.ReadAll(tagged))
        {
            var read = TaggedReading.Ours(row);
            foreach (var lesson in read.Lessons)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{row.Id} - {lesson.Rule} Why: {lesson.Why ?? "-"} [{lesson.Kind} {lesson.Topic} {string.Join(' ', lesson.Paths)}{(lesson.Reach == 0 ? "" : " " + lesson.Reach)} {lesson.Confidence:0.00}]"));
            if (read.Lessons.Count == 0 && row.Expect.Lessons.Count > 0)
                Console.WriteLine($"{row.Id} - NOTHING: {read.Reason}");
        }
    }
}
