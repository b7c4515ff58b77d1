using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>People who go on handing comments in, every fifth of them a rule, and keep book of what was acknowledged.</summary>
internal sealed class SteadyLoad(HttpClient client)
{
    private const int People = 4;
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private int count;

    /// <summary>Ids of comments that were answered 202, over all times of handing in.</summary>
    public IEnumerable<string> Acknowledged => acknowledged.Keys;

    /// <summary>Hands in while <paramref name="work"/> runs, and gives every answer that there was.</summary>
    public async Task<IReadOnlyCollection<HttpStatusCode>> DuringAsync(Func<ConcurrentQueue<HttpStatusCode>, Task> work)
    {
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentQueue<HttpStatusCode>();
        var writing = Enumerable.Range(0, People).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                answers.Enqueue(await PostAsync());
        })).ToList();
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult(answers.Count > 20), "writes are answered");
            await work(answers);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writing);
        }
        return answers;
    }

    public async Task<HttpStatusCode> PostAsync()
    {
        var n = Interlocked.Increment(ref count);
        var comment = Says.Member("ana", n % 5 == 0 ? $"@claude remember: module{n}x is reached through registry{n}x, never directly." : "I would look at this again.");
        using var answer = await client.PostAsJsonAsync("/v1/comments", comment, MemoryApp.Web);
        if (answer.StatusCode == HttpStatusCode.Accepted)
            acknowledged[comment.Id!] = true;
        return answer.StatusCode;
    }

    /// <summary>Everything is understood, nothing failed, every acknowledged comment is there, and no rule was learned twice.</summary>
    public async Task AssertKeptAsync()
    {
        await Eventually.TrueAsync(async () => (await StatsAsync()).Deliveries.GetValueOrDefault("pending") == 0, "the inbox drains");
        (await StatsAsync()).Deliveries.Keys.ShouldNotContain("failed");
        var stored = await AllAsync<Delivery>("deliveries");
        acknowledged.Keys.Except(stored.Select(d => d.CommentId!)).ShouldBeEmpty("what was acknowledged is there");
        stored.GroupBy(d => d.CommentId).Where(g => g.Count() > 1).ShouldBeEmpty("nothing is stored twice");
        var lessons = await AllAsync<Lesson>("lessons");
        lessons.ShouldNotBeEmpty();
        lessons.GroupBy(l => l.Rule).Where(g => g.Count() > 1).ShouldBeEmpty("nothing is learned twice");
    }

    private async Task<Stats> StatsAsync() => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;

    private async Task<List<T>> AllAsync<T>(string what)
    {
        var all = new List<T>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await client.GetFromJsonAsync<Page<T>>($"/v1/{what}?limit=200&cursor={cursor}", MemoryApp.Web))!;
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        return all;
    }
}
