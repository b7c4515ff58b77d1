using System.Globalization;
using System.Text;
using System.Text.Json;
using Memory.Client;

namespace Memory.Bench.Serve;

/// <summary>
/// Lessons and requests of invented repositories, the same for the same seed. Words are drawn as texts draw them: few are
/// everywhere, most are rare, and each repository has names of its own.
/// </summary>
internal sealed class Lore(int repositories, int seed = 20)
{
    private const int WordsOfAll = 6_000;
    private const int NamesOfRepository = 300;
    private const int CoreOfRepository = 4;
    private static readonly string[] Syllables =
        ["or", "der", "pay", "ment", "sto", "re", "cache", "que", "ue", "log", "ger", "test", "con", "fig", "ser", "vice", "client", "mod", "el", "page", "in", "dex", "time", "out", "re", "try", "batch", "key", "lock", "file"];
    private static readonly string[] Verbs = ["Use", "Never call", "Always close", "Return", "Validate", "Log", "Test", "Name", "Keep", "Avoid"];
    private static readonly string[] Folders = ["src/api", "src/core", "src/web", "tests/unit", "tools", "src/data", "infra"];
    private static readonly string[] Endings = ["cs", "ts", "py", "go", "sql"];
    private static readonly DateTimeOffset Day = new(2025, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly string[] words = [.. Enumerable.Range(0, WordsOfAll).Select(n => Word(new Random(seed + n), 2 + n % 3))];

    public string Repo(int n) => $"acme/repo{n % repositories}";

    public Lesson Make(int n)
    {
        var random = Drawn(n, 0);
        var repo = n % repositories;
        var subject = $"{Name(random, repo)} {Some(random, repo, 5 + random.Next(8))}";
        var path = $"{Pick(random, Folders)}/{words[random.Next(200)]}";
        return new Lesson
        {
            Repo = Repo(repo),
            Rule = $"{Pick(random, Verbs)} `{Name(random, repo)}` for {subject}.",
            Why = random.Next(3) > 0 ? $"{Capital(Some(random, repo, 6 + random.Next(10)))}." : null,
            Kind = "do",
            Topic = "architecture",
            Scope = random.Next(10) < 4 ? new LessonScope([$"{path}/**/*.{Pick(random, Endings)}"]) : new LessonScope([]),
            // People set these, and few of them, however large the repository is.
            Core = n / repositories < CoreOfRepository,
            Status = "active",
            Evidence = [new LessonEvidence
            {
                Url = $"https://git.example.test/{Repo(repo)}/pull/{n % 900}#r{n}",
                Author = $"person{random.Next(20)}",
                Pr = n % 900,
                Path = $"{path}/{Name(random, repo)}.{Pick(random, Endings)}",
                SaidAt = Day.AddMinutes(n % 500_000),
                Words = $"@claude remember: {subject}, {Some(random, repo, 4)}",
            }],
        };
    }

    /// <summary>A session that is about to change a file; every second one shows the lines it adds.</summary>
    public ContextRequest Context(int n)
    {
        var random = Drawn(n, 1);
        var repo = random.Next(repositories);
        var name = Name(random, repo);
        return new ContextRequest
        {
            Repo = Repo(repo),
            Task = $"change how {name} handles {Some(random, repo, 6)}",
            Files = [$"{Pick(random, Folders)}/{words[random.Next(200)]}/{name}.{Pick(random, Endings)}"],
            Diff = n % 2 == 0 ? null : Hunk(random, repo, name),
        };
    }

    public string Search(int n)
    {
        var random = Drawn(n, 2);
        var repo = random.Next(repositories);
        return $"/v1/search?repo={Repo(repo)}&q={Uri.EscapeDataString($"{Name(random, repo)} {Some(random, repo, 4)}")}";
    }

    public StringContent Lines(int from, int to)
    {
        var text = new StringBuilder();
        for (var n = from; n < to; n++)
            text.Append(JsonSerializer.Serialize(Make(n), MemoryJson.Default.Lesson)).Append('\n');
        return new StringContent(text.ToString(), Encoding.UTF8, "application/x-ndjson");
    }

    /// <summary>UTF-8 bytes of what a lesson says, its evidence included.</summary>
    public long TextBytes(int n) => JsonSerializer.SerializeToUtf8Bytes(Make(n), MemoryJson.Default.Lesson).Length;

    private Random Drawn(int n, int what) => new(unchecked(seed + n * 3 + what));

    private string Hunk(Random random, int repo, string name)
    {
        var file = $"src/api/{name}.cs";
        var lines = string.Concat(Enumerable.Range(0, 6).Select(_ => $"+    var {Name(random, repo)} = {Name(random, repo)}.{Capital(words[Rank(random)])}();\n"));
        return $"diff --git a/{file} b/{file}\n--- a/{file}\n+++ b/{file}\n@@ -10,2 +10,8 @@\n class {name}\n{lines}";
    }

    private string Name(Random random, int repo)
    {
        var n = repo * 7_919 + random.Next(NamesOfRepository) * 104_729;
        return Capital(words[(n & int.MaxValue) % WordsOfAll]) + Capital(words[(n / 13 & int.MaxValue) % WordsOfAll]);
    }

    private string Some(Random random, int repo, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => random.Next(6) == 0 ? words[(repo * 37 + random.Next(150)) % WordsOfAll] : words[Rank(random)]));

    /// <summary>Zipf's law, near enough.</summary>
    private static int Rank(Random random) => (int)Math.Min(WordsOfAll - 1, Math.Exp(random.NextDouble() * Math.Log(WordsOfAll)));

    private static string Word(Random random, int syllables) => string.Concat(Enumerable.Range(0, syllables).Select(_ => Pick(random, Syllables)));

    private static string Capital(string word) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(word[0])}{word.AsSpan(1)}");

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];
}
