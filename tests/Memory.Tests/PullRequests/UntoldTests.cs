using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>What people did with the pull request counts, though GitHub tells of it late or never.</summary>
public sealed class UntoldTests
{
    [Fact]
    public async Task Merged_and_nobody_has_told()
    {
        await using var shop = await Shop.OpenAsync();
        var (kept, edited, removed) = (await shop.TeachAsync("never log raw tokens"), await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("dates are written as ISO 8601"));
        await shop.PublishedAsync();
        var pull = shop.Pull;
        var lines = shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Split('\n').Where(l => !l.Contains($"[{removed}]", StringComparison.Ordinal));
        shop.Git.Push(Shop.Branch, "Ben's edit", ("CLAUDE.md", string.Join('\n', lines).Replace("decimal", "cents", StringComparison.Ordinal)));
        pull.Merge("ben");
        var fresh = await shop.TeachAsync("retries carry an idempotency key");
        shop.Wait();
        (await shop.PublishedAsync()).PullRequest.ShouldBe(2);

        (await shop.LessonAsync(kept)).ShouldSatisfyAllConditions(l => l.Status.ShouldBe("active"), l => l.ApprovedBy.ShouldBe("ben"));
        (await shop.LessonAsync(edited)).ShouldSatisfyAllConditions(l => l.Rule.ShouldContain("cents"), l => l.ApprovedBy.ShouldBe("ben"));
        (await shop.LessonAsync(removed)).Status.ShouldBe("retired");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(
            t => t.ShouldContain("cents"), t => t.ShouldContain($"[{fresh}]"), t => t.ShouldNotContain($"[{removed}]"));

        var before = await shop.LessonAsync(edited);
        (await shop.TellAsync(pull, "closed", "ben")).ShouldContain("is not the open one of ours");
        (await shop.LessonAsync(edited)).ShouldBeEquivalentTo(before, "late word changes nothing");
        shop.Pull.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("ben", "rejected", null)]
    [InlineData("stale[bot]", "proposed", 2)]
    [InlineData("carl", "proposed", 2)]
    [InlineData(null, "proposed", 2)]
    public async Task Closed_and_nobody_has_told(string? by, string becomes, int? next)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        using var answer = await shop.App.Session.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "Close every reader." }, MemoryApp.Web);
        var asked = (await answer.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!.Id;
        await shop.PublishedAsync();
        var pull = shop.Pull;
        pull.Close(by);
        shop.Wait();
        (await shop.PublishedAsync()).PullRequest.ShouldBe(next);
        (await shop.LessonAsync(asked)).Status.ShouldBe(becomes);
        if (by is not null)
            (await shop.TellAsync(pull, "closed", by)).ShouldContain("is not the open one of ours");
        (await shop.LessonAsync(asked)).Status.ShouldBe(becomes);
    }
}
