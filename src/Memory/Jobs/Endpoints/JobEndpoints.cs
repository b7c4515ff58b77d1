using System.Text;
using System.Text.Json;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Memory.Jobs.Endpoints;

/// <summary>How a job is doing, once or for as long as it takes.</summary>
internal static class JobEndpoints
{
    /// <summary>Who wants to go on asks again.</summary>
    private static readonly TimeSpan StreamAtMost = TimeSpan.FromHours(1);
    /// <summary>Word of another node can be lost.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);
    /// <summary>A connection that says nothing for long is cut by whoever stands between.</summary>
    private static readonly TimeSpan SpeakAtLeast = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/jobs/{id}", GetAsync).Needs(KeyScope.Read).WithTags("Jobs").WithName("GetJob")
            .WithSummary("How a job is doing, and what it came to.").Produces<Job>().ProducesProblem(404);
        app.MapGet("/v1/jobs/{id}/events", EventsAsync).Needs(KeyScope.Read).WithTags("Jobs").WithName("JobEvents")
            .WithSummary("A server-sent event for each change of a job, until it is done or failed.").Produces<Job>(200, "text/event-stream").ProducesProblem(404);
    }

    private static async Task<Job> GetAsync(string id, HttpContext http, JobStore jobs) => (await FindAsync(id, http, jobs)).ToWire();

    private static async Task EventsAsync(string id, HttpContext http, JobStore jobs, IOptions<JsonOptions> json, IHostApplicationLifetime life)
    {
        var job = await FindAsync(id, http, jobs);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        until.CancelAfter(StreamAtMost);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        try
        {
            await TellAsync(job, http, jobs, json.Value.SerializerOptions, until.Token);
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // The stream ends; whoever still wants to know asks again.
        }
    }

    private static async Task TellAsync(JobRow? job, HttpContext http, JobStore jobs, JsonSerializerOptions json, CancellationToken until)
    {
        Job? told = null;
        var spoke = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var change = jobs.Changed.Next;
            job = await jobs.FindAsync(http.Caller().Grant, job!.Id, until);
            // Its repository was erased in between.
            if (job is null)
                return;
            var now = job.ToWire() with { Result = null };
            var quiet = TimeProvider.System.GetElapsedTime(spoke) > SpeakAtLeast;
            if (now != told || quiet)
            {
                await http.Response.WriteAsync(now != told ? $"event: job\ndata: {JsonSerializer.Serialize(now, json)}\n\n" : ": still here\n\n", Encoding.UTF8, until);
                await http.Response.Body.FlushAsync(until);
                (told, spoke) = (now, TimeProvider.System.GetTimestamp());
            }
            if (job.IsOver)
                return;
            await Task.WhenAny(change, Task.Delay(LookAtLeast, until));
            until.ThrowIfCancellationRequested();
        }
    }

    private static async Task<JobRow> FindAsync(string id, HttpContext http, JobStore jobs) =>
        await jobs.FindAsync(http.Caller().Grant, id, http.RequestAborted) ?? throw FaultException.NotFound($"There is no job {id}.");
}
