using System.Net;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>One branch, one open pull request, no commit too many, and nobody's words lost.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task Lessons_come_as_one_pull_request_that_is_kept_up_to_date()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.TeachAsync("never log raw tokens");
        var first = await shop.PublishedAsync();
        (first.PullRequest, first.Changed).ShouldSatisfyAllConditions(r => r.PullRequest.ShouldBe(1), r => r.Changed.ShouldBe(["CLAUDE.md"]));
        shop.Git.Text("main", "CLAUDE.md").ShouldBe(Shop.Team);
        var text = shop.Git.Text(Shop.Branch, "CLAUDE.md")!;
        text.ShouldStartWith(Shop.Team);
        text.ShouldContain($"[{id}]");
        shop.Git.Text(Shop.Branch, "src/a.cs").ShouldBe("class A;\n");
        shop.Pull.Body!.ReplaceLineEndings("\n").ShouldContain($"### Added\n\n- `{id}` in `CLAUDE.md`: Never log raw tokens");
        shop.Pull.Body!.ShouldContain("said by [ana](https://github.test/acme/shop/pull/7#discussion_r20)");

        var head = shop.Git.Refs[$"heads/{Shop.Branch}"];
        (await shop.PublishedAsync()).Changed.ShouldBeEmpty();
        shop.Git.Refs[$"heads/{Shop.Branch}"].ShouldBe(head, "no commit when nothing changes");

        var second = await shop.TeachAsync("money is decimal, never double");
        var (status, later) = await shop.PublishAsync();
        (status, later.WaitUntil is not null).ShouldBe((HttpStatusCode.Accepted, true), "at most one commit in a quarter of an hour");
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Contains(second, StringComparison.Ordinal)), "the job goes on");
        shop.Git.IsAncestor(head, shop.Git.Refs[$"heads/{Shop.Branch}"]).ShouldBeTrue("the branch only moves forward");
        await Eventually.TrueAsync(() => Task.FromResult(shop.Pull.Body!.Contains(second, StringComparison.Ordinal)), "its words follow");
    }

    [Fact]
    public async Task A_repository_that_wants_it_is_followed()
    {
        await using var shop = await Shop.OpenAsync(follows: true);
        var id = await shop.TeachAsync("never log raw tokens");
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests.Count == 1), "a pull request is opened");
        var other = await shop.TeachAsync("money is decimal, never double");
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Git.Text(Shop.Branch, "CLAUDE.md")!.Contains(other, StringComparison.Ordinal)), "it follows the next lesson");
        await shop.App.Admin.PostAsync($"/v1/lessons/{id}/retire", null);
        await shop.App.Admin.PostAsync($"/v1/lessons/{other}/retire", null);
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests[1].State == "closed"), "one that would bring nothing is closed");
        (await shop.LessonAsync(id)).Status.ShouldBe("retired");
    }

    [Fact]
    public async Task A_change_of_settings_is_published()
    {
        await using var shop = await Shop.OpenAsync(follows: true);
        var id = await shop.TeachAsync("never log raw tokens");
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests.Count == 1), "a pull request is opened");
        using (var put = await shop.App.Admin.PutAsync("/v1/repos/acme/shop/settings", System.Net.Http.Json.JsonContent.Create(new RepositorySettings { Targets = ["CLAUDE.md", "AGENTS.md"] })))
            put.StatusCode.ShouldBe(HttpStatusCode.OK);
        shop.Wait();
        await Eventually.TrueAsync(() => Task.FromResult(shop.Git.Text(Shop.Branch, "AGENTS.md")?.Contains($"[{id}]", StringComparison.Ordinal) == true), "the other file has its block");
    }

    [Fact]
    public async Task Other_settings_of_the_service_are_published_when_it_starts()
    {
        await using var shop = await Shop.OpenAsync(follows: true);
        var id = await shop.TeachAsync("never log raw tokens");
        await Eventually.TrueAsync(() => Task.FromResult(shop.Repo.PullRequests.Count == 1), "a pull request is opened");
        await shop.MergeAsync();
        shop.Wait();
        await shop.RestartAsync(new() { ["Memory:Publishing:Targets:0"] = "CLAUDE.md", ["Memory:Publishing:Targets:1"] = "AGENTS.md" });
        (await shop.App.LessonsAsync()).Count.ShouldBe(1);
        await Eventually.TrueAsync(() => Task.FromResult(shop.Git.Refs.ContainsKey($"heads/{Shop.Branch}") && shop.Git.Text(Shop.Branch, "AGENTS.md")?.Contains($"[{id}]", StringComparison.Ordinal) == true), "the other file has its block");
    }

    [Fact]
    public async Task A_tidy_up_is_followed()
    {
        await using var shop = await Shop.OpenAsync(follows: true);
        using (var lines = new StringContent("""
            {"repo":"acme/shop","rule":"Never log raw tokens.","status":"active","evidence":[{"author":"ana","url":"https://x.test/1","words":"so"}]}
            {"repo":"acme/shop","rule":"Never log a raw token.","status":"active","evidence":[{"author":"ben","url":"https://x.test/2","words":"so"}]}
            {"repo":"acme/shop","rule":"Close every reader that you open.","status":"proposed"}
            """, System.Text.Encoding.UTF8, "application/x-ndjson"))
        using (var import = await shop.App.Admin.PostAsync("/v1/lessons/import", lines))
            import.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => Task.FromResult(Block(shop).Count == 2 && Asks(shop)), "both stand there, and the proposal is asked about");
        shop.Clock.Move(TimeSpan.FromDays(200));
        using (var tidy = await shop.App.Admin.PostAsync("/v1/tidy", null))
            tidy.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => Task.FromResult(Block(shop).Count == 1 && !Asks(shop)), "what the tidy-up joined and ended is gone from the pull request");
    }

    private static bool Asks(Shop shop) => shop.Repo.PullRequests.Values.Any(p => p.Body!.Contains("Close every reader", StringComparison.Ordinal));

    private static List<string> Block(Shop shop) => [.. (shop.Git.Text(Shop.Branch, "CLAUDE.md") ?? "").Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal) && l.EndsWith(']'))];

    [Fact]
    public async Task Off_is_off()
    {
        await using var shop = await Shop.OpenAsync(follows: true);
        using (await shop.App.Admin.PutAsync("/v1/repos/acme/shop/settings", System.Net.Http.Json.JsonContent.Create(new RepositorySettings { PublishingMode = "off" })))
            await shop.TeachAsync("never log raw tokens");
        var other = shop.GitHub.Repositories["acme/site"] = new(200, "acme/site");
        other.Git.Push("main", "Begin", ("README.md", "x\n"));
        await shop.App.SayAsync(Says.Member("ana", "@claude remember: money is decimal, never double").In("acme/site"));
        await Eventually.TrueAsync(() => Task.FromResult(other.PullRequests.Count == 1), "the other one is followed");
        other.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldContain("decimal");
        shop.GitHub.Requests.ShouldNotContain(r => r.Method == "POST" && r.Path.StartsWith("/repos/acme/shop/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_of_others_are_harmless_in_the_pull_request()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.TeachAsync("use `a` not @everyone <img src=x> ![x](https://evil.example/x.png) <!-- memory:end -->");
        await shop.PublishedAsync();
        var added = shop.Pull.Body!.Split('\n').Single(l => l.Contains("everyone", StringComparison.Ordinal));
        added.Replace("`@everyone`", "", StringComparison.Ordinal).ShouldNotContain("@everyone");
        added.ShouldNotContain("<img");
        added.ShouldNotContain("![x](");
    }

    [Fact]
    public async Task A_link_stays_a_link_and_rule_files_go_with_it()
    {
        await using var shop = await Shop.OpenAsync(claudeMd: "AGENTS.md");
        shop.Git.Push("main", "Agents", ("AGENTS.md", Shop.Team));
        shop.Git.Modes[shop.Git.File("main", "CLAUDE.md")!.Value.Sha] = "120000";
        await shop.TeachAsync("never log raw tokens");
        (await shop.PublishedAsync()).Changed.ShouldBe(["AGENTS.md"]);
        shop.Git.Text(Shop.Branch, "CLAUDE.md").ShouldBe("AGENTS.md");
        shop.Git.Text(Shop.Branch, "AGENTS.md")!.ShouldStartWith(Shop.Team);
    }

    [Fact]
    public async Task Broken_markers_a_repository_without_a_commit_and_no_GitHub_are_said_plainly()
    {
        await using var shop = await Shop.OpenAsync(claudeMd: "<!-- memory:begin -->\n\n- x\n");
        await shop.TeachAsync("never log raw tokens");
        await RefusedAsync(shop, "has no end");
        shop.Repo.PullRequests.ShouldBeEmpty();
        shop.Git.Refs.Clear();
        await RefusedAsync(shop, "no commit yet");
        await using var alone = new MemoryApp();
        (await alone.Admin.PostAsync("/v1/repos/acme/shop/publish", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task RefusedAsync(Shop shop, string words)
    {
        using var answer = await shop.App.Admin.PostAsync("/v1/repos/acme/shop/publish", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }
}
