namespace Memory.Tests.PullRequests;

/// <summary>The default branch moves on while people have commits on ours.</summary>
public sealed class MergeTests
{
    [Fact]
    public async Task It_is_merged_in_with_what_people_wrote_on_ours()
    {
        await using var shop = await Shop.OpenAsync();
        var (edited, removed) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("dates are written as ISO 8601"));
        shop.Git.Push("main", "More", ("docs/old.md", "old\n"), ("src/deep/c.cs", "class C;\n"));
        await shop.PublishedAsync();
        var theirs = Edit(shop, t => Without(t, removed).Replace("decimal", "cents", StringComparison.Ordinal).Replace("<!-- memory:end -->", "- Ask before a release.\n\n<!-- memory:end -->", StringComparison.Ordinal),
            ("docs/more.md", "more\n"), ("docs/old.md", null));
        await shop.PushAsync("ana", ("CLAUDE.md", "# Shop\n\n## Conventions\n\n- Small commits.\n- Tests first.\n"), ("src/deep/c.cs", "sealed class C;\n"), ("src/b.cs", "class B;\n"));
        var fresh = await shop.TeachAsync("never log raw tokens");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldNotContain(n => n.Contains("moved on", StringComparison.Ordinal));

        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(
            t => t.ShouldContain("- Tests first.\n"), t => t.ShouldContain("cents"), t => t.ShouldNotContain($"[{removed}]"), t => t.ShouldContain("- Ask before a release."), t => t.ShouldContain($"[{fresh}]"));
        (shop.Git.Text(Shop.Branch, "docs/more.md"), shop.Git.Text(Shop.Branch, "docs/old.md"), shop.Git.Text(Shop.Branch, "src/deep/c.cs"), shop.Git.Text(Shop.Branch, "src/b.cs"))
            .ShouldBe(("more\n", null, "sealed class C;\n", "class B;\n"));
        var head = shop.Git.Refs[$"heads/{Shop.Branch}"];
        shop.Git.IsAncestor(theirs, head).ShouldBeTrue();
        shop.Git.IsAncestor(shop.Git.Refs["heads/main"], head).ShouldBeTrue();
        await shop.MergeAsync("ben");
        (await shop.LessonAsync(edited)).Rule.ShouldContain("cents");
        (await shop.LessonAsync(removed)).Status.ShouldBe("retired");
        (await shop.LessonAsync(fresh)).Status.ShouldBe("active");
        (await shop.App.LessonsAsync()).ShouldContain(l => l.Rule.StartsWith("Ask before a release", StringComparison.Ordinal));
        shop.Git.Text("main", "CLAUDE.md")!.ShouldContain("- Tests first.\n");
    }

    [Theory]
    [InlineData("CLAUDE.md", "# Shop\n\n## Conventions\n\n- Small commits.\n- Main says this.\n", "CLAUDE.md was changed on both")]
    [InlineData("docs/more.md", "on main\n", "docs/more.md was changed on both")]
    [InlineData("docs", "a file now\n", "docs/more.md was changed on both")]
    public async Task What_both_changed_is_left_to_people(string file, string onMain, string why)
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        var theirs = Edit(shop, t => t.Replace("- Small commits.\n", "- Small commits.\n- The branch says that.\n", StringComparison.Ordinal), ("docs/more.md", "on the branch\n"));
        shop.Git.Push("main", "By ana", (file, onMain));
        var fresh = await shop.TeachAsync("never log raw tokens");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldContain(n => n.Contains(why, StringComparison.Ordinal));

        shop.Pull.Body!.ShouldContain("The default branch has moved on");
        var head = shop.Git.Refs[$"heads/{Shop.Branch}"];
        shop.Git.IsAncestor(shop.Git.Refs["heads/main"], head).ShouldBeFalse();
        shop.Git.IsAncestor(theirs, head).ShouldBeTrue();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(t => t.ShouldContain("- The branch says that."), t => t.ShouldContain($"[{fresh}]"), t => t.ShouldContain($"[{first}]"));
        shop.Git.Text(Shop.Branch, "docs/more.md").ShouldBe("on the branch\n");

        // Somebody merges it by hand: the note goes.
        shop.Git.Refs[$"heads/{Shop.Branch}"] = shop.Git.Commit("Merged by hand", shop.Git.Commits[head].Tree, [head, shop.Git.Refs["heads/main"]]);
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldBeEmpty();
        shop.Pull.Body!.ShouldNotContain("moved on");
    }

    [Fact]
    public async Task Lines_that_were_edited_there_and_that_nobody_told_of_are_not_taken_back()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        await shop.TeachAsync("never log raw tokens");
        shop.Wait();
        await shop.PublishedAsync();
        Edit(shop, t => t, ("docs/more.md", "more\n"));
        // No webhook tells of this one.
        shop.Git.Push("main", "By ana", ("CLAUDE.md", shop.Git.Text("main", "CLAUDE.md")!.Replace("decimal", "cents", StringComparison.Ordinal)));
        await shop.TeachAsync("retries carry an idempotency key");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldContain(n => n.Contains("were edited there", StringComparison.Ordinal));
        shop.Git.IsAncestor(shop.Git.Refs["heads/main"], shop.Git.Refs[$"heads/{Shop.Branch}"]).ShouldBeFalse();
        shop.Git.Text("main", "CLAUDE.md")!.ShouldContain("cents");
        (await shop.LessonAsync(id)).Rule.ShouldContain("decimal");
    }

    [Fact]
    public async Task A_pull_request_with_work_of_others_is_not_closed_when_ours_is_done()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        Edit(shop, t => t, ("docs/more.md", "more\n"));
        (await shop.App.Admin.PostAsync($"/v1/lessons/{id}/retire", null)).EnsureSuccessStatusCode();
        shop.Wait();
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md").ShouldBe(Shop.Team, "our line is gone from it");
        (await shop.PublishedAsync()).ShouldSatisfyAllConditions(r => r.PullRequest.ShouldBe(1), r => r.Notes.ShouldContain(n => n.Contains("stays open", StringComparison.Ordinal)));
        shop.Pull.State.ShouldBe("open");
        shop.Git.Text(Shop.Branch, "docs/more.md").ShouldBe("more\n");
    }

    /// <summary>Ben commits on our branch.</summary>
    private static string Edit(Shop shop, Func<string, string> document, params (string Path, string? Text)[] more) =>
        shop.Git.Push(Shop.Branch, "Ben's edit", [("CLAUDE.md", document(shop.Git.Text(Shop.Branch, "CLAUDE.md")!)), .. more]);

    private static string Without(string text, string id) => string.Join('\n', text.Split('\n').Where(l => !l.Contains($"[{id}]", StringComparison.Ordinal)));
}
