using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>A rule file is its lines: who removes it removes them, and they come back nowhere else.</summary>
public sealed class RuleFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ours_that_is_removed_takes_its_lessons_along(bool inPullRequest)
    {
        await using var shop = await Shop.OpenAsync(claudeMd: Long);
        var id = await ScopedAsync(shop);
        await shop.PublishedAsync();
        var path = RuleOf(shop, Shop.Branch);
        if (inPullRequest)
        {
            shop.Git.Push(Shop.Branch, "Not this", (path, null));
            await shop.TeachAsync("never log raw tokens");
            shop.Wait();
            await shop.PublishedAsync();
            NowhereIn(shop, Shop.Branch, id);
            await shop.MergeAsync();
        }
        else
        {
            await shop.MergeAsync();
            // With more room, the line would stand in the block.
            await shop.PushAsync("ana", (path, null), ("CLAUDE.md", shop.Git.Text("main", "CLAUDE.md")!.Replace(Long, Shop.Team, StringComparison.Ordinal)));
        }
        (await shop.LessonAsync(id)).Status.ShouldBe("retired");
        shop.Wait();
        await shop.PublishedAsync();
        NowhereIn(shop, shop.Git.Refs.ContainsKey($"heads/{Shop.Branch}") ? Shop.Branch : "main", id);
    }

    [Fact]
    public async Task Ours_that_is_removed_and_nobody_tells_of_it_comes_back_nowhere()
    {
        await using var shop = await Shop.OpenAsync(claudeMd: Long);
        var id = await ScopedAsync(shop);
        await shop.PublishedAsync();
        await shop.MergeAsync();
        shop.Git.Push("main", "Not this", (RuleOf(shop, "main"), null), ("CLAUDE.md", shop.Git.Text("main", "CLAUDE.md")!.Replace(Long, Shop.Team, StringComparison.Ordinal)));
        await shop.TeachAsync("never log raw tokens");
        shop.Wait();
        await shop.PublishedAsync();
        NowhereIn(shop, Shop.Branch, id);
    }

    [Fact]
    public async Task One_that_is_renamed_keeps_its_lessons()
    {
        await using var shop = await Shop.OpenAsync(claudeMd: Long);
        var id = await ScopedAsync(shop);
        await shop.PublishedAsync();
        await shop.MergeAsync();
        var path = RuleOf(shop, "main");
        await shop.PushAsync("ana", (path, null), (".claude/rules/payments.md", shop.Git.Text("main", path)));
        (await shop.LessonAsync(id)).Status.ShouldBe("active", "it is the team's own line now");
    }

    [Fact]
    public async Task The_teams_own_takes_along_what_was_read_from_it_and_nothing_comes_into_the_block()
    {
        await using var shop = await Shop.OpenAsync();
        const string file = ".claude/rules/payments.md", text = "# Payments\n\n- Never store a card number.\n";
        shop.Git.Push("main", "Rules", (file, text), (".claude/rules/web.md", "- Always escape what a user wrote.\n"));
        foreach (var (path, words) in new[] { (file, text), (".claude/rules/web.md", "- Always escape what a user wrote.\n") })
            (await shop.App.Admin.PostAsJsonAsync("/v1/guidelines", new GuidelinesInput { Repo = "acme/shop", Files = [new() { Path = path, Text = words }] }, MemoryApp.Web)).EnsureSuccessStatusCode();
        var lessons = await shop.App.LessonsAsync();
        var (gone, stays) = (lessons.Single(l => l.Rule.Contains("card", StringComparison.Ordinal)).Id, lessons.Single(l => l.Rule.Contains("escape", StringComparison.Ordinal)).Id);
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.MergeAsync();

        await shop.PushAsync("renovate[bot]", (file, null));
        (await shop.LessonAsync(gone)).Status.ShouldBe("active", "a program's word counts for nothing");
        shop.Wait();
        await shop.PublishedAsync();
        NowhereIn(shop, "main", gone);
        await shop.PushAsync("ana", (file, text));
        await shop.PushAsync("ana", (file, null));
        (await shop.LessonAsync(gone)).Status.ShouldBe("retired");
        (await shop.LessonAsync(stays)).Status.ShouldBe("active");
        await shop.TeachAsync("dates are written as ISO 8601");
        shop.Wait();
        await shop.PublishedAsync();
        NowhereIn(shop, Shop.Branch, gone);
        NowhereIn(shop, Shop.Branch, stays);
    }

    [Fact]
    public async Task A_publication_before_the_push_is_told_takes_nobodys_word_away()
    {
        await using var shop = await Shop.OpenAsync();
        const string file = ".claude/rules/payments.md", text = "- Never store a card number.\n";
        shop.Git.Push("main", "Rules", (file, text));
        (await shop.App.Admin.PostAsJsonAsync("/v1/guidelines", new GuidelinesInput { Repo = "acme/shop", Files = [new() { Path = file, Text = text }] }, MemoryApp.Web)).EnsureSuccessStatusCode();
        var gone = (await shop.App.LessonsAsync()).Single(l => l.Rule.Contains("card", StringComparison.Ordinal)).Id;
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        var before = shop.Git.Refs["heads/main"];
        var after = shop.Git.Push("main", "Gone", (file, null));
        await shop.TeachAsync("dates are written as ISO 8601");
        shop.Wait();
        await shop.PublishedAsync();
        (await shop.LessonAsync(gone)).Status.ShouldBe("active", "nobody has told who removed it");
        await shop.ToldAsync("ana", before, after, forced: false, [file]);
        (await shop.LessonAsync(gone)).Status.ShouldBe("retired");
    }

    /// <summary>Leaves the block its least.</summary>
    private static readonly string Long = Shop.Team + string.Concat(Enumerable.Range(0, 400).Select(n => $"- Of step number {n} the log has a line of its own.\n"));

    private static async Task<string> ScopedAsync(Shop shop)
    {
        for (var i = 0; i < 70; i++)
            await AddAsync(shop, new() { Repo = "acme/shop", Rule = $"Queue{i} is drained by worker{i}." });
        return await AddAsync(shop, new() { Repo = "acme/shop", Rule = "Amounts are integers of the smallest unit.", Scope = new(["src/payments/**/*.cs"]) });
    }

    private static async Task<string> AddAsync(Shop shop, LessonInput input)
    {
        using var answer = await shop.App.Admin.PostAsJsonAsync("/v1/lessons", input, MemoryApp.Web);
        var lesson = (await answer.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!;
        lesson.Status.ShouldBe("active");
        return lesson.Id;
    }

    private static string RuleOf(Shop shop, string branch) => shop.Git.Texts(branch).Keys.Single(p => p.StartsWith(".claude/rules/memory-", StringComparison.Ordinal));

    private static void NowhereIn(Shop shop, string branch, string id) => shop.Git.Texts(branch).Values.ShouldAllBe(t => !t.Contains($"[{id}]", StringComparison.Ordinal));
}
