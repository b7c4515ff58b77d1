using System.Globalization;
using System.Text.Json;

namespace Memory.Bench.Distill;

/// <summary>
/// What somebody who did not know the writer would merge unedited: a line an item, <c>{"id","set","writer","merge","why"}</c>. The
/// judge writes id, merge and why; set and writer are joined from the key afterwards.
/// </summary>
internal static class Verdicts
{
    private const int ReasonsShown = 8;

    private sealed record Verdict(string Id, string Set, string Writer, bool Merge, string? Why = null);

    /// <returns>1, as a part that ran.</returns>
    public static int Measure(string file, SortedDictionary<string, double> figures, TextWriter report)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var verdicts = File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<Verdict>(l, options)!).ToList();
        foreach (var group in verdicts.GroupBy(v => (v.Set, v.Writer)).OrderBy(g => g.Key.Set, StringComparer.Ordinal).ThenBy(g => g.Key.Writer, StringComparer.Ordinal))
        {
            var merged = group.Count(v => v.Merge);
            figures[$"merge.{group.Key.Set}.{group.Key.Writer}"] = (double)merged / group.Count();
            report.WriteLine($"merged unedited, {group.Key.Set}, {group.Key.Writer,-9} {Wilson.Text(merged, group.Count())}");
            if (group.Key.Writer != "naive")
                foreach (var why in group.Where(v => !v.Merge).GroupBy(v => v.Why).OrderByDescending(w => w.Count()).Take(ReasonsShown))
                    report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {why.Count()} {why.Key}"));
        }
        return 1;
    }
}
