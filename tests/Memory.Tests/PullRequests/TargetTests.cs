namespace Memory.Tests.PullRequests;

/// <summary>Which files have a block is a setting, and can be another one tomorrow.</summary>
public sealed class TargetTests
{
    private const string Agents = "\uFEFF# Agents\r\n\r\n## Conventions\r\n\r\n- Ask first.  \n\n## Next\r\n\tlast line";

    [Fact]
    public async Task A_target_that_is_switched_off_loses_its_block_and_nothing_else()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Git.Push("main", "Agents", ("AGENTS.md", Agents));
        await shop.TargetsAsync("CLAUDE.md", "AGENTS.md");
        var id = await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        shop.Pull.Body!.ShouldContain($"- `{id}` in `AGENTS.md` and `CLAUDE.md`: ");
        await shop.MergeAsync();
        shop.Git.Text("main", "AGENTS.md")!.ShouldContain($"[{id}]");
        var claude = shop.Git.Text("main", "CLAUDE.md")!;

        await shop.TargetsAsync("CLAUDE.md");
        shop.Wait();
        var result = await shop.PublishedAsync();

        (result.Changed, result.Notes).ShouldSatisfyAllConditions(r => r.Changed.ShouldBe(["AGENTS.md"]), r => r.Notes.ShouldBeEmpty());
        shop.Pull.Body!.ShouldContain($"### Moved\n\n- `{id}`: no longer in `AGENTS.md`");
        shop.Git.File(Shop.Branch, "AGENTS.md")!.Value.Bytes.ShouldBe(System.Text.Encoding.UTF8.GetBytes(Agents));
        shop.Git.Text(Shop.Branch, "CLAUDE.md").ShouldBe(claude);
        await shop.MergeAsync();
        (await shop.LessonAsync(id)).Status.ShouldBe("active");
        shop.Wait();
        var after = await shop.PublishedAsync();
        (after.PullRequest, after.Notes).ShouldSatisfyAllConditions(r => r.PullRequest.ShouldBeNull(), r => r.Notes.ShouldBeEmpty());
    }

    [Fact]
    public async Task Somebody_else_may_remove_the_block_of_one_that_is_switched_off()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TargetsAsync("CLAUDE.md", "AGENTS.md");
        var id = await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        await shop.TargetsAsync("CLAUDE.md");
        (await shop.PushAsync("ana", ("AGENTS.md", null))).ShouldNotContain("as a whole");
        (await shop.LessonAsync(id)).Status.ShouldBe("active");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_switched_off_and_broken_stops_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Git.Push("main", "Agents", ("AGENTS.md", "<!-- memory:begin -->\n- half\n"));
        var id = await shop.TeachAsync("never log raw tokens");
        (await shop.PublishedAsync()).Notes!.ShouldHaveSingleItem().ShouldContain("no target any more");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{id}]");
        shop.Git.Text(Shop.Branch, "AGENTS.md").ShouldBe("<!-- memory:begin -->\n- half\n");
    }

    [Theory]
    [InlineData("CLAUDE.md", "AGENTS.md")]
    [InlineData("AGENTS.md", "CLAUDE.md")]
    public async Task A_link_between_the_two_is_one_file_whichever_is_the_target(string link, string file)
    {
        await using var shop = await Shop.OpenAsync(claudeMd: null);
        shop.Git.Push("main", "Link", (link, file), (file, Shop.Team));
        shop.Git.Modes[shop.Git.Blob(System.Text.Encoding.UTF8.GetBytes(file))] = "120000";
        var id = await shop.TeachAsync("never log raw tokens");
        foreach (var targets in new[] { new[] { "CLAUDE.md" }, ["AGENTS.md"], ["AGENTS.md", "CLAUDE.md"] })
        {
            await shop.TargetsAsync(targets);
            shop.Wait();
            await shop.PublishedAsync();
            shop.Git.Text(Shop.Branch, file)!.ShouldContain($"[{id}]");
            shop.Git.Text(Shop.Branch, link).ShouldBe(file);
        }
    }
}
