using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>Holds a service that was killed and started again to what it had acknowledged.</summary>
internal static class AfterCrash
{
    private const int PagesMax = 2_000;

    /// <summary>What the ledgers say is there; what was unanswered is settled one way or the other and becomes known.</summary>
    public static async Task AssertKeptAsync(HttpClient client, MemoryProcess service, IReadOnlyList<Ledger> ledgers)
    {
        await Eventually.TrueAsync(async () => (await StatsAsync(client)).Deliveries.GetValueOrDefault("pending") == 0, "the inbox drains");
        (await StatsAsync(client)).Deliveries.Keys.ShouldNotContain("failed");
        var report = (await client.GetFromJsonAsync<DoctorReport>("/v1/doctor", MemoryApp.Web))!;
        report.Checks.ShouldContain(c => c.Name == "integrity" && c.State == "ok");
        var delivered = await DeliveredAsync(client);
        delivered.GroupBy(d => d).Where(g => g.Count() > 1).ShouldBeEmpty("nothing is stored twice");
        var known = delivered.ToHashSet();
        foreach (var ledger in ledgers)
        {
            ledger.Comments.SelectMany(b => b.Ids).Where(id => !known.Contains(id)).ShouldBeEmpty("every acknowledged comment is there");
            if (ledger.CommentsUnderWay is { } batch)
                batch.Ids.Count(known.Contains).ShouldBeOneOf(0, batch.Ids.Count);
            ledger.CommentsUnderWay = null;
            await AssertLessonsAsync(client, ledger);
            await AssertKeysAsync(service, ledger);
        }
    }

    /// <summary>Each rule once: what was learned before the crash is not learned again after it.</summary>
    public static async Task AssertLearnedOnceAsync(HttpClient client, IReadOnlyList<Ledger> ledgers)
    {
        var rules = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await client.GetFromJsonAsync<Page<Lesson>>($"/v1/lessons?repo=acme/talk&limit=200&cursor={cursor}", MemoryApp.Web))!;
            rules.AddRange(page.Items.Select(l => l.Rule));
            cursor = page.Next;
        }
        while (cursor is not null);
        rules.GroupBy(r => r).Where(g => g.Count() > 1).ShouldBeEmpty();
        // Three of each ten comments are rules, and no two are the same.
        rules.Count.ShouldBeGreaterThanOrEqualTo(3 * ledgers.Sum(l => l.Comments.Count));
    }

    private static async Task AssertLessonsAsync(HttpClient client, Ledger ledger)
    {
        foreach (var lesson in ledger.Lessons.Values.ToList())
        {
            var found = await client.GetAsync($"/v1/lessons/{lesson.Id}");
            var state = LessonState.Erased;
            if (found.StatusCode != HttpStatusCode.NotFound)
            {
                var read = (await found.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!;
                state = new LessonState(read.Rule, read.Status);
            }
            lesson.Allows(state).ShouldBeTrue($"{lesson} is {state} after the restart");
            ledger.Lessons[lesson.Id] = new(lesson.Id, state);
        }
        foreach (var import in ledger.Imports)
            (await CountAsync(client, import.Where)).ShouldBe(import.Ids.Count);
        if (ledger.ImportUnderWay is { } half)
            (await CountAsync(client, half.Where)).ShouldBeOneOf(0, 10);
        ledger.ImportUnderWay = null;
    }

    private static async Task AssertKeysAsync(MemoryProcess service, Ledger ledger)
    {
        foreach (var (keys, expected) in new[] { (ledger.Keys, HttpStatusCode.OK), (ledger.RevokedKeys, HttpStatusCode.Unauthorized) })
            foreach (var key in keys)
            {
                using var client = new HttpClient { BaseAddress = service.Address };
                client.DefaultRequestHeaders.Authorization = new("Bearer", key);
                (await client.GetAsync("/v1/search?repo=acme/shop&q=shelf")).StatusCode.ShouldBe(expected);
            }
    }

    private static async Task<int> CountAsync(HttpClient client, string repo) =>
        (await client.GetFromJsonAsync<Page<Lesson>>($"/v1/lessons?repo={repo}&limit=200", MemoryApp.Web))!.Items.Count;

    private static async Task<Stats> StatsAsync(HttpClient client) => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;

    private static async Task<List<string>> DeliveredAsync(HttpClient client)
    {
        var ids = new List<string>();
        string? cursor = null;
        for (var page = 0; page < PagesMax; page++)
        {
            var read = (await client.GetFromJsonAsync<Page<Delivery>>($"/v1/deliveries?limit=200&cursor={cursor}", MemoryApp.Web))!;
            ids.AddRange(read.Items.Select(d => d.CommentId!));
            if ((cursor = read.Next) is null)
                return ids;
        }
        throw new InvalidOperationException("More deliveries than this test reads.");
    }
}
