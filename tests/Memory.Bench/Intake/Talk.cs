using System.Text;
using System.Text.Json;
using Memory.Client;

namespace Memory.Bench.Intake;

/// <summary>Comments as a busy repository makes them: each its own, with a hunk, over a few hundred threads and files.</summary>
internal sealed class Talk
{
    private static readonly DateTimeOffset Day = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Areas = ["orders", "payments", "stock", "people", "search", "mail", "export", "login"];
    private static readonly string[] Things = ["retries", "timeouts", "nulls", "dates", "totals", "caches", "queues", "errors", "pages", "ids"];
    private int next;

    /// <summary>Talk that teaches nothing; every twentieth comment is a rule.</summary>
    public Comment Mixed() => Interlocked.Increment(ref next) is var n && n % 20 == 0 ? Taught(n) : Make(n, $"I would look at the {Thing(n)} in {Area(n)} again, line {n} reads as if it could run twice.");

    /// <summary>A rule that nobody gave before.</summary>
    public Comment Rule() => Taught(Interlocked.Increment(ref next));

    public static StringContent Body(Comment comment) => new(JsonSerializer.Serialize(comment, MemoryJson.Default.Comment), Encoding.UTF8, "application/json");

    public static StringContent Lines(IEnumerable<Comment> comments) =>
        new(string.Join('\n', comments.Select(c => JsonSerializer.Serialize(c, MemoryJson.Default.Comment))), Encoding.UTF8, "application/x-ndjson");

    /// <summary>A word that no other rule has.</summary>
    public static string Name(Comment comment) => "adapter" + comment.Id;

    private static Comment Taught(int n)
    {
        var comment = Make(n, "");
        return comment with { Body = $"@claude remember: {Area(n)} reaches {Name(comment)} through its registry, never directly, because {Thing(n)} have to be counted." };
    }

    private static string Area(int n) => Areas[n % Areas.Length];

    private static string Thing(int n) => Things[n / Areas.Length % Things.Length];

    private static Comment Make(int n, string body) => new()
    {
        Source = "github",
        Repo = $"acme/{Area(n / 7)}",
        Pr = n % 300,
        Kind = "review_comment",
        Id = $"{n}",
        Url = $"https://git.example.test/acme/{Area(n / 7)}/pull/{n % 300}#r{n}",
        Author = $"person{n % 11}",
        AuthorAssociation = "MEMBER",
        Body = body,
        Path = $"src/{Area(n)}/{Thing(n)}.ts",
        Line = n % 500,
        DiffHunk = $"@@ -{n % 500},4 +{n % 500},6 @@\n const {Thing(n)} = await read();\n+for (const one of {Thing(n)})\n+  await send(one);",
        CreatedAt = Day.AddSeconds(n),
    };
}
