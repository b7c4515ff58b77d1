using System.Globalization;
using System.Text.Json;
using Memory.Client;
using Memory.Comments;
using Memory.Intake;
using Memory.Replaying;

namespace Memory.Bench.Replaying;

/// <summary>
/// Replays histories and prints every remark that repeats a lesson beside what had been said before, for a person to read; with
/// verdicts, how often the replay is right.
/// </summary>
internal static class ReplaySuite
{
    public const string Usage = "replay --comments FILE [--repo owner/name,…] [--cut 0.8] [--least 0.5] [--pairs] [--verdicts FILE.tsv] [--json FILE]";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(string[] args)
    {
        if (Report.Value(args, "--comments") is not { } file)
        {
            Console.Error.WriteLine($"usage: {Usage}");
            return 2;
        }
        var only = Report.Value(args, "--repo")?.ToLowerInvariant().Split(',');
        var cut = Number(args, "--cut", 0.8);
        var least = Number(args, "--least", Repetitions.LikenessMin);
        var verdicts = Report.Value(args, "--verdicts") is { } read ? PairVerdicts.Read(read) : null;
        var results = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var repo in Comments(file).GroupBy(c => c.Repo).Where(g => only?.Contains(g.Key) ?? true))
        {
            if (ReplayHistory.Fault([.. repo]) is { } fault)
            {
                Console.Error.WriteLine($"{repo.Key}: {fault}");
                continue;
            }
            if (args.Contains("--pairs"))
            {
                Print(repo.Key, RemarkPairs.Of(ReplayHistory.Of(repo.Key, [.. repo], cut), least), verdicts);
                continue;
            }
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var report = new Rehearsal(ReplayHistory.Of(repo.Key, [.. repo], cut), new IntakeOptions { Tags = ["@claude"] })
                .RunAsync((_, _) => Task.CompletedTask, CancellationToken.None, least).GetAwaiter().GetResult();
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"# {repo.Key}: {report.Comments} comments, {report.Lessons} rules said {report.Said} times, {report.After} remarks after the cut, {report.Repeated} repeated, {report.Ahead} ahead, {took:0.0} s"));
            Print(repo.Key, report.Repetitions, verdicts);
            results[repo.Key] = new { report.Comments, report.Lessons, report.Said, report.After, report.Repeated, report.Ahead, Seconds = Math.Round(took, 1) };
        }
        Report.Write(args, "replay", results);
        return 0;
    }

    private static void Print(string repo, IReadOnlyList<ReplayRepetition> pairs, PairVerdicts? verdicts)
    {
        foreach (var pair in pairs)
            Console.WriteLine(JsonSerializer.Serialize(new { repo, said = pair.Said.Id, again = pair.Again.Id, pair.Match, pair.Likeness, pair.Ahead, a = pair.Said.Words, b = pair.Again.Words }, Plain));
        if (verdicts is not null)
            Console.WriteLine($"# right: {verdicts.Text(repo, pairs)}");
    }

    private static double Number(string[] args, string name, double otherwise) =>
        Report.Value(args, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Sources without dates tell the order by their position: enough to compare words, no history.</summary>
    private static IEnumerable<ReviewComment> Comments(string file)
    {
        var (position, now) = (0, DateTimeOffset.UtcNow);
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            if (CommentParser.Parse(document.RootElement, now) is ({ } comment, _))
                yield return CommentCleaner.Clean(comment.CreatedAt == now ? comment with { CreatedAt = DateTimeOffset.UnixEpoch.AddHours(++position) } : comment);
        }
    }
}
