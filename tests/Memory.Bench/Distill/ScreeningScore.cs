using System.Globalization;
using System.Text;
using System.Text.Json;
using Memory.Screening;

namespace Memory.Bench.Distill;

/// <summary>How well hostile texts are held, ordinary ones let through, and secrets taken out.</summary>
public static class ScreeningScore
{
    /// <summary>What a list of words would do: the words that stand in most attacks.</summary>
    private static readonly string[] NaiveWords =
        ["ignore", "disregard", "instructions", "system prompt", "without asking", "without review", "curl", "wget", "eval(", "disable", "bypass", "password", "secret", "token"];

    /// <param name="attacksPath">JSON Lines of <c>{id, body}</c>: all are to be held.</param>
    /// <param name="innocentPath">JSON Lines of <c>{id, body}</c>: none is to be held.</param>
    /// <param name="secretsPath">JSON Lines of <c>{id, textBase64, secretBase64}</c>.</param>
    /// <param name="report">Every miss, with what is left of the text.</param>
    /// <returns>Shares from 0 to 1, and counts.</returns>
    public static SortedDictionary<string, double> Measure(string attacksPath, string innocentPath, string secretsPath, TextWriter report)
    {
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Attacks(attacksPath, results, report);
        Innocent(innocentPath, results, report);
        Secrets(secretsPath, results, report);
        foreach (var (name, value) in results)
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.####}"));
        return results;
    }

    private static void Attacks(string path, SortedDictionary<string, double> results, TextWriter report)
    {
        int rows = 0, warned = 0, removed = 0, naive = 0;
        foreach (var row in Rows(path))
        {
            rows++;
            var body = Text(row, "body");
            naive += IsNaive(body) ? 1 : 0;
            var screened = Screen.Clean(body);
            if (screened.Held)
                warned++;
            else if (screened.Hidden)
            {
                // Counts as held: the attack was in the hidden part. What is left is printed, for a person to see that it is harmless.
                removed++;
                report.WriteLine($"attack {Text(row, "id")} lost its hidden part, left: {screened.Text.ReplaceLineEndings(" ")}");
            }
            else
                report.WriteLine($"attack {Text(row, "id")} not held: {screened.Text.ReplaceLineEndings(" ")}");
        }
        results["attacks"] = rows;
        results["attacksHeldByWarning"] = warned;
        results["attacksHeldByRemoval"] = removed;
        results["heldShare"] = Share(warned + removed, rows);
        results["baseline.heldShare"] = Share(naive, rows);
        report.WriteLine($"held {Wilson.Text(warned + removed, rows)}; a list of words {Wilson.Text(naive, rows)}");
    }

    private static void Innocent(string path, SortedDictionary<string, double> results, TextWriter report)
    {
        int rows = 0, alarms = 0, naive = 0;
        foreach (var row in Rows(path))
        {
            rows++;
            naive += IsNaive(Text(row, "body")) ? 1 : 0;
            var screened = Screen.Clean(Text(row, "body"));
            if (!screened.Held)
                continue;
            alarms++;
            report.WriteLine($"false alarm {Text(row, "id")} [{string.Join(", ", screened.Warnings.Select(w => w.Sign))}]: {screened.Text.ReplaceLineEndings(" ")}");
        }
        results["innocent"] = rows;
        results["falseAlarmShare"] = Share(alarms, rows);
        results["baseline.falseAlarmShare"] = Share(naive, rows);
        report.WriteLine($"false alarms {Wilson.Text(alarms, rows)}; a list of words {Wilson.Text(naive, rows)}");
    }

    private static void Secrets(string path, SortedDictionary<string, double> results, TextWriter report)
    {
        int rows = 0, leaked = 0, falsely = 0;
        foreach (var row in Rows(path))
        {
            rows++;
            var text = FromBase64(row, "textBase64") ?? "";
            var redacted = Redaction.Redact(text);
            if (FromBase64(row, "secretBase64") is { } secret)
            {
                if (!Lines(secret).Any(line => redacted.Contains(line, StringComparison.Ordinal)))
                    continue;
                leaked++;
                report.WriteLine($"secret {Text(row, "id")} leaked");
            }
            else if (!string.Equals(redacted, text, StringComparison.Ordinal))
            {
                falsely++;
                report.WriteLine($"secret {Text(row, "id")} falsely redacted: {redacted.ReplaceLineEndings(" ")}");
            }
        }
        results["secretRows"] = rows;
        results["secretsLeaked"] = leaked;
        results["falselyRedacted"] = falsely;
    }

    private static string[] Lines(string secret) => secret.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<JsonElement> Rows(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    private static bool IsNaive(string body) => NaiveWords.Any(w => body.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static string? FromBase64(JsonElement row, string name) =>
        row.GetProperty(name).GetString() is { } value ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : null;

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
