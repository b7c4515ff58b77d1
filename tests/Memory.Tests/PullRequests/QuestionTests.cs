namespace Memory.Tests.PullRequests;

/// <summary>What a person must be asked about stays asked until it is answered, and is left as it stands there meanwhile.</summary>
public sealed class QuestionTests
{
    [Fact]
    public async Task An_edit_that_clashes_with_the_lesson_stays_and_is_asked_about_until_both_say_the_same()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        await shop.EditAsync(id, "Money is BigDecimal.");
        var theirs = shop.Git.Text("main", "CLAUDE.md")!.Replace("decimal, never double", "cents", StringComparison.Ordinal);
        (await shop.PushAsync("ana", ("CLAUDE.md", theirs))).ShouldContain("so was the lesson");

        foreach (var rule in new[] { "never log raw tokens", "dates are written as ISO 8601" })
        {
            await shop.TeachAsync(rule);
            shop.Wait();
            (await shop.PublishedAsync()).Notes.ShouldContain(n => n.Contains("so was the lesson", StringComparison.Ordinal));
            shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain("is cents", Case.Insensitive, "it is left as it stands there");
            shop.Pull.Body!.ShouldContain($"The line of {id} was changed, and so was the lesson");
            (await shop.MergeAsync()).ShouldNotContain($"{id} was");
            (await shop.LessonAsync(id)).Rule.ShouldBe("Money is BigDecimal.", "a merge of other lines answers nothing");
        }

        await shop.EditAsync(id, "Money is cents.");
        shop.Wait();
        var answered = await shop.PublishedAsync();
        (answered.Notes, answered.PullRequest).ShouldSatisfyAllConditions(a => a.Notes.ShouldBeEmpty(), a => a.PullRequest.ShouldBeNull());
    }

    [Fact]
    public async Task A_line_that_was_removed_from_one_of_two_files_is_asked_about()
    {
        await using var shop = await Shop.OpenAsync(more: new() { ["Memory:Publishing:Targets:0"] = "CLAUDE.md", ["Memory:Publishing:Targets:1"] = "AGENTS.md" });
        var (id, kept) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("never log raw tokens"));
        await shop.PublishedAsync();
        await shop.MergeAsync();
        (await shop.PushAsync("ana", ("AGENTS.md", Without(shop.Git.Text("main", "AGENTS.md")!, id)))).ShouldContain("still stands in CLAUDE.md");
        (await shop.LessonAsync(id)).Status.ShouldBe("active");
        shop.Wait();
        await shop.PublishedAsync();
        shop.Pull.Body!.ShouldContain("still stands in CLAUDE.md");
        await shop.PushAsync("ana", ("CLAUDE.md", Without(shop.Git.Text("main", "CLAUDE.md")!, id)));
        (await shop.LessonAsync(id)).Status.ShouldBe("retired");
        (await shop.LessonAsync(kept)).Status.ShouldBe("active");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_of_a_line_in_either_of_two_files_is_left_on_our_branch()
    {
        await using var shop = await Shop.OpenAsync(more: new() { ["Memory:Publishing:Targets:0"] = "CLAUDE.md", ["Memory:Publishing:Targets:1"] = "AGENTS.md" });
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        shop.Git.Push(Shop.Branch, "Ben's edit", ("CLAUDE.md", shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Replace("decimal", "cents", StringComparison.Ordinal)));
        await shop.TeachAsync("never log raw tokens");
        shop.Wait();
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain("cents");
        await shop.MergeAsync();
        (await shop.LessonAsync(id)).Rule.ShouldContain("cents");
    }

    [Fact]
    public async Task A_merge_that_came_before_we_could_leave_the_line_answers_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        await shop.EditAsync(id, "Money is BigDecimal.");
        shop.Wait();
        await shop.PublishedAsync();
        // Our branch has what the lesson says; the default branch gets something else, and keeps it in the merge.
        var theirs = shop.Git.Text("main", "CLAUDE.md")!.Split('\n').Select(l => l.EndsWith($"[{id}]", StringComparison.Ordinal) ? $"- Money is cents. [{id}]" : l);
        await shop.PushAsync("ana", ("CLAUDE.md", string.Join('\n', theirs)));
        shop.Git.Push(Shop.Branch, "Kept", ("CLAUDE.md", shop.Git.Text("main", "CLAUDE.md")));
        (await shop.MergeAsync("ben")).ShouldNotContain($"{id} was edited");
        (await shop.LessonAsync(id)).Rule.ShouldBe("Money is BigDecimal.");
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldContain(n => n.Contains("so was the lesson", StringComparison.Ordinal));
        shop.Git.Text("main", "CLAUDE.md")!.ShouldContain("Money is cents.");
    }

    [Fact]
    public async Task A_block_that_somebody_removed_is_asked_about_until_it_is_back()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        (await shop.PushAsync("ana", ("CLAUDE.md", Shop.Team))).ShouldContain("removed as a whole");
        (await shop.LessonAsync(id)).Status.ShouldBe("active");
        for (var n = 0; n < 2; n++)
        {
            shop.Wait();
            await shop.PublishedAsync();
            shop.Pull.Body!.ShouldContain("removed as a whole");
        }
        await shop.MergeAsync();
        shop.Wait();
        (await shop.PublishedAsync()).Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_merge_queue_lets_in_is_the_teams_text(bool ours)
    {
        await using var shop = await Shop.OpenAsync();
        var (edited, removed) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("dates are written as ISO 8601"));
        await shop.PublishedAsync();
        if (!ours)
            await shop.MergeAsync();
        var text = Without(shop.Git.Text(ours ? Shop.Branch : "main", "CLAUDE.md")!, removed).Replace("decimal", "cents", StringComparison.Ordinal);
        if (ours)
        {
            shop.Git.Push(Shop.Branch, "Ben's edit", ("CLAUDE.md", text));
            await shop.MergeAsync("github-merge-queue[bot]");
        }
        else
            await shop.PushAsync("github-merge-queue[bot]", ("CLAUDE.md", text));
        (await shop.LessonAsync(edited)).ShouldSatisfyAllConditions(l => l.Rule.ShouldContain("cents"), l => l.ApprovedBy.ShouldBe("the team"));
        (await shop.LessonAsync(removed)).Status.ShouldBe("retired");
        shop.Wait();
        await shop.PublishedAsync();
        shop.Git.Text(shop.Git.Refs.ContainsKey($"heads/{Shop.Branch}") ? Shop.Branch : "main", "CLAUDE.md")!
            .ShouldSatisfyAllConditions(t => t.ShouldContain("cents"), t => t.ShouldNotContain($"[{removed}]", Case.Sensitive, "nothing is put back"));
    }

    private static string Without(string text, string id) => string.Join('\n', text.Split('\n').Where(l => !l.Contains($"[{id}]", StringComparison.Ordinal)));
}
