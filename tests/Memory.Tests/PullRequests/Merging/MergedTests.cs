using System.Net.Http.Json;
using Memory.Client;
using Memory.Storage;
using Memory.Tests.Agents;
using Memory.Tests.Agents.Hooks;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.PullRequests.Merging;

/// <summary>What is merged is held against what lessons forbid, and shows what sessions did.</summary>
public sealed class MergedTests : IAsyncLifetime
{
    private const string Broken = "@@ -1,2 +1,6 @@\n class Clock\n {\n+    object Now => DateTime.Now;\n+    // a\n+    // b\n+    // c\n";
    private readonly string tree = Directory.CreateTempSubdirectory("memory-merged-").FullName;
    private Shop shop = null!;
    private string id = "";

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.OpenAsync(replace: LocalAddress.Of());
        id = await shop.App.TeachAsync("acme/shop", "Take the time from the clock that is handed in.", [], pattern: "DateTime.Now");
        shop.Clock.Move(TimeSpan.FromDays(1));
        Directory.CreateDirectory(Path.Combine(tree, ".git"));
        await File.WriteAllTextAsync(Path.Combine(tree, ".git", "config"), "[remote \"origin\"]\n\turl = git@github.com:acme/shop.git\n", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        Directory.Delete(tree, recursive: true);
    }

    private async Task<string> MergeAsync(int number, string patch, string head = "work", string @base = "main", string path = "src/Clock.cs")
    {
        shop.Git.Refs[$"heads/{head}"] = shop.Git.Refs[$"heads/{@base}"] = shop.Git.Refs["heads/main"];
        shop.Git.Push(head, "Work", ("src/other.cs", $"class A{number};\n"));
        var pull = shop.Repo.PullRequests[number] = new(shop.Repo, number) { Head = head, Base = @base, Author = "ana" };
        pull.Files.Add((path, patch));
        pull.Files.Add(("image.png", ""));
        pull.Merge("ben");
        return await shop.TellAsync(pull, "closed", "ben");
    }

    private Task<IReadOnlyList<Memory.Client.Lesson>> DoubtfulAsync() => shop.App.LessonsAsync("doubtful=true");

    [Fact]
    public async Task What_a_lesson_forbids_and_is_merged_three_times_without_a_word_makes_it_doubtful()
    {
        for (var number = 10; number < 13; number++)
        {
            (await DoubtfulAsync()).ShouldBeEmpty();
            await MergeAsync(number, Broken);
        }
        await shop.TellAsync(shop.Repo.PullRequests[12], "closed", "ben");
        (await DoubtfulAsync()).ShouldHaveSingleItem().Outcomes!.Doubts.ShouldHaveSingleItem().ShouldContain("of 3 pull requests");
    }

    [Fact]
    public async Task Where_somebody_spoke_of_it_or_it_was_there_before_or_is_no_code_or_no_practice_nothing_is_said()
    {
        shop.Repo.OnLines[1] = new(shop.Repo, 1) { Number = 20, Path = "src/Clock.cs", Body = "Must this be?", DiffHunk = "@@ -1,2 +1,3 @@\n class Clock\n {\n+    object Now => DateTime.Now;" };
        (await MergeAsync(20, Broken)).ShouldStartWith("0 lessons");
        (await MergeAsync(21, "@@ -1,1 +1,1 @@\n-  a = DateTime.Now;\n+  b = DateTime.Now;\n")).ShouldStartWith("0 lessons");
        (await MergeAsync(22, "@@ -1,1 +1,2 @@\n a\n+  // DateTime.Now is not used\n")).ShouldStartWith("0 lessons");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => MergeAsync(23, Broken, @base: "work2"))).Message.ShouldContain("nothing here uses it");
        (await shop.App.Admin.PostAsync($"/v1/lessons/{id}/retire", null)).IsSuccessStatusCode.ShouldBeTrue();
        (await MergeAsync(24, Broken)).ShouldBe("no lesson that was there before has a pattern");
    }

    private async Task WorkAsync(string session, string branch)
    {
        await File.WriteAllTextAsync(Path.Combine(tree, ".git", "HEAD"), $"ref: refs/heads/{branch}\n", TestContext.Current.CancellationToken);
        var hooks = new HookClient(shop.App.Session, tree, repo: null, session: session);
        (await hooks.PromptAsync("take the time from the clock that is handed in")).ShouldContain(id);
        await hooks.AfterAsync("Edit", new { file_path = Path.Combine(tree, "src/Other.cs"), old_string = "a", new_string = "b" });
        await Eventually.BecomesAsync(() => shop.App.Services.GetRequiredService<Database>().ReadAsync(
            s => s.ScalarAsync<long>("select count(*) from session_branches where branch = @branch", new { branch })), n => n == 1, "its branch is known");
        await Eventually.BecomesAsync(() => shop.LessonAsync(id), l => l.Outcomes!.Sessions >= 1, "it was given the lesson");
    }

    [Fact]
    public async Task A_session_on_the_branch_has_followed_what_is_gone_and_ignored_what_is_there()
    {
        await WorkAsync("cleans", "clean");
        await WorkAsync("breaks", "break");
        await WorkAsync("elsewhere", "other");
        await Eventually.BecomesAsync(() => shop.LessonAsync(id), l => l.Outcomes!.Sessions == 3, "all were given it");
        await MergeAsync(30, "@@ -1,1 +1,1 @@\n-  a = DateTime.Now;\n+  a = clock.Now;\n", head: "clean");
        await MergeAsync(31, Broken, head: "break");
        await MergeAsync(32, "@@ -1,1 +1,1 @@\n-  a\n+  b\n", head: "other");
        var outcomes = (await shop.LessonAsync(id)).Outcomes!;
        (outcomes.Followed, outcomes.Ignored, outcomes.Unknown).ShouldBe((1, 1, 1));
    }
}
