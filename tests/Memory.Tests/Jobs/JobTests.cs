using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Jobs;
using Memory.Storage;
using Memory.Tests.Infrastructure;
using Memory.Tests.Replaying;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Jobs;

/// <summary>Jobs outlive restarts, are given up in the end, and tell how they are doing.</summary>
public sealed class JobTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-jobs-").FullName;

    public void Dispose()
    {
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static Task<Job> OverAsync(HttpClient client, string id) =>
        Eventually.BecomesAsync(async () => (await client.GetFromJsonAsync<Job>($"/v1/jobs/{id}", MemoryApp.Web))!, j => j.State is "done" or "failed", "the job ends");

    private static Task<string> AddAsync(MemoryApp app, string kind, string? input = null) =>
        app.Services.GetRequiredService<Database>().WriteAsync(s => JobStore.AddAsync(s, kind, "acme/shop", input, DateTimeOffset.UtcNow));

    private static async Task SetAsync(MemoryApp app, string id, string state, int attempts) => await app.Services.GetRequiredService<Database>().WriteAsync(s =>
        s.ExecuteAsync("update jobs set state = @state, attempts = @attempts, wait_until = 0, finished_at = null, error = null where id = @id", new { id, state, attempts }));

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_job_runs_it_again_at_the_next_start()
    {
        var comments = Enumerable.Range(0, 40).SelectMany(round => SmallHistory.Comments().Where(c => c.InReplyTo is null).Select(c => c with
        {
            Id = $"{round}-{c.Id}",
            Pr = (round * 100) + c.Pr,
            CreatedAt = c.CreatedAt!.Value.AddMinutes(round),
        })).ToList();
        string id;
        await using (var first = await (await MemoryProcess.StartAsync(folder)).ReadyAsync())
        {
            using var client = first.Admin();
            using var answer = await client.PostAsJsonAsync("/v1/replay", new ReplayRequest { Comments = comments }, MemoryApp.Web, TestContext.Current.CancellationToken);
            id = (await answer.Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web, TestContext.Current.CancellationToken))!.Job;
            await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<Job>($"/v1/jobs/{id}", MemoryApp.Web))!.State == "running", "the job begins");
            await first.KillAsync();
        }
        await using var second = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        using var again = second.Admin();
        var job = await OverAsync(again, id);
        job.State.ShouldBe("done", job.Error);
        job.Done.ShouldBe(job.Total!.Value);
        job.Result.ShouldNotBeNull();
        (await second.StopAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, "knows no job 'harvestless'")]
    [InlineData(3, "3 times")]
    public async Task What_was_running_when_a_service_ended_is_tried_again_and_given_up_after_three_times(int attempts, string said)
    {
        string id;
        await using (var app = new MemoryApp(folder: folder))
        {
            id = await AddAsync(app, "harvestless", "{}");
            (await OverAsync(app.Admin, id)).State.ShouldBe("failed");
            await SetAsync(app, id, "running", attempts);
        }
        await using var next = new MemoryApp(folder: folder);
        var job = await OverAsync(next.Admin, id);
        (job.State, job.FinishedAt is not null).ShouldBe(("failed", true));
        job.Error!.ShouldContain(said);
        (await Row.OfAsync(next, id)).Input.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_fails_for_no_good_reason_waits_and_is_tried_again()
    {
        await using var app = new MemoryApp(folder: folder);
        // A replay of what is no list of comments cannot be read.
        var id = await AddAsync(app, "replay", "{");
        var waiting = await Eventually.BecomesAsync(() => Row.OfAsync(app, id), j => j.State == JobRow.Waiting, "the job waits");
        (waiting.Attempts, waiting.WaitUntil > 0, waiting.Error).ShouldBe((1, true, null));
        await SetAsync(app, id, "waiting", 2);
        var job = await OverAsync(app.Admin, id);
        job.Error!.ShouldContain("3 times");
        job.Error!.ShouldNotContain("Json");
    }

    [Fact]
    public async Task The_stream_of_a_job_ends_with_its_end_and_carries_no_result()
    {
        await using var app = new MemoryApp(folder: folder);
        using var answer = await app.Admin.PostAsJsonAsync("/v1/replay", new ReplayRequest { Comments = SmallHistory.Comments() }, MemoryApp.Web, TestContext.Current.CancellationToken);
        var id = (await answer.Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web, TestContext.Current.CancellationToken))!.Job;
        using var client = new MemoryClient(app.Session);
        var seen = new List<Job>();
        await foreach (var job in client.WatchJobAsync(id, TestContext.Current.CancellationToken))
            seen.Add(job);
        seen.ShouldNotBeEmpty();
        seen[^1].State.ShouldBe("done");
        seen.ShouldAllBe(j => j.Id == id && j.Result == null);
        seen.Select(j => j.Done).ShouldBeInOrder();
        (await client.GetJobAsync(id, TestContext.Current.CancellationToken)).Result.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_job_of_another_repository_is_not_there()
    {
        await using var app = new MemoryApp(folder: folder);
        var id = await AddAsync(app, "replay");
        using var bound = await app.WithNewKeyAsync(["admin"], ["globex/site"]);
        foreach (var route in new[] { $"/v1/jobs/{id}", $"/v1/jobs/{id}/events", "/v1/jobs/J0000000000000000" })
            (await bound.GetAsync(route, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>What runs may have read what is erased: what it came to must not be kept.</summary>
    [Theory]
    [InlineData("/v1/people/ana")]
    [InlineData("/v1/repos/acme/shop")]
    public async Task An_erasure_ends_what_is_being_run_and_takes_what_it_came_to(string erased)
    {
        await using var app = new MemoryApp(folder: folder);
        var (running, done) = (await AddAsync(app, "nothing"), await AddAsync(app, "nothing", "words"));
        await OverAsync(app.Admin, running);
        await OverAsync(app.Admin, done);
        await SetAsync(app, running, "running", 2);
        await app.Services.GetRequiredService<Database>().WriteAsync(s => s.ExecuteAsync("update jobs set result = '{}' where id = @done", new { done }));
        (await app.Admin.DeleteAsync(erased, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await app.Admin.GetAsync($"/v1/jobs/{done}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        if (erased.Contains("repos", StringComparison.Ordinal))
            (await app.Admin.GetAsync($"/v1/jobs/{running}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        else
            (await OverAsync(app.Admin, running)).Error!.ShouldContain("knows no job");
    }

    [Fact]
    public async Task Only_so_many_wait_and_old_ones_go()
    {
        var clock = new MovedClock();
        await using var app = new MemoryApp(folder: folder, time: clock);
        var first = await AddAsync(app, "nothing");
        await OverAsync(app.Admin, first);
        var database = app.Services.GetRequiredService<Database>();
        await Should.ThrowAsync<JobsFullException>(database.WriteAsync(async s =>
        {
            for (var i = 0; i <= JobStore.OpenMax; i++)
                await JobStore.AddAsync(s, "nothing", "acme/shop", null, DateTimeOffset.UtcNow);
        }));
        clock.Move(JobStore.KeptFor + TimeSpan.FromHours(2));
        await Eventually.TrueAsync(async () => (await app.Admin.GetAsync($"/v1/jobs/{first}")).StatusCode == HttpStatusCode.NotFound, "a job of last week is gone");
    }
}
