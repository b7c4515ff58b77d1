using System.Net;
using System.Text;
using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.PullRequests;

/// <summary>Somebody does something in between: it ends in another try or a plain word, never in a lost line.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Pushed_meanwhile()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        var theirs = "";
        shop.Just("PATCH git/refs", () => theirs = shop.Git.Push(Shop.Branch, "Ben was faster", ("docs/more.md", "more\n")));
        await shop.PublishedAsync();
        shop.Git.IsAncestor(theirs, shop.Git.Refs[$"heads/{Shop.Branch}"]).ShouldBeTrue();
        shop.Git.Text(Shop.Branch, "docs/more.md").ShouldBe("more\n");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{id}]");
        shop.GitHub.Requests.Where(r => r.Method == "PATCH" && r.Path.Contains("/git/refs/", StringComparison.Ordinal)).ShouldAllBe(r => !r.Body!["force"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Branch_deleted_or_made_meanwhile()
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.TeachAsync("never log raw tokens");
        shop.Just("POST git/refs", () => shop.Git.Push(Shop.Branch, "Made by hand", ("docs/more.md", "more\n")));
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "docs/more.md").ShouldBe("more\n");
        var second = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        shop.Just("PATCH git/refs", () => shop.Git.Refs.TryRemove($"heads/{Shop.Branch}", out _));
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(t => t.ShouldContain($"[{first}]"), t => t.ShouldContain($"[{second}]"));
    }

    [Fact]
    public async Task A_protected_branch_is_named_and_a_mended_one_goes_on()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        var id = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        shop.Repo.Protected[$"heads/{Shop.Branch}"] = true;
        using (var answer = await shop.App.Admin.PostAsync("/v1/repos/acme/shop/publish", null))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("is it protected");
        }
        shop.Repo.Protected.Clear();
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{id}]");
    }

    [Fact]
    public async Task The_default_branch_moves_and_is_renamed()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.PushAsync("ana", ("CLAUDE.md", "# Shop\n\n## Conventions\n\n- Small commits.\n- Tests first.\n"), ("src/b.cs", "class B;\n"));
        var id = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(t => t.ShouldContain("- Tests first.\n"), t => t.ShouldContain($"[{id}]"));
        shop.Git.Text(Shop.Branch, "src/b.cs").ShouldBe("class B;\n");
        shop.Git.IsAncestor(shop.Git.Refs["heads/main"], shop.Git.Refs[$"heads/{Shop.Branch}"]).ShouldBeTrue();

        shop.Git.Refs["heads/trunk"] = shop.Git.Refs["heads/main"];
        shop.Git.Refs.TryRemove("heads/main", out _);
        shop.Repo.DefaultBranch = "trunk";
        await shop.PublishedAsync();
        shop.Pull.Base.ShouldBe("trunk");
    }

    [Fact]
    public async Task A_file_that_was_renamed_leaves_no_line_behind()
    {
        await using var shop = await Shop.OpenAsync(more: new() { ["Memory:Publishing:Targets:0"] = "CLAUDE.md", ["Memory:Publishing:Targets:1"] = "AGENTS.md" });
        var id = await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        var text = shop.Git.Text("main", "CLAUDE.md")!;
        await shop.PushAsync("ana", ("AGENTS.md", text), ("CLAUDE.md", "@AGENTS.md\n"));
        (await shop.LessonAsync(id)).Status.ShouldBe("active");
        shop.Wait();
        await shop.PublishedAsync();
        (shop.Git.Text(Shop.Branch, "AGENTS.md") ?? shop.Git.Text("main", "AGENTS.md"))!.ShouldContain($"[{id}]");
    }

    [Fact]
    public async Task The_pull_request_is_closed_or_opened_meanwhile()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        shop.Just("POST pulls", () => shop.Repo.PullRequests[1] = new(shop.Repo, 1) { Head = Shop.Branch, Title = "By hand", Author = "ben" });
        (await shop.PublishedAsync()).PullRequest.ShouldBe(1);
        shop.Pull.Body!.ShouldContain("### Added");
        var id = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        shop.Just("PATCH git/refs", () => shop.Repo.PullRequests[1].Close());
        (await shop.PublishedAsync()).PullRequest.ShouldBe(2, "nobody's close decides nothing, and what was committed needs one");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{id}]");
        shop.Pull.Body!.ShouldContain(id);
    }

    [Fact]
    public async Task GitHub_is_away_for_a_while()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        shop.GitHub.AnswerWith(HttpStatusCode.BadGateway, times: 6);
        var (status, result) = await shop.PublishAsync();
        (status, result.WaitUntil is not null).ShouldBe((HttpStatusCode.Accepted, true));
        shop.GitHub.ComeBack();
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests.Count == 1), "the job goes on");
    }

    [Fact]
    public async Task A_commit_that_could_not_be_noted_counts_as_one()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        shop.Wait();
        var second = await shop.TeachAsync("money is decimal, never double");
        // The branch is moved, and nobody hears of it: as when the service ends just then.
        shop.GitHub.Disturb(http =>
        {
            if (http.Request.Method != "PATCH" || !http.Request.Path.Value!.Contains("/git/refs/", StringComparison.Ordinal))
                return Task.FromResult(false);
            shop.Git.Refs[$"heads/{Shop.Branch}"] = shop.GitHub.Requests[^1].Body!["sha"]!.GetValue<string>();
            http.Response.StatusCode = 502;
            return Task.FromResult(true);
        });
        (await shop.PublishAsync()).Result.WaitUntil.ShouldNotBeNull();
        shop.GitHub.ComeBack();
        var head = shop.Git.Refs[$"heads/{Shop.Branch}"];
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{second}]");

        var third = await shop.TeachAsync("retries carry an idempotency key");
        shop.Clock.Move(TimeSpan.FromMinutes(2));
        var now = shop.Clock.GetUtcNow();
        await Eventually.TrueAsync(async () => (await shop.PublishAsync()).Result.WaitUntil > now.AddMinutes(10), "the quarter of an hour is kept");
        shop.Git.Refs[$"heads/{Shop.Branch}"].ShouldBe(head);
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Contains($"[{third}]", StringComparison.Ordinal)), "the next commit comes in its time");
    }

    [Theory]
    [InlineData("POST git/commits")]
    [InlineData("POST pulls")]
    public async Task A_lesson_is_erased_meanwhile(string before)
    {
        await using var shop = await Shop.OpenAsync();
        var (kept, erased) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("never log raw tokens of grandmothers"));
        shop.Just(before, () => shop.App.Admin.DeleteAsync($"/v1/lessons/{erased}").GetAwaiter().GetResult().EnsureSuccessStatusCode());
        await shop.PublishAsync();
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests.Values.SingleOrDefault() is { Body: { } body } && body.Contains(kept, StringComparison.Ordinal)
            && !body.Contains("grandmothers", StringComparison.Ordinal) && !shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Contains("grandmothers", StringComparison.Ordinal)), "it is gone");
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain($"[{kept}]");
        var rows = await shop.App.Services.GetRequiredService<Database>().ReadAsync(s => s.QueryAsync<string>("select files from published_commits"));
        rows.ShouldAllBe(r => !r.Contains("grandmothers", StringComparison.OrdinalIgnoreCase));
        if (before == "POST git/commits")
            shop.Git.Commits.Keys.Where(c => shop.Git.Refs.Values.Any(head => shop.Git.IsAncestor(c, head)))
                .ShouldAllBe(c => !Encoding.UTF8.GetString(shop.Git.File(c, "CLAUDE.md")!.Value.Bytes).Contains("grandmothers", StringComparison.Ordinal), "no commit that anybody can reach has it");
    }

    [Fact]
    public async Task A_lesson_is_erased_while_the_branch_is_moved_and_taken_back_at_once()
    {
        await using var shop = await Shop.OpenAsync();
        var (kept, erased) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("never log raw tokens of grandmothers"));
        shop.Just("POST git/refs", () => shop.App.Admin.DeleteAsync($"/v1/lessons/{erased}").GetAwaiter().GetResult().EnsureSuccessStatusCode());
        (await shop.PublishedAsync()).PullRequest.ShouldBe(1);
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(t => t.ShouldContain($"[{kept}]"), t => t.ShouldNotContain("grandmothers"));
        shop.Pull.Body!.ShouldNotContain("grandmothers");
    }

    [Fact]
    public async Task The_repository_is_erased_meanwhile()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("never log raw tokens of grandmothers");
        shop.Just("POST git/commits", () => shop.App.Admin.DeleteAsync("/v1/repos/acme/shop").GetAwaiter().GetResult().EnsureSuccessStatusCode());
        (await shop.PublishAsync()).Status.ShouldBe(HttpStatusCode.Conflict);
        shop.Git.Refs.ShouldNotContainKey($"heads/{Shop.Branch}");
        (await shop.App.Services.GetRequiredService<Database>().ReadAsync(s => s.ScalarAsync<long>("select count(*) from published_commits"))).ShouldBe(0);
    }
}
