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
        Add(figures, "tagged.", rows, TaggedReading.Ours, report, report);
        Add(figures, "baseline.", rows, TaggedReading.Naive, TextWriter.Null, report);
        figures["tagged.commentsPerSecond"] = Speed(rows);
        return figures;
    }

    private static void Add(SortedDictionary<string, double> figures, string prefix, List<TaggedRow> rows, Func<TaggedRow, TaggedReading> read, TextWriter report, TextWriter print)
    {
        var tally = new TaggedTally();
        foreach (var row in rows)
            tally.Count(row, read(row), report);
        tally.WriteConfusion(report);
        var shares = tally.Figures().ToDictionary(f => f.Name, f => f.Share, StringComparer.Ordinal);
        foreach (var (name, share) in shares)
        {
            figures[prefix + name] = share.Value;
            print.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prefix + name,-32} {share.Value:0.000}  {share.Part,3}/{share.Whole,-3}  [{share.Low:0.000}, {share.High:0.000}]"));
        }
        var (precision, recall) = (shares["precision"].Value, shares["recall"].Value);
        figures[prefix + "rows"] = tally.Rows;
        figures[prefix + "f1"] = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
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
