using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Backups;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Replaying;

/// <summary>A replay counts what it says it counts, and leaves the store as it was.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<Job> OverAsync(ReplayRequest request, HttpClient? client = null)
    {
        client ??= app.Admin;
        using var answer = await client.PostAsJsonAsync("/v1/replay", request, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web))!.Job;
        return await Eventually.BecomesAsync(async () => (await client.GetFromJsonAsync<Job>($"/v1/jobs/{id}", MemoryApp.Web))!, j => j.State is "done" or "failed", "the replay ends");
    }

    private async Task<ReplayReport> ReportAsync(ReplayRequest request)
    {
        var job = await OverAsync(request);
        job.State.ShouldBe("done", job.Error);
        return job.Result!.Value.Deserialize<ReplayReport>(MemoryApp.Web)!;
    }

    private async Task<Problem> RefusedAsync(object request, HttpStatusCode status, HttpClient? client = null)
    {
        using var answer = await (client ?? app.Admin).PostAsJsonAsync("/v1/replay", request, MemoryApp.Web);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!;
    }

    [Fact]
    public async Task The_counts_are_those_of_the_history()
    {
        var report = await ReportAsync(new ReplayRequest { Comments = SmallHistory.Comments() });
        (report.Repo, report.Comments, report.Before, report.After).ShouldBe(("acme/shop", 32, 24, 6));
        (report.Lessons, report.Said, report.Held).ShouldBe((3, 4, 1));
        report.Often.ShouldHaveSingleItem().Times.ShouldBe(2);
        report.Repeated.ShouldBe(1);
        report.Ahead.ShouldBe(1);
        var again = report.Repetitions.ShouldHaveSingleItem();
        (again.Again.Id, again.Again.Author, again.Ahead).ShouldBe(("25", "dan", true));
        again.Said.Id.ShouldBeOneOf("1", "4");
        again.Said.Url.ShouldNotBeNull();
        again.Again.Url.ShouldBe("https://git.example/acme/shop/pull/25#r25");
        report.ClaudeMd.ShouldContain("into SQL as parameters");
        report.ClaudeMd.ShouldNotContain("TLS");
    }

    [Fact]
    public async Task A_replay_of_what_the_store_holds_says_the_same_and_changes_nothing()
    {
        await app.SayAsync(SmallHistory.Comments());
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens.").In("globex/site"));
        var before = await StoreRows.OfAsync(app);
        var sent = await ReportAsync(new ReplayRequest { Comments = SmallHistory.Comments() });
        var held = await ReportAsync(new ReplayRequest { Repo = "acme/shop" });
        JsonSerializer.Serialize(held, MemoryApp.Web).ShouldBe(JsonSerializer.Serialize(sent, MemoryApp.Web));
        (await StoreRows.OfAsync(app)).ShouldBeRowsOf(before);
    }

    [Fact]
    public async Task What_is_learned_in_memory_is_what_the_service_learns()
    {
        var comments = SmallHistory.Comments();
        await app.SayAsync(comments);
        var learned = (await app.LessonsAsync()).Where(l => l.Status is "active" or "conflicted").Select(l => l.Rule).Order(StringComparer.Ordinal).ToList();
        var scratch = new Memory.Replaying.Scratch(new Memory.Intake.IntakeOptions { Tags = ["@claude"] });
        var parsed = comments.Select(c => Memory.Intake.CommentParser.Parse(JsonSerializer.SerializeToElement(c, MemoryApp.Web), DateTimeOffset.UtcNow).Comment!).ToList();
        foreach (var thread in Memory.Replaying.ReplayHistory.Of("acme/shop", parsed).Threads)
            scratch.Learn(thread);
        scratch.Served.Select(l => l.Rule).Order(StringComparer.Ordinal).ShouldBe(learned);
    }

    [Fact]
    public async Task Comments_of_several_repositories_need_a_name_and_are_narrowed_by_it()
    {
        var comments = SmallHistory.Comments().Append(Says.Member("ana", "Which pool?").In("acme/other")).ToList();
        (await RefusedAsync(new ReplayRequest { Comments = comments }, HttpStatusCode.BadRequest)).Detail!.ShouldContain("acme/other");
        (await ReportAsync(new ReplayRequest { Repo = "Acme/Shop", Comments = comments })).Comments.ShouldBe(32);
    }

    [Fact]
    public async Task What_cannot_be_replayed_is_refused_with_what_is_needed()
    {
        (await RefusedAsync(new ReplayRequest { Repo = "acme/shop" }, HttpStatusCode.Conflict)).Detail!.ShouldContain("memory import");
        await app.SayAsync(Says.Member("ana", "Which pool?"));
        (await RefusedAsync(new ReplayRequest { Repo = "acme/shop" }, HttpStatusCode.Conflict)).Detail!.ShouldContain("at least 20");
        (await RefusedAsync(new ReplayRequest { Comments = SmallHistory.Comments()[..10] }, HttpStatusCode.BadRequest)).Detail!.ShouldContain("at least 20");
        (await RefusedAsync(new ReplayRequest { Comments = [.. SmallHistory.Comments().Select(c => c with { CreatedAt = null })] }, HttpStatusCode.BadRequest)).Detail!.ShouldContain("createdAt");
        await RefusedAsync(new ReplayRequest(), HttpStatusCode.BadRequest);
        await RefusedAsync(new { repo = "no repository" }, HttpStatusCode.BadRequest);
        await RefusedAsync(new { comments = "x" }, HttpStatusCode.BadRequest);
        using var bound = await app.WithNewKeyAsync(["write"], ["globex/site"]);
        await RefusedAsync(new ReplayRequest { Comments = SmallHistory.Comments() }, HttpStatusCode.Forbidden, bound);
        await RefusedAsync(new ReplayRequest { Repo = "acme/shop" }, HttpStatusCode.Forbidden, app.Session);
    }

    [Fact]
    public async Task Secrets_are_not_in_the_row_and_what_was_sent_is_gone_at_the_end()
    {
        var comments = SmallHistory.Comments();
        comments[10] = comments[10] with { Body = "The token is ghp_16C7e42F292c6912E7710c838347Ae178B4a" };
        var job = await OverAsync(new ReplayRequest { Comments = comments });
        job.State.ShouldBe("done", job.Error);
        var row = await Row.OfAsync(app, job.Id);
        row.Input.ShouldBeNull();
        row.Result!.ShouldNotContain("ghp_");
    }

    [Fact]
    public async Task What_was_erased_does_not_come_back_through_a_replay()
    {
        var job = await OverAsync(new ReplayRequest { Comments = SmallHistory.Comments() });
        (await app.Admin.DeleteAsync("/v1/people/ben", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await app.Admin.GetAsync($"/v1/jobs/{job.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var report = await ReportAsync(new ReplayRequest { Comments = SmallHistory.Comments() });
        (report.Comments, report.Lessons, report.Said).ShouldBe((30, 2, 2));
        JsonSerializer.Serialize(report, MemoryApp.Web).ShouldNotContain("\"ben\"");
        (await app.Admin.DeleteAsync("/v1/repos/acme/shop", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await RefusedAsync(new ReplayRequest { Comments = SmallHistory.Comments() }, HttpStatusCode.Conflict)).Detail!.ShouldContain("tombstones");
    }

    [Fact]
    public async Task Hostile_comments_end_no_replay()
    {
        string[] bodies = ["", "\0", new string('`', 20_000), string.Concat(Enumerable.Repeat("@claude remember: ", 2_000)), "\u202E" + SmallHistory.Sql, "<!-- -->", new string('a', 200_000),
            "[x](" + new string('(', 10_000), "@claude forget that", "@claude approve L1", "{{}}", string.Concat(Enumerable.Repeat("> ", 20_000)), "😀", "@claude"];
        var comments = SmallHistory.Comments().Concat(Enumerable.Range(0, 200).Select(i => SmallHistory.Comments()[i % 30] with
        {
            Id = $"h{i}",
            Body = bodies[i % bodies.Length],
            InReplyTo = i % 3 == 0 ? $"h{(i + 7) % 200}" : null,
            Path = i % 5 == 0 ? "../../etc/passwd" : null,
            DiffHunk = i % 7 == 0 ? new string('@', 10_000) : null,
        })).ToList();
        var report = await ReportAsync(new ReplayRequest { Comments = comments });
        report.Comments.ShouldBe(232);
        report.Repeated.ShouldBeLessThanOrEqualTo(report.After);
        report.Ahead.ShouldBeLessThanOrEqualTo(report.Repeated);
    }
}
