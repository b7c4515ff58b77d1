using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>A client that writes everything there is to write, one thing after the other, and keeps book of what it was told.</summary>
internal sealed class MixedWriter(int number, int seed)
{
    private const int BatchSize = 10;
    // CA5394: nothing to guess; the seed makes a run repeatable.
#pragma warning disable CA5394
    private readonly Random random = new(seed);
    private readonly Dictionary<string, string> keyIds = [];
    private int count;

    public Ledger Ledger { get; } = new();

    /// <summary>Until the service is gone.</summary>
    public async Task WriteAsync(HttpClient client)
    {
        try
        {
            while (true)
            {
                count++;
                await (random.Next(10) switch
                {
                    0 or 1 or 2 => CommentsAsync(client),
                    3 => ImportAsync(client),
                    4 => AddKeyAsync(client),
                    5 => RevokeKeyAsync(client),
                    6 => AddLessonAsync(client),
                    _ => ChangeLessonAsync(client),
                });
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed. What was not answered is under way in the ledger.
        }
    }

    private string Name => $"w{number}x{count}x{seed}";

    private async Task CommentsAsync(HttpClient client)
    {
        var comments = Enumerable.Range(0, BatchSize).Select(i => Says.Member($"person{i % 5}", i % 4 == 0
            ? $"@claude remember: module{Name}x{i} is reached through registry{Name}x{i}, never directly."
            : $"I would look at line {i} of {Name} again.") with
        { Id = $"{Name}-{i}", Repo = "acme/talk" }).ToList();
        Ledger.CommentsUnderWay = new("acme/talk", [.. comments.Select(c => c.Id!)]);
        using var body = new StringContent(string.Join('\n', comments.Select(c => JsonSerializer.Serialize(c, MemoryApp.Web))), Encoding.UTF8, "application/x-ndjson");
        (await client.PostAsync("/v1/comments", body)).EnsureSuccessStatusCode();
        Ledger.Comments.Add(Ledger.CommentsUnderWay);
        Ledger.CommentsUnderWay = null;
        Ledger.Acknowledged++;
    }

    private async Task ImportAsync(HttpClient client)
    {
        var repo = $"import/{Name}";
        Ledger.ImportUnderWay = new(repo, []);
        var lines = Enumerable.Range(0, BatchSize).Select(i => $$"""{"repo":"{{repo}}","rule":"Part {{i}} of {{Name}} stays whole."}""");
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        var answer = await client.PostAsync("/v1/lessons/import", body);
        answer.EnsureSuccessStatusCode();
        Ledger.Imports.Add(new(repo, [.. (await answer.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!.Ids.OfType<string>()]));
        Ledger.ImportUnderWay = null;
        Ledger.Acknowledged++;
    }

    private async Task AddKeyAsync(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/v1/keys", new KeyInput { Name = Name, Scopes = ["read"] }, MemoryApp.Web);
        answer.EnsureSuccessStatusCode();
        var key = (await answer.Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;
        keyIds[key.Secret!] = key.Id;
        Ledger.Keys.Add(key.Secret!);
        Ledger.Acknowledged++;
    }

    private async Task RevokeKeyAsync(HttpClient client)
    {
        if (Ledger.Keys.Count == 0)
            return;
        var secret = Ledger.Keys[random.Next(Ledger.Keys.Count)];
        // Under way it may be there or not: until it is answered, nothing is claimed of it.
        Ledger.Keys.Remove(secret);
        (await client.DeleteAsync($"/v1/keys/{keyIds[secret]}")).EnsureSuccessStatusCode();
        Ledger.RevokedKeys.Add(secret);
        Ledger.Acknowledged++;
    }

    private async Task AddLessonAsync(HttpClient client)
    {
        var rule = $"Shelf {Name} holds one thing only.";
        var answer = await client.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = rule }, MemoryApp.Web);
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!.Id;
        Ledger.Lessons[id] = new(id, new(rule, "active"));
        Ledger.Acknowledged++;
    }

    private async Task ChangeLessonAsync(HttpClient client)
    {
        if (Ledger.Lessons.Values.Where(l => l.Acknowledged.Rule.Length > 0).ToList() is not { Count: > 0 } open)
        {
            await AddLessonAsync(client);
            return;
        }
        var lesson = open[random.Next(open.Count)];
        var id = lesson.Id;
        var (next, send) = (lesson.Acknowledged.Status, random.Next(4)) switch
        {
            ("active", 0) => (lesson.Acknowledged with { Status = "retired" }, () => client.PostAsync($"/v1/lessons/{id}/retire", null)),
            ("retired", _) => (lesson.Acknowledged with { Status = "proposed" }, () => client.PostAsync($"/v1/lessons/{id}/restore", null)),
            ("proposed", _) => (lesson.Acknowledged with { Status = "active" }, () => client.PostAsync($"/v1/lessons/{id}/approve", null)),
            (_, 1) => (LessonState.Erased, () => client.DeleteAsync($"/v1/lessons/{id}")),
            _ => (new LessonState($"Shelf {Name} holds two things.", "active"), (Func<Task<HttpResponseMessage>>)(() => client.PatchAsJsonAsync($"/v1/lessons/{id}", new { rule = $"Shelf {Name} holds two things." }, MemoryApp.Web))),
        };
        Ledger.Lessons[id] = lesson with { UnderWay = next };
        (await send()).EnsureSuccessStatusCode();
        Ledger.Lessons[id] = new(id, next);
        Ledger.Acknowledged++;
    }
#pragma warning restore CA5394
}
