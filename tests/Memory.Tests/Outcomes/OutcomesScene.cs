using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Agents;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Outcomes;

/// <summary>A service whose lessons are given to sessions, and whose clock is moved.</summary>
public abstract class OutcomesScene : IAsyncLifetime
{
    private protected readonly MovedClock clock = new();
    private protected readonly MemoryApp app;

    protected OutcomesScene() => app = new(time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    private protected Task<string> TeachAsync(string rule, string? pattern = null, string repo = "acme/shop") => app.TeachAsync(repo, rule, [], pattern: pattern);

    private protected async Task GiveAsync(string session, string task, string repo = "acme/shop")
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = repo, Task = task, Session = session }, MemoryApp.Web);
        (await answer.Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web))!.Lessons.ShouldNotBeEmpty();
    }

    private protected static async Task<LessonOutcomes> SayAsync(HttpClient client, string lesson, string? session, string outcome, string? note = null)
    {
        var answer = await client.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = lesson, Session = session, Outcome = outcome, Note = note }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<LessonOutcomes>(MemoryApp.Web))!;
    }

    private protected Task<Memory.Client.Lesson> LessonAsync(string id) => app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}");

    private protected async Task CheckAsync(string session, string diff)
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/check", new CheckRequest { Repo = "acme/shop", Diff = diff, Session = session }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private protected static string Diff(string path, params string[] lines) =>
        $"--- a/{path}\n+++ b/{path}\n@@ -1,{lines.Count(l => l[0] != '+')} +1,{lines.Count(l => l[0] != '-')} @@\n{string.Join('\n', lines)}\n";

    private protected Comment Said(string author, string body, int pr, string association = "MEMBER") =>
        Says.By(author, association, body) with { Pr = pr, CreatedAt = clock.GetUtcNow() };
}
