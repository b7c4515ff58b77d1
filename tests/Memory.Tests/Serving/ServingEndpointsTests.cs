using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Serving;

public sealed class ServingEndpointsTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public async ValueTask InitializeAsync() => await app.SayAsync(
        Says.Member("ana", "@claude remember always: run `make check` before you push."),
        Says.Member("ben", "@claude remember: retries of a payment carry the same idempotency key, the provider charges twice otherwise.") with { Url = "https://github.example/acme/shop/pull/7#r1" },
        Says.Member("ben", "@claude remember, only in db/migrations: a migration never drops a column in the release that stops using it."));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<ContextPack> ContextAsync(ContextRequest request)
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/context", request with { Repo = request.Repo ?? "acme/shop" }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web))!;
    }

    [Fact]
    public async Task A_task_gets_core_and_what_matches_with_reasons_and_links()
    {
        var pack = await ContextAsync(new() { Task = "add a retry to the payment call" });
        pack.Lessons.Count.ShouldBe(2);
        pack.Lessons[0].Reasons.ShouldContain("core");
        pack.Lessons[1].Rule.ShouldContain("idempotency key");
        pack.Lessons[1].Url.ShouldBe("https://github.example/acme/shop/pull/7#r1");
        pack.Lessons[1].Reasons.ShouldNotBeEmpty();
        pack.Markdown.ShouldStartWith("<project-lessons");
        pack.Tokens.ShouldBeLessThanOrEqualTo(1500);
    }

    [Fact]
    public async Task A_file_gets_the_lessons_of_its_path() =>
        (await ContextAsync(new() { Files = ["db/migrations/0007_drop.sql"], Phase = "edit" })).Lessons.ShouldContain(l => l.Rule.Contains("drops a column"));

    /// <summary>Agents name files as their machine does.</summary>
    [Theory]
    [InlineData("/home/ana/work/shop/db/migrations/0007_drop.sql")]
    [InlineData("/work/shop/vendor/Shop/db/migrations/0007_drop.sql")]
    [InlineData("C:\\work\\shop\\db\\migrations\\0007_drop.sql")]
    [InlineData("./db/migrations/0007_drop.sql")]
    public async Task An_absolute_path_is_matched_by_its_tail(string path) =>
        (await ContextAsync(new() { Files = [path], Phase = "edit" })).Lessons.ShouldContain(l => l.Rule.Contains("drops a column"));

    [Theory]
    [InlineData("/home/ana/work/shop/src/0007_drop.sql")]
    [InlineData("/home/ana/shop/other/db/migrations/0007_drop.sql")]
    public async Task An_absolute_path_of_another_folder_is_not(string path) =>
        (await ContextAsync(new() { Files = [path], Phase = "edit" })).Lessons.ShouldNotContain(l => l.Rule.Contains("drops a column"));

    [Fact]
    public async Task An_unrelated_task_gets_core_only() =>
        (await ContextAsync(new() { Task = "translate the welcome page into Finnish" })).Lessons.ShouldHaveSingleItem().Reasons.ShouldContain("core");

    [Fact]
    public async Task A_session_is_not_told_twice_unless_the_lesson_changed()
    {
        var asked = new ContextRequest { Task = "add a retry to the payment call", Session = "s1" };
        var first = await ContextAsync(asked);
        (await ContextAsync(asked)).Lessons.ShouldBeEmpty();
        (await ContextAsync(asked with { Session = "s2" })).Lessons.Count.ShouldBe(2);
        var id = first.Lessons[1].Id;
        (await app.Admin.PatchAsync($"/v1/lessons/{id}", new StringContent("{\"why\":\"The provider charged twice in March.\"}", Encoding.UTF8, "application/merge-patch+json"))).EnsureSuccessStatusCode();
        (await ContextAsync(asked)).Lessons.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task The_budget_is_hard()
    {
        var pack = await ContextAsync(new() { Task = "add a retry to the payment call", BudgetTokens = 60 });
        pack.Tokens.ShouldBeLessThanOrEqualTo(60);
        pack.Omitted.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_served_is_counted()
    {
        await ContextAsync(new() { Task = "add a retry to the payment call" });
        for (var i = 0; i < 100; i++)
        {
            if ((await app.GetAsync<Stats>("/v1/stats")).Served > 0)
                break;
            await Task.Delay(50);
        }
        (await app.GetAsync<Stats>("/v1/stats")).Served.ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_repository_of_the_grant_is_200_and_empty()
    {
        (await ContextAsync(new() { Repo = "acme/never-seen", Task = "add a retry to the payment call" })).Lessons.ShouldBeEmpty();
        (await app.GetAsync<SearchResult>("/v1/search?q=payment&repo=acme/never-seen")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "repo")]
    [InlineData("{\"repo\":\"x\"}", "repo")]
    [InlineData("{\"repo\":\"acme/../etc\"}", "repo")]
    [InlineData("{\"repo\":\"acme/shop\",\"phase\":\"never\"}", "phase")]
    [InlineData("{\"repo\":\"acme/shop\",\"budgetTokens\":0}", "budgetTokens")]
    [InlineData("{\"repo\":\"acme/shop\",\"files\":[null]}", "files")]
    [InlineData("{\"repo\":\"acme/shop\",\"task\":7}", "task")]
    public async Task A_wrong_request_names_the_field(string body, string field)
    {
        var answer = await app.Session.PostAsync("/v1/context", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task A_question_is_answered_with_where_it_was_said_or_not_at_all()
    {
        async Task<Answer> AskAsync(string question) =>
            (await (await app.Session.PostAsJsonAsync("/v1/ask", new AskRequest { Repo = "acme/shop", Question = question }, MemoryApp.Web)).Content.ReadFromJsonAsync<Answer>(MemoryApp.Web))!;
        var known = await AskAsync("Do retries of a payment need an idempotency key?");
        known.Found.ShouldBeTrue();
        known.Citations[0].Url.ShouldBe("https://github.example/acme/shop/pull/7#r1");
        var unknown = await AskAsync("Which fonts does the print catalogue use?");
        unknown.Found.ShouldBeFalse();
        unknown.Citations.ShouldBeEmpty();
    }
}
