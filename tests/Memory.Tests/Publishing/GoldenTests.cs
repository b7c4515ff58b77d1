using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Tests.Publishing;

/// <summary>
/// A folder in Golden is a case: <c>before.md</c> and <c>lessons.json</c> give <c>after.md</c>, byte for byte; where the file
/// must be left alone, <c>refusal.txt</c> holds the words.
/// </summary>
public class GoldenTests
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(Root()).Order(StringComparer.Ordinal))
            cases.Add(Path.GetFileName(folder));
        return cases;
    }

    [Fact]
    public void There_are_cases() => Directory.GetDirectories(Root()).Length.ShouldBeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_file_after_is_the_file_of_the_case(string name)
    {
        var folder = Path.Combine(Root(), name);
        var before = Read(folder, "before.md");
        var lessons = JsonSerializer.Deserialize<List<Lesson>>(Read(folder, "lessons.json"), Json)!;

        var outcome = Apply(before, lessons);

        var after = Utf8.GetBytes(outcome.Files["CLAUDE.md"]);
        after.ShouldBe(File.ReadAllBytes(Path.Combine(folder, "after.md")), outcome.Files["CLAUDE.md"]);
        var refusal = Path.Combine(folder, "refusal.txt");
        string.Join('\n', outcome.Refusals.Select(r => r.Reason)).ShouldBe(File.Exists(refusal) ? File.ReadAllText(refusal).TrimEnd() : "");
        if (outcome.Refusals.Count == 0)
            Apply(outcome.Files["CLAUDE.md"], lessons).Changed.ShouldBeEmpty();
    }

    private static RenderOutcome Apply(string text, List<Lesson> lessons) =>
        RenderFiles.Apply(lessons, new Dictionary<string, string> { ["CLAUDE.md"] = text }, new RenderSettings());

    private static string Read(string folder, string file) => Utf8.GetString(File.ReadAllBytes(Path.Combine(folder, file)));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Memory.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "Memory.Tests", "Publishing", "Golden");
    }
}
