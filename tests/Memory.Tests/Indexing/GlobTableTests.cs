using Memory.Indexing;
using Memory.Indexing.Globs;
using Memory.Storage;
using Memory.Tests.Serving;
using Memory.Text;

namespace Memory.Tests.Indexing;

public sealed class GlobTableTests
{
    private static readonly string[] Parts = ["src", "api", "web", "*", "**", "te?t", "{src,web}", "*.cs", "*.{ts,tsx}", "a*.cs", "Dockerfile", "orders.test.ts", "**.ts", "[id]"];
    private static readonly string[] Names = ["src", "api", "web", "test", "[id]", "x", "a.cs", "ab.cs", "b.ts", "c.tsx", "Dockerfile", "orders.test.ts", ".gitignore"];

    private static string Path(Random random, string[] parts) => string.Join('/', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => parts[random.Next(parts.Length)]));

    /// <summary>What is found through the table is what trying every glob on every file finds.</summary>
    [Fact]
    public void No_glob_is_missed_and_none_too_many()
    {
        var random = new Random(13);
        var globs = Enumerable.Range(0, 600).Select(_ => (random.Next(8) == 0 ? "/" : "") + Path(random, Parts) + (random.Next(6) == 0 ? "/" : "")).Distinct().ToList();
        var index = Known.Index(globs.Select((g, i) => Known.Lesson($"L{i:0000}", "Rule.", paths: g)));
        for (var round = 0; round < 60; round++)
        {
            string[] files = [Path(random, Names), Path(random, Names)];
            var expected = globs.Select((g, i) => (Id: $"L{i:0000}", g)).Where(g => files.Any(f => PathGlob.Matches(g.g, f))).Select(g => g.Id).ToList();
            var found = index.ByPath(Grant.All, Known.Repo, files, LessonStatuses.All, 200).Select(h => h.Lesson.Id).Order(StringComparer.Ordinal).ToList();
            if (expected.Count <= 200)
                found.ShouldBe(expected, string.Join(' ', files));
            else
                found.Count.ShouldBe(200);
        }
    }

    [Fact]
    public void Globs_that_explode_match_nothing_and_cost_little()
    {
        var bomb = string.Concat(Enumerable.Repeat("{a,b}", 40));
        var index = Known.Index(Known.Lesson("L1", "Rule.", paths: bomb), Known.Lesson("L2", "Rule.", paths: "**/*a*a*a*a*a*a*b"), Known.Lesson("L3", "Rule.", paths: "src/**"));
        index.ByPath(Grant.All, Known.Repo, ["src/" + new string('a', 4_000), new string('/', 4_000)], LessonStatuses.All, 10).Select(h => h.Lesson.Id).ShouldBe(["L3"]);
    }
}
