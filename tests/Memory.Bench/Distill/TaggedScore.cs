using System.Globalization;

namespace Memory.Bench.Distill;

/// <summary>Scores tag grammar and built-in distiller on a file shaped like <c>tagged.jsonl</c>, the naive baseline beside it.</summary>
internal static class TaggedScore
{
    private const int TimedTexts = 3_000;
    private const int WarmTexts = 12_000;

    public static SortedDictionary<string, double> Measure(string taggedPath, TextWriter report)
    {
        var rows = TaggedRow.ReadAll(taggedPath);
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Add(figures, "tagged.", rows, TaggedReading.Ours, report);
        Add(figures, "baseline.", rows, TaggedReading.Naive, TextWriter.Null);
        figures["tagged.commentsPerSecond"] = Speed(rows);
        foreach (var (name, value) in figures)
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value:0.###}"));
        return figures;
    }

    private static void Add(SortedDictionary<string, double> figures, string prefix, List<TaggedRow> rows, Func<TaggedRow, TaggedReading> read, TextWriter report)
    {
        var tally = new TaggedTally();
        foreach (var row in rows)
            tally.Count(row, read(row), report);
        foreach (var (name, value) in tally.Figures())
            figures[prefix + name] = value;
        tally.WriteConfusion(report);
    }

    /// <summary>
    /// Comments for each second of processor time on one core, warm: the set is read over and over until the code is compiled,
    /// and only what comes after is timed. Processor time, because the machine may be busy with something else.
    /// </summary>
    private static double Speed(List<TaggedRow> rows)
    {
        ReadOver(rows, WarmTexts);
        var before = Environment.CpuUsage.TotalTime;
        var read = ReadOver(rows, TimedTexts);
        return read / Math.Max(0.001, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static int ReadOver(List<TaggedRow> rows, int texts)
    {
        var read = 0;
        while (read < texts && rows.Count > 0)
            foreach (var row in rows)
            {
                TaggedReading.Ours(row);
                read++;
            }
        return read;
    }
}
