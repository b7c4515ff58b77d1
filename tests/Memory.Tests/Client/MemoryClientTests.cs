using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Memory.Client;

namespace Memory.Tests.Clients;

public sealed class MemoryClientTests : IDisposable
{
    private readonly FakeService service = new();
    private readonly MemoryClient client;

    public MemoryClientTests() => client = MemoryClient.Connect(new Uri("http://memory.test/base"), "mem_k", service);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        service.AllWasCalled();
        client.Dispose();
    }

    [Fact]
    public async Task A_request_carries_the_key_keeps_the_path_of_the_address_and_leaves_nulls_out()
    {
        service.On("POST /base/v1/context", """{"markdown":"# x","tokens":3,"lessons":[{"id":"L1","rule":"r","score":1,"reasons":["core"]}],"omitted":2,"tookMs":0.5}""");

        var pack = await client.GetContextAsync(new ContextRequest { Repo = "acme/shop", Files = ["a.cs"], BudgetTokens = 9 }, Cancel);

        service.Last.Body.ShouldBe("""{"repo":"acme/shop","files":["a.cs"],"budgetTokens":9}""");
        service.Last.ContentType.ShouldBe("application/json");
        service.Last.Authorization.ShouldBe("Bearer mem_k");
        pack.Lessons.ShouldHaveSingleItem().Reasons.ShouldBe(["core"]);
        pack.Omitted.ShouldBe(2);
    }

    [Fact]
    public async Task Text_in_an_address_is_escaped_whatever_it_is()
    {
        service.On("GET /base/v1/search?repo=a%2Fb&q=a%26b%3D%23%20%EF%BF%BD%C3%A9", """{"items":[],"tookMs":0}""");

        (await client.SearchAsync("a&b=# \ud800é", "a/b", Cancel)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_that_are_not_set_are_not_sent()
    {
        service.On("GET /base/v1/lessons", """{"items":[],"next":null}""");
        service.On("GET /base/v1/lessons?repo=a%2Fb&status=active&path=x.cs&q=w&topic=data&cursor=c&limit=7", """{"items":[{"id":"L1"}],"next":"d"}""");

        await client.ListLessonsAsync(cancellationToken: Cancel);
        var page = await client.ListLessonsAsync(
            new LessonQuery { Repo = "a/b", Status = "active", Path = "x.cs", Text = "w", Topic = "data", Cursor = "c", Limit = 7 }, Cancel);

        page.Items.ShouldHaveSingleItem().Id.ShouldBe("L1");
        page.Next.ShouldBe("d");
    }

    [Fact]
    public async Task All_lessons_follow_the_cursor_and_stop_when_it_does_not_move()
    {
        service.On("GET /base/v1/lessons?limit=1", """{"items":[{"id":"L1"}],"next":"c"}""");
        service.On("GET /base/v1/lessons?cursor=c&limit=1", """{"items":[{"id":"L2"}],"next":"c"}""");

        var ids = new List<string>();
        await foreach (var lesson in client.AllLessonsAsync(new LessonQuery { Limit = 1 }, Cancel))
            ids.Add(lesson.Id);

        ids.ShouldBe(["L1", "L2"]);
    }

    [Fact]
    public async Task Repositories_are_all_repositories()
    {
        service.On("GET /base/v1/repos", """{"items":[{"repo":"a/b","comments":2,"lessons":1}],"next":"a/b"}""");
        service.On("GET /base/v1/repos?cursor=a%2Fb", """{"items":[{"repo":"c/d","comments":0,"lessons":0}],"next":null}""");

        (await client.ListRepositoriesAsync(Cancel)).ShouldBe([new Repository("a/b", 2, 1), new Repository("c/d", 0, 0)]);
    }

    [Fact]
    public async Task A_change_names_the_version_that_it_was_made_for()
    {
        service.On("GET /base/v1/lessons/L1", () => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Headers = { ETag = new EntityTagHeaderValue("\"7\"") },
            Content = new StringContent("""{"id":"L1","rule":"r"}"""),
        });
        service.On("PATCH /base/v1/lessons/L1", """{"id":"L1","rule":"s"}""");
        service.On("PATCH /base/v1/lessons/L1", """{"id":"L1","rule":"s"}""");

        var version = await client.GetLessonVersionAsync("L1", Cancel);
        await client.ChangeLessonAsync("L1", new LessonInput { Rule = "s" }, version.ETag, Cancel);
        service.Last.IfMatch.ShouldBe("\"7\"");
        service.Last.Body.ShouldBe("""{"rule":"s"}""");
        service.Last.ContentType.ShouldBe("application/merge-patch+json");

        await client.ChangeLessonAsync("L1", new JsonObject { ["why"] = null }, cancellationToken: Cancel);
        service.Last.Body.ShouldBe("""{"why":null}""");
        service.Last.IfMatch.ShouldBeNull();
    }

    [Fact]
    public async Task Each_decision_has_its_route_and_carries_the_note()
    {
        foreach (var verb in new[] { "approve", "reject", "retire", "restore" })
            service.On($"POST /base/v1/lessons/L1/{verb}", """{"id":"L1"}""");

        await client.ApproveLessonAsync("L1", "good", Cancel);
        service.Last.Body.ShouldBe("""{"note":"good"}""");
        await client.RejectLessonAsync("L1", cancellationToken: Cancel);
        service.Last.Body.ShouldBe("{}");
        await client.RetireLessonAsync("L1", cancellationToken: Cancel);
        await client.RestoreLessonAsync("L1", cancellationToken: Cancel);
    }

    [Fact]
    public async Task An_unready_service_is_an_answer_and_no_failure()
    {
        service.On("GET /base/healthz", HttpStatusCode.OK).On("GET /base/readyz", HttpStatusCode.ServiceUnavailable);

        (await client.IsAliveAsync(Cancel)).ShouldBeTrue();
        (await client.IsReadyAsync(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_and_keys_have_their_routes()
    {
        service.On("GET /base/v1/repos/acme/my.shop/claude-md?file=.claude%2Frules%2Fmemory-a.md", "# x\r\n", type: "text/markdown");
        service.On("POST /base/v1/keys", """{"id":"K1","name":"ci","scopes":["read"],"key":"mem_new"}""", HttpStatusCode.Created);
        service.On("DELETE /base/v1/keys/K1", HttpStatusCode.NoContent);
        service.On("GET /base/v1/lessons/export?format=markdown&repo=a%2Fb", "text", type: "text/markdown");

        (await client.GetClaudeMdAsync("acme/my.shop", ".claude/rules/memory-a.md", Cancel)).ShouldBe("# x\r\n");
        (await client.AddKeyAsync(new KeyInput { Name = "ci", Scopes = ["read"] }, Cancel)).Secret.ShouldBe("mem_new");
        await client.DeleteKeyAsync("K1", Cancel);
        using var reader = new StreamReader(await client.ExportLessonsAsync(ExportFormat.Markdown, "a/b", Cancel));
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("text");
    }
}
