using System.Net.Http.Json;
using Memory.Cli;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>A working tree of what was merged is up to date: the pull request, the command line and the route read the same files.</summary>
public sealed class RenderedAlikeTests
{
    [Fact]
    public async Task What_the_pull_request_wrote_passes_the_check_once_it_is_merged()
    {
        await using var shop = await Shop.OpenAsync(claudeMd: $"{Shop.Team}\nSee @docs/guide.md, @package.json and @docs/large.md\n");
        shop.Git.Push("main", "What is loaded beside it",
            (".claude/rules/team/below/style.md", Words("Everybody reads the style guide before the first change.", 60)),
            (".claude/rules/memory-notes/team.md", "---\npaths:\n  - \"docs/**\"\n---\n"),
            (".claude/CLAUDE.md", Words("Ask whoever is on call.", 20)),
            ("docs/guide.md", Words("The guide says how a change is made.", 40)),
            ("docs/large.md", Words("Too long for anybody to load it with each session.", 6_000)),
            ("package.json", Words("{}", 4_000)));
        for (var i = 0; i < 3; i++)
            (await shop.App.Admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = $"Close reader {i} of the feed.", Scope = new LessonScope(["src/feed/**"]) }, MemoryApp.Web)).EnsureSuccessStatusCode();
        for (var i = 0; i < 20; i++)
            await shop.TeachAsync($"always name the {i}th queue after the team that owns it, because {string.Join(' ', Enumerable.Repeat("whoever is on call has to find them", 8))} {i}");
        await shop.PublishedAsync();
        await shop.MergeAsync();

        var files = shop.Git.Texts("main");
        files["CLAUDE.md"].Split('\n').Count(l => l.EndsWith(']')).ShouldBeLessThan(20, "what lies beside it leaves no room for all of them");
        files.Keys.ShouldContain(p => p.StartsWith(".claude/rules/memory-", StringComparison.Ordinal) && files[p].Contains("src/feed/**", StringComparison.Ordinal));
        files.Keys.ShouldContain(".claude/rules/memory-notes/team.md", "a file of the team's in a folder of theirs");
        (await CheckAsync(shop, files)).ShouldBe((0, "everything is up to date\n", ""));
        using var answer = await shop.App.Admin.PostAsJsonAsync("/v1/render", new RenderRequest { Repo = "acme/shop", Files = files.Where(f => f.Key.EndsWith(".md", StringComparison.Ordinal) && f.Key != "docs/large.md").ToDictionary() }, MemoryApp.Web);
        (await answer.Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web))!.Files["CLAUDE.md"].ShouldBe(files["CLAUDE.md"]);
        // And it is no check that cannot fail.
        (await CheckAsync(shop, files.ToDictionary(f => f.Key, f => f.Key == "CLAUDE.md" ? Shop.Team : f.Value))).Code.ShouldBe(1);
    }

    private static string Words(string sentence, int times) => string.Concat(Enumerable.Repeat($"{sentence}\n\n", times));

    private static async Task<(int Code, string Output, string Error)> CheckAsync(Shop shop, IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("memory-merged-").FullName;
        try
        {
            foreach (var (path, text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                await File.WriteAllTextAsync(Path.Combine(folder, path), text);
            }
            using var output = new StringWriter { NewLine = "\n" };
            using var error = new StringWriter { NewLine = "\n" };
            var key = (await File.ReadAllTextAsync(Path.Combine(shop.App.Folder, "admin.key"))).Trim();
            var environment = new CliEnvironment
            {
                WorkingFolder = folder,
                UserData = folder,
                Variables = new Dictionary<string, string> { ["MEMORY_KEY"] = key, ["MEMORY_REPO"] = "acme/shop", ["MEMORY_URL"] = "http://127.0.0.1" },
            };
            var code = await Memory.Cli.Program.RunAsync(["render", "--check", "."], output, error, shop.App.Server.CreateHandler(), environment, TestContext.Current.CancellationToken);
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
