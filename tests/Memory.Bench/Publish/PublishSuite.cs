using System.Diagnostics;
using System.Globalization;
using System.Text;
using Memory.Guidelines;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Bench.Publish;

/// <summary>
/// How long the edit of a file takes, from the texts to the texts: the plan (what the team says itself, what contradicts it, what fits)
/// and the splice. The file is invented, the same for the same seed, and grows by repeating what real ones consist of.
/// </summary>
internal static class PublishSuite
{
    public const string Usage = "publish [--lines 2000] [--lessons 500] [--rounds 60] [--json FILE] | publish --estimates DIR | publish --rules DIR";

    /// <summary>As many as the runtime needs before it has compiled the code for good.</summary>
    private const int WarmUps = 60;

    public static int Run(string[] args)
    {
        if (Report.Value(args, "--estimates") is { } folder)
            return Estimates(folder);
        if (Report.Value(args, "--rules") is { } ruled)
            return Rules(ruled);
        var (lines, count, rounds) = (Number(args, "--lines", 2_000), Number(args, "--lessons", 500), Number(args, "--rounds", 60));
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = File(lines) };
        var lessons = Enumerable.Range(0, count).Select(Lesson).ToList();
        var settings = new RenderSettings();
        var made = RenderFiles.Apply(lessons, files, settings);
        var written = new Dictionary<string, string>(made.Files);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lines} lines, {files["CLAUDE.md"].Length} characters; {count} lessons: {made.Plan.BlockLessons.Count} in the block, {made.Plan.RuleFiles.Sum(f => f.Lessons.Count)} in {made.Plan.RuleFiles.Count} rule files, {made.Plan.Contradicted.Count} contradicted"));
        var results = new Dictionary<string, Timing>
        {
            ["insert"] = Measure("insert", rounds, () => RenderFiles.Apply(lessons, files, settings)),
            ["update"] = Measure("update", rounds, () => RenderFiles.Apply(lessons, written, settings)),
            ["retire-all"] = Measure("retire-all", rounds, () => RenderFiles.Apply([], written, settings)),
        };
        Report.Write(args, "publish", results);
        return 0;
    }

    /// <summary>The estimated tokens of each file, to be held against a tokenizer.</summary>
    private static int Estimates(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Text.Tokens.Estimate(System.IO.File.ReadAllText(file))}\t{file}"));
        return 0;
    }

    /// <summary>The lines of each file that are taken for rules, to be read by a person.</summary>
    private static int Rules(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            foreach (var line in GuidelineLines.Read(System.IO.File.ReadAllText(file)))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(RuleOrProse.Rule(line) is null ? "prose" : "rule")}\t{Path.GetFileName(file)}:{line.Number}\t{string.Join(" > ", line.Headings.TakeLast(2))}\t{line.Words}"));
        return 0;
    }

    private sealed record Timing(double P50Ms, double P95Ms, double P99Ms);

    private static Timing Measure(string name, int rounds, Action work)
    {
        for (var i = 0; i < WarmUps; i++)
            work();
        var took = new List<double>(rounds);
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        took.Sort();
        double At(double share) => Math.Round(took[(int)Math.Min(took.Count - 1, share * took.Count)], 2);
        var timing = new Timing(At(0.5), At(0.95), At(0.99));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-11} p50 {timing.P50Ms,7:F2} ms   p95 {timing.P95Ms,7:F2} ms   p99 {timing.P99Ms,7:F2} ms"));
        return timing;
    }

    private static readonly string[] Verbs = ["Use", "Never use", "Always check", "Prefer", "Do not log", "Keep", "Avoid", "Return", "Wrap", "Test"];
    private static readonly string[] Things = ["records", "the retry policy", "raw tokens", "the request id", "enum values", "database calls", "feature flags", "the clock", "typed errors", "the cache key", "default exports", "the migration folder"];
    private static readonly string[] Places = ["in handlers", "in tests", "on the wire", "behind the gateway", "for every command", "in background jobs", "at the boundary", "across modules", "in generated code"];

    private static string Rule(Random random) =>
        $"{Verbs[random.Next(Verbs.Length)]} {Things[random.Next(Things.Length)]} {Places[random.Next(Places.Length)]}, as `Part{random.Next(400)}.Of{random.Next(90)}` does";

    private static string File(int lines)
    {
        var random = new Random(7);
        var text = new StringBuilder("# Shop\n\n");
        for (var n = 2; n < lines; n++)
            text.Append((n % 25) switch
            {
                0 => $"## {(n == 25 ? "Conventions" : $"Part {n}")}\n",
                1 or 11 or 24 => "\n",
                12 => "```sh\n",
                >= 13 and <= 16 => $"make part{n} # {Rule(random)}\n",
                17 => "```\n",
                18 => $"| {random.Next(900)} | {Rule(random)} |\n",
                _ => $"- {Rule(random)}.\n",
            });
        return text.ToString();
    }

    private static Lesson Lesson(int n)
    {
        var random = new Random(n + 1_000);
        var day = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddHours(n);
        return new Lesson
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"L{100_000 + n}"),
            Repo = "acme/shop",
            Rule = $"{Rule(random)}.",
            Why = random.Next(3) > 0 ? $"The last time that {Things[random.Next(Things.Length)]} went missing, nobody noticed for {random.Next(2, 30)} days." : null,
            Topic = Topics.All[random.Next(Topics.All.Count)],
            Paths = random.Next(10) < 4 ? [$"src/part{random.Next(30)}/**/*.cs"] : [],
            Status = LessonStatus.Active,
            CreatedAt = day,
            UpdatedAt = day,
        };
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Report.Value(args, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
