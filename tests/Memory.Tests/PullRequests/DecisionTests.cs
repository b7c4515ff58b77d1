using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>Boxes, and a pull request that is turned down.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task A_writers_tick_approves_the_words_that_stood_there()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        var (first, second, third) = (await ProposeAsync(shop, "Close every reader."), await ProposeAsync(shop, "Retry three times."), await ProposeAsync(shop, "Cache nothing."));
        await shop.PublishedAsync();
        var body = shop.Pull.Body!;
        body.ShouldContain($"- [ ] {first} Close every reader.");
        (await TickAsync(shop, "carl", first)).ShouldContain("carl has no write access");
        (await shop.LessonAsync(first)).Status.ShouldBe("proposed");
        shop.Pull.Body = body;
        (await TickAsync(shop, "ana", first)).ShouldContain($"{first} was approved by ana");
        (await shop.LessonAsync(first)).ShouldSatisfyAllConditions(l => l.Status.ShouldBe("active"), l => l.ApprovedBy.ShouldBe("ana"));

        using (await shop.App.Admin.PatchAsync($"/v1/lessons/{second}", JsonContent.Create(new { rule = "Retry nine times." })))
        using (await shop.App.Admin.PostAsync($"/v1/lessons/{second}/retire", null))
            await shop.App.Admin.PostAsync($"/v1/lessons/{second}/restore", null);
        (await TickAsync(shop, "ana", second)).ShouldContain("was changed since it was shown");
        (await shop.LessonAsync(second)).Status.ShouldBe("proposed");
        shop.Wait();
        await shop.PublishedAsync();
        shop.Pull.Body!.ShouldContain($"- [ ] {third} Cache nothing.");
        shop.Pull.Body!.ShouldNotContain($"] {first} ", Case.Sensitive, "it is a line now");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"Close every reader. [{first}]");
    }

    [Fact]
    public async Task Closed_by_a_writer_turns_the_proposals_down_and_by_a_bot_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var taught = await shop.TeachAsync("never log raw tokens");
        var asked = await ProposeAsync(shop, "Close every reader.");
        await shop.PublishedAsync();
        var pull = shop.Pull;
        pull.Close();
        (await shop.TellAsync(pull, "closed", "stale[bot]")).ShouldContain("nothing follows");
        (await shop.LessonAsync(asked)).Status.ShouldBe("proposed");

        shop.Wait();
        (await shop.PublishedAsync()).PullRequest.ShouldBe(2);
        pull = shop.Pull;
        pull.Close();
        (await shop.TellAsync(pull, "closed", "ben")).ShouldContain("1 proposals were rejected");
        (await shop.LessonAsync(asked)).Status.ShouldBe("rejected");
        (await shop.LessonAsync(taught)).Status.ShouldBe("active");
        shop.Wait();
        (await shop.PublishedAsync()).ShouldSatisfyAllConditions(r => r.PullRequest.ShouldBeNull(), r => string.Join(' ', r.Notes).ShouldContain("A person closed"));
        await shop.TeachAsync("money is decimal, never double");
        (await shop.PublishedAsync()).PullRequest.ShouldBe(3, "there is something else");
    }

    [Fact]
    public async Task A_box_shows_the_whole_and_what_was_not_shown_is_not_turned_down()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        var asked = new List<string>();
        for (var i = 0; i < 30; i++)
            asked.Add(await ProposeAsync(shop, $"Rule {i}: {string.Join(' ', Enumerable.Repeat("name the queue", 55))} {i}th.", $"{string.Join(' ', Enumerable.Repeat("somebody asked", 110))} {i} times."));
        await shop.PublishedAsync();
        var pull = shop.Pull;
        var shown = asked.Where(id => pull.Body!.Contains($"- [ ] {id} ", StringComparison.Ordinal)).ToList();
        shown.Count.ShouldBeInRange(5, 29, "there is room for some of them");
        pull.Body!.ShouldContain($"To decide: a tick approves: {30 - shown.Count} more, for which there is no room here.");
        pull.Body!.Split('\n').Where(l => l.StartsWith("- [ ] ", StringComparison.Ordinal)).ShouldAllBe(l => l.Contains("th.", StringComparison.Ordinal) && l.Contains(" times.", StringComparison.Ordinal));
        pull.Close("ben");
        (await shop.TellAsync(pull, "closed", "ben")).ShouldContain($"{shown.Count} proposals were rejected");
        foreach (var id in asked)
            (await shop.LessonAsync(id)).Status.ShouldBe(shown.Contains(id) ? "rejected" : "proposed");
    }

    [Fact]
    public async Task Merged_into_another_branch_decides_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        await shop.PublishedAsync();
        var before = await shop.LessonAsync(id);
        shop.Git.Refs["heads/release"] = shop.Git.Refs["heads/main"];
        shop.Git.Push(Shop.Branch, "Ben's edit", ("CLAUDE.md", shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Replace("decimal", "cents", StringComparison.Ordinal)));
        shop.Pull.Base = "release";
        (await shop.MergeAsync("ben")).ShouldContain("merged into release, which is not the default branch");
        (await shop.LessonAsync(id)).ShouldBeEquivalentTo(before);
    }

    [Fact]
    public async Task Erased_words_do_not_come_back_from_a_file()
    {
        await using var shop = await Shop.OpenAsync();
        var (kept, erased) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("never log raw tokens of grandmothers"));
        await shop.PublishedAsync();
        await shop.MergeAsync();
        var rule = (await shop.LessonAsync(erased)).Rule;
        (await shop.App.Admin.DeleteAsync($"/v1/lessons/{erased}")).EnsureSuccessStatusCode();
        var text = shop.Git.Text("main", "CLAUDE.md")!.Replace("<!-- memory:end -->", $"- {rule}\n\n<!-- memory:end -->", StringComparison.Ordinal);
        (await shop.PushAsync("ana", ("CLAUDE.md", text))).ShouldContain($"{erased} was erased");
        (await shop.App.LessonsAsync()).Select(l => l.Id).ShouldBe([kept]);
    }

    private static async Task<string> ProposeAsync(Shop shop, string rule, string? why = null)
    {
        using var answer = await shop.App.Session.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = rule, Why = why }, MemoryApp.Web);
        return (await answer.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!.Id;
    }

    private static Task<string> TickAsync(Shop shop, string who, string id)
    {
        var pull = shop.Pull;
        var before = pull.Body!;
        pull.Body = before.Replace($"- [ ] {id}", $"- [x] {id}", StringComparison.Ordinal);
        return shop.TellAsync(pull, "edited", who, before);
    }
}
