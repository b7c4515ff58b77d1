using System.Reflection;
using System.Text.RegularExpressions;
using Memory.Access;
using Memory.Ai;
using Memory.Api;
using Memory.GitHub;
using Memory.Indexing;
using Memory.Indexing.Qdrant;
using Memory.Intake;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Publishing;
using Memory.Storage;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Architecture;

/// <summary>What users can use stands in the README, and what the README names exists.</summary>
public sealed partial class DocsTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(HouseTests.Root, "README.md"));

    [Theory]
    [InlineData(typeof(StorageOptions), "Memory")]
    [InlineData(typeof(ApiOptions), "Memory:Api")]
    [InlineData(typeof(AccessOptions), "Memory:Access")]
    [InlineData(typeof(IntakeOptions), "Memory:Intake")]
    [InlineData(typeof(LessonsOptions), "Memory:Lessons")]
    [InlineData(typeof(OutcomesOptions), "Memory:Outcomes")]
    [InlineData(typeof(GitHubOptions), "Memory:GitHub")]
    [InlineData(typeof(GitHubAppOptions), "Memory:GitHub:App")]
    [InlineData(typeof(PublishingOptions), "Memory:Publishing")]
    [InlineData(typeof(IndexingOptions), "Memory")]
    [InlineData(typeof(QdrantOptions), "Memory:Qdrant")]
    public void Every_setting_is_listed(Type options, string section)
    {
        foreach (var setting in options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            Readme.ShouldContain($"`{section}:{setting.Name}`", Case.Sensitive);
    }

    [Fact]
    public void Every_listed_setting_exists()
    {
        var known = new[] { (typeof(StorageOptions), "Memory"), (typeof(ApiOptions), "Memory:Api"), (typeof(AccessOptions), "Memory:Access"), (typeof(IntakeOptions), "Memory:Intake"), (typeof(LessonsOptions), "Memory:Lessons"), (typeof(OutcomesOptions), "Memory:Outcomes"), (typeof(GitHubOptions), "Memory:GitHub"), (typeof(GitHubAppOptions), "Memory:GitHub:App"), (typeof(PublishingOptions), "Memory:Publishing"), (typeof(IndexingOptions), "Memory"), (typeof(QdrantOptions), "Memory:Qdrant"), (typeof(AiOptions), "Memory:Ai"), (typeof(ChatModelOptions), "Memory:Ai:Chat"), (typeof(EmbeddingModelOptions), "Memory:Ai:Embedding") }
            .SelectMany(o => o.Item1.GetProperties().Select(p => $"{o.Item2}:{p.Name}")).ToHashSet();
        foreach (Match setting in SettingRow().Matches(Readme))
            known.ShouldContain(setting.Groups[1].Value);
    }

    [Fact]
    public async Task Every_route_is_listed_and_described()
    {
        await using var app = new MemoryApp();
        using var nobody = app.WithKey(null);
        var description = System.Text.Json.JsonDocument.Parse(await nobody.GetStringAsync("/openapi/v1.json")).RootElement;
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            // "/v1/lessons/{id}/approve" stands in the table as one of several verbs.
            var last = path.Name[(path.Name.LastIndexOf('/') + 1)..];
            (Readme.Contains(path.Name, StringComparison.Ordinal) || Readme.Contains($"`{last}`", StringComparison.Ordinal) || Readme.Contains($"…/{last}", StringComparison.Ordinal))
                .ShouldBeTrue($"{path.Name} is not in the README");
            foreach (var operation in path.Value.EnumerateObject())
                operation.Value.TryGetProperty("summary", out _).ShouldBeTrue($"{operation.Name} {path.Name} has no summary");
        }
    }

    [Fact]
    public void Every_verb_of_the_command_line_that_the_README_shows_exists()
    {
        var help = string.Join('\n', Directory.EnumerateFiles(Path.Combine(HouseTests.Root, "src", "Memory.Cli", "Commands"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (Match verb in ShownVerb().Matches(Readme))
            help.ShouldContain($"\"{verb.Groups[1].Value}\"", Case.Sensitive);
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(HouseTests.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(HouseTests.Root, "docs"), "*.md", SearchOption.AllDirectories));
        foreach (var document in documents)
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                var target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value.Split('#')[0]);
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{Path.GetFileName(document)} links to {link.Groups[1].Value}");
            }
    }

    [GeneratedRegex(@"^\| `(Memory:[\w:]+)`", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^memory (\w+)", RegexOptions.Multiline)]
    private static partial Regex ShownVerb();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)\s]+)\)")]
    private static partial Regex Link();
}
