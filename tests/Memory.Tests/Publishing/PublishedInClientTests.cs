using System.Text.Json;
using Memory.Lessons;
using Memory.Publishing;
using Memory.Tests.Agents.RealClient;

namespace Memory.Tests.Publishing;

/// <summary>What we write reaches the model of the real client, where it should and nowhere else.</summary>
[Collection(nameof(RealClient))]
public sealed class PublishedInClientTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-published-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly Lesson[] Lessons =
    [
        Some.Lesson("L200001", "LESSON-BLOCK mark services with @Transactional, not with <!-- memory:end --> or @Imported.md at all.", "See @docs/more.md for it.") with { Core = true },
        Some.Lesson("L200002", "LESSON-API return problems with @Transactional.", null, "src/api/**"),
        Some.Lesson("L200003", "LESSON-WEB keep components small.", null, "src/**/*.{ts,tsx}"),
        Some.Lesson("L200004", "LESSON-ROOT scripts have a usage.", null, "*.py", "./tools/**"),
        Some.Lesson("L200005", "LESSON-DOCS write short sentences.", null, "docs/**"),
    ];

    [Fact]
    public async Task The_block_is_read_at_the_start_and_a_rule_with_a_file_that_it_is_about()
    {
        var run = await RunAsync("src/api/v1/A.cs");
        run.Context.ShouldContain("LESSON-BLOCK");
        run.Context.ShouldContain("CONTROL-IMPORTED", customMessage: "what the team imports is imported");
        run.Context.ShouldContain("Our own words.");
        run.Context.ShouldContain("LESSON-API");
        foreach (var other in new[] { "LESSON-WEB", "LESSON-ROOT", "LESSON-DOCS" })
            run.Context.ShouldNotContain(other);
        // Markers cost nothing, and what looks like an import is none.
        run.Context.ShouldNotContain("memory:begin");
        run.Context.ShouldNotContain("<!-- memory:end -->\n\nBehind");
        run.Context.ShouldNotContain("paths:");
        run.Context.ShouldNotContain("UNWANTED-");
        run.Context.ShouldContain("`@Transactional`");
    }

    [Fact]
    public async Task Other_paths_load_other_rules()
    {
        var run = await RunAsync("src/web/deep/b.tsx", "deep/c.py");
        foreach (var told in new[] { "LESSON-WEB", "LESSON-ROOT" })
            run.Count(told).ShouldBe(1, run.Context);
        run.Context.ShouldNotContain("LESSON-API");
        run.Context.ShouldNotContain("LESSON-DOCS");
    }

    private async Task<RealClient.Run> RunAsync(params string[] reads)
    {
        RealClient.Require();
        var project = Path.Combine(folder, "project");
        var words = string.Join(' ', Enumerable.Repeat("word", 85));
        Lesson[] lessons = [.. Lessons, .. Enumerable.Range(0, 40).Select(n => Some.Lesson($"L3000{n:00}", $"Rule {n} {words}") with { Core = true }),
            .. Enumerable.Range(0, 60).Select(n => Some.Lesson($"L4000{n:00}", $"word {n}"))];
        var made = RenderFiles.Apply(lessons, new Dictionary<string, string> { ["CLAUDE.md"] = "# Shop\n\nOur own words. See @docs/control.md for more.\n\n## Conventions\n\n- Be kind.\n\n## End\n\nBehind.\n" }, new());
        made.Plan.RuleFiles.Count.ShouldBe(4);
        foreach (var (path, text) in made.Files)
            Write(project, path, text);
        Write(project, "docs/control.md", "CONTROL-IMPORTED");
        foreach (var imported in new[] { "Transactional", "Imported.md", "docs/more.md", ".claude/rules/Transactional" })
            Write(project, imported, $"UNWANTED-{Path.GetFileName(imported)}");
        foreach (var path in reads)
            Write(project, path, "class A { }");
        var script = Path.Combine(folder, "script.json");
        await File.WriteAllTextAsync(script, JsonSerializer.Serialize(reads.Select(r => new { tool = "Read", input = new { file_path = "$CWD/" + r } })), TestContext.Current.CancellationToken);
        var run = await RealClient.RunAsync(Path.Combine(folder, "out"), "--project", project, "--prompt", "hello", "--script", script);
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("class A { }");
        return run;
    }

    private static void Write(string project, string path, string text)
    {
        var file = Path.Combine(project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
