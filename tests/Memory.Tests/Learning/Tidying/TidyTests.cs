using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Learning.Tidying;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Learning.Tidying;

public sealed class TidyTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private readonly string folder = Directory.CreateTempSubdirectory("memory-tidy-").FullName;
    private MemoryApp app;

    public TidyTests() => app = new MemoryApp(folder: folder, time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An import is stored as given: the way in which duplicates slip through.</summary>
    private async Task<string[]> ImportAsync(params string[] lines)
    {
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        var answer = await app.Admin.PostAsync("/v1/lessons/import", body);
        return [.. (await answer.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!.Ids.Select(id => id!)];
    }

    private static string Line(string rule, string author, string status = "active", string repo = "acme/shop") =>
        $$"""{"repo":"{{repo}}","rule":"{{rule}}","status":"{{status}}","evidence":[{"author":"{{author}}","url":"https://x.test/{{author}}/{{rule.Length}}","words":"so"}]}""";

    private async Task<TidyReport> TidyAsync(string query = "") =>
        (await (await app.Admin.PostAsync($"/v1/tidy{query}", null)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TidyReport>(MemoryApp.Web))!;

    private Task<Memory.Client.Lesson> LessonAsync(string id) => app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}");

    [Fact]
    public async Task Duplicates_that_slipped_through_become_one_with_the_evidence_of_both()
    {
        var ids = await ImportAsync(Line("Never log raw tokens.", "ana"), Line("Never log a raw token.", "ben"), Line("Close every reader that you open.", "ana"));
        var report = await TidyAsync();
        report.Joined.Pairs.ShouldHaveSingleItem().Reason.ShouldNotBeEmpty();
        report.Complete.ShouldBeTrue();
        var (kept, gone) = (await LessonAsync(report.Joined.Pairs[0].Kept), await LessonAsync(report.Joined.Pairs[0].Other));
        new[] { kept.Id, gone.Id }.ShouldBe(ids[..2], ignoreOrder: true);
        kept.Evidence.Select(e => e.Author).ShouldBe(["ana", "ben"], ignoreOrder: true);
        kept.Supersedes.ShouldBe([gone.Id]);
        kept.ConfidenceReasons[0].ShouldBe("said by 2 people in 2 threads");
        gone.Status.ShouldBe("superseded");
        var history = (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{gone.Id}/history")).Items[^1];
        (history.Who, history.What).ShouldBe((TidyUp.Who, "superseded"));
        history.Note!.ShouldContain(kept.Id);
        (await LessonAsync(ids[2])).Status.ShouldBe("active");
        // A second run finds nothing more to do.
        var again = await TidyAsync();
        (again.Joined.Count, again.Expired.Count, again.Recounted.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task A_contradiction_that_slipped_through_is_named_and_left_to_a_person()
    {
        var ids = await ImportAsync(Line("Use tabs for indentation.", "ana"), Line("Never use tabs for indentation, use spaces.", "ben"));
        var report = await TidyAsync();
        report.Unsure.Pairs.ShouldHaveSingleItem();
        report.Joined.Count.ShouldBe(0);
        (await app.LessonsAsync("status=active")).Select(l => l.Id).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_repository_that_was_named_is_tidied()
    {
        await ImportAsync(Line("Never log raw tokens.", "ana"), Line("Never log a raw token.", "ben"),
            Line("Never log raw tokens.", "ana", repo: "acme/app"), Line("Never log a raw token.", "ben", repo: "acme/app"));
        (await TidyAsync("?repo=acme/app")).Joined.Count.ShouldBe(1);
        (await app.LessonsAsync("status=superseded")).ShouldHaveSingleItem().Repo.ShouldBe("acme/app");
    }

    [Fact]
    public async Task A_key_for_one_repository_tidies_that_one()
    {
        await ImportAsync(Line("Never log raw tokens.", "ana"), Line("Never log a raw token.", "ben"));
        using var bound = await app.WithNewKeyAsync(["admin"], ["acme/app"]);
        var report = (await (await bound.PostAsync("/v1/tidy", null)).Content.ReadFromJsonAsync<TidyReport>(MemoryApp.Web))!;
        (report.Lessons, report.Joined.Count).ShouldBe((0, 0));
        (await app.Session.PostAsync("/v1/tidy", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_proposal_that_nobody_decides_about_ends_and_a_teacher_brings_it_back()
    {
        await ImportAsync(Line("Never log raw tokens.", "ana", "proposed"));
        clock.Move(TimeSpan.FromDays(89));
        (await TidyAsync()).Expired.Count.ShouldBe(0);
        clock.Move(TimeSpan.FromDays(2));
        var id = (await TidyAsync()).Expired.Ids.ShouldHaveSingleItem();
        (await LessonAsync(id)).Status.ShouldBe("retired");
        var history = (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{id}/history")).Items[^1];
        (history.Who, history.What, history.Note).ShouldBe((TidyUp.Who, "expired", "nobody decided about it in 90 days"));
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));
        (await LessonAsync(id)).Status.ShouldBe("active");
    }

    [Fact]
    public async Task A_comment_that_is_deleted_also_leaves_the_lesson_that_took_its_lesson_in()
    {
        var said = Says.Member("ana", "@claude remember: never log raw tokens.");
        await app.SayAsync(said);
        await ImportAsync(Line("Never log a raw token.", "ben"), Line("Never log the raw token.", "olga"));
        (await TidyAsync()).Joined.Count.ShouldBe(2);
        var kept = (await app.LessonsAsync("status=active")).ShouldHaveSingleItem();
        kept.Evidence.Count.ShouldBe(3);
        await app.SayAsync(said with { Deleted = true });
        (await LessonAsync(kept.Id)).Evidence.Select(e => e.Author).ShouldBe(["ben", "olga"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_service_that_slept_through_the_night_tidies_when_it_starts()
    {
        await ImportAsync(Line("Never log raw tokens.", "ana"), Line("Never log a raw token.", "ben"));
        await app.DisposeAsync();
        clock.Move(TimeSpan.FromHours(25));
        app = new MemoryApp(folder: folder, time: clock);
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=superseded")).Count == 1, "nothing was tidied");
    }

    [Theory]
    [InlineData("2026-05-04T02:59:00Z", "2026-05-03T03:00:00Z")]
    [InlineData("2026-05-04T03:00:00Z", "2026-05-04T03:00:00Z")]
    [InlineData("2026-05-04T23:30:00+02:00", "2026-05-04T03:00:00Z")]
    public void The_night_is_told_by_the_hour(string now, string night) =>
        TidyNightly.LastNight(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), 3).ShouldBe(DateTimeOffset.Parse(night, System.Globalization.CultureInfo.InvariantCulture));
}
