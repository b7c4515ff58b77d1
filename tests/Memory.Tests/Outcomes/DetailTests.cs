using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Storage;
using Memory.Tests.Agents;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Outcomes;

/// <summary>What was given to whom goes after a time; what it came to stays.</summary>
public sealed class DetailTests : IDisposable
{
    private const string Repo = "acme/shop", Task = "add a retry to payments";
    private readonly string folder = Directory.CreateTempSubdirectory("memory-detail-").FullName;
    private readonly MovedClock clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private MemoryApp Open() => new(folder: folder, time: clock);

    private static async Task GiveAsync(MemoryApp app, string session) =>
        (await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = Repo, Task = Task, Session = session }, MemoryApp.Web)).EnsureSuccessStatusCode();

    private static async Task SayAsync(MemoryApp app, HttpClient who, string lesson, string? session, string outcome) =>
        (await who.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = lesson, Session = session, Outcome = outcome }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static Task<long> RowsAsync(MemoryApp app) => app.Services.GetRequiredService<Database>()
        .ReadAsync(s => s.ScalarAsync<long>("select (select count(*) from exposures) + (select count(*) from outcomes)"));

    private static async Task<string> CountsAsync(MemoryApp app, string id)
    {
        var lesson = await app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}");
        var stats = await app.GetAsync<Stats>("/v1/stats");
        return $"{lesson.Served} {lesson.Followed} {lesson.Outcomes! with { Doubts = [] }} {stats.Served} {stats.Outcomes}";
    }

    [Fact]
    public async Task Detail_goes_after_its_days_and_counts_stay_as_they_were()
    {
        string id, counts;
        await using (var app = Open())
        {
            id = await app.TeachAsync(Repo, "Retry payments with a backoff.", []);
            foreach (var session in new[] { "s1", "s2", "s3" })
                await GiveAsync(app, session);
            await SayAsync(app, app.Session, id, "s1", "followed");
            await SayAsync(app, app.Session, id, "s2", "ignored");
            await SayAsync(app, app.Admin, id, null, "followed");
            counts = await CountsAsync(app, id);
            (await RowsAsync(app)).ShouldBe(6);
        }
        clock.Move(TimeSpan.FromDays(399));
        await using (var app = Open())
        {
            await GiveAsync(app, "later");
            await Eventually.BecomesAsync(() => RowsAsync(app), n => n == 7, "all of it is still there");
            counts = await CountsAsync(app, id);
        }
        clock.Move(TimeSpan.FromDays(2));
        await using (var app = Open())
        {
            await Eventually.BecomesAsync(() => RowsAsync(app), n => n == 1, "what is old is gone");
            (await CountsAsync(app, id)).ShouldBe(counts);
            await SayAsync(app, app.Session, id, "later", "followed");
            (await app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}")).Outcomes!.ShouldSatisfyAllConditions(
                o => o.Followed.ShouldBe(3), o => o.Ignored.ShouldBe(1), o => o.Sessions.ShouldBe(4), o => o.Unknown.ShouldBe(1));
            (await app.Admin.PostAsync($"/v1/lessons/{id}/approve", null)).IsSuccessStatusCode.ShouldBeTrue();
            (await app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}")).Outcomes!.Ignored.ShouldBe(0);
            (await app.Admin.DeleteAsync($"/v1/repos/{Repo}")).IsSuccessStatusCode.ShouldBeTrue();
            (await app.GetAsync<Stats>("/v1/stats")).Outcomes.Given.ShouldBe(0);
        }
    }

    [Fact]
    public async Task What_speaks_against_a_lesson_waits_for_a_person_however_long()
    {
        string id;
        await using (var app = Open())
        {
            id = await app.TeachAsync(Repo, "Retry payments with a backoff.", []);
            await GiveAsync(app, "s1");
            await SayAsync(app, app.Admin, id, null, "wrong");
        }
        clock.Move(TimeSpan.FromDays(500));
        await using (var app = Open())
        {
            await Eventually.BecomesAsync(() => RowsAsync(app), n => n == 1, "the exposure is gone");
            (await app.LessonsAsync("doubtful=true")).ShouldHaveSingleItem().Outcomes!.Doubts.ShouldHaveSingleItem();
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("40000")]
    public async Task Days_out_of_range_are_refused_at_the_start(string days)
    {
        await using var service = await MemoryProcess.StartAsync(folder, $"--Memory:Outcomes:DetailDays={days}");
        (await service.ExitAsync()).ShouldBe(1);
        service.Output.ShouldContain("Memory:Outcomes:DetailDays is 30 to 36500 days.");
    }
}
