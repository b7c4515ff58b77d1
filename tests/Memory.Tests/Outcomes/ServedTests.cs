using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Outcomes;
using Memory.Tests.Agents.Mcp;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Outcomes;

/// <summary>Whatever shows a lesson is a serving of it.</summary>
public sealed class ServedTests : OutcomesScene
{
    private const string Rule = "Retry payments with a backoff.";

    private Task<Memory.Client.Lesson> BecomesAsync(string id, long served, long sessions) => Eventually.BecomesAsync(
        () => LessonAsync(id), l => l.Served == served && l.Outcomes!.Sessions == sessions, $"served {served} times, to {sessions} sessions");

    private async Task<int> AskedFromPackAsync(string session) =>
        (await (await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = "acme/shop", Task = "retry payments with a backoff", Session = session }, MemoryApp.Web))
            .Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web))!.Lessons.Count;

    [Theory]
    [InlineData("search")]
    [InlineData("ask")]
    [InlineData("tour")]
    [InlineData("search_lessons")]
    [InlineData("ask_project")]
    public async Task What_a_session_asked_for_is_given_to_it_and_not_given_again(string way)
    {
        var id = await TeachAsync(Rule);
        var shown = way switch
        {
            "search" => await app.Session.GetStringAsync("/v1/search?repo=acme/shop&q=retry+payments&session=s1"),
            "ask" => await (await app.Session.PostAsJsonAsync("/v1/ask", new AskRequest { Repo = "acme/shop", Question = "How do I retry payments?", Session = "s1" }, MemoryApp.Web)).Content.ReadAsStringAsync(),
            "tour" => await app.Session.GetStringAsync("/v1/repos/acme/shop/onboarding?session=s1"),
            "search_lessons" => (await app.Session.CallAsync("search_lessons", new { repo = "acme/shop", q = "retry payments", session = "s1" })).Text,
            _ => (await app.Session.CallAsync("ask_project", new { repo = "acme/shop", question = "How do I retry payments?", session = "s1" })).Text,
        };
        shown.ShouldContain(id);
        (await AskedFromPackAsync("s1")).ShouldBe(0);
        (await AskedFromPackAsync("s2")).ShouldBe(1);
        await BecomesAsync(id, served: 2, sessions: 2);
    }

    [Fact]
    public async Task Where_nobody_is_named_it_is_counted()
    {
        var id = await TeachAsync(Rule);
        await app.Session.GetStringAsync("/v1/search?q=retry+payments&session=s1");
        await app.Session.GetStringAsync("/v1/search?repo=acme/shop&q=retry+payments");
        await app.Session.GetStringAsync("/v1/repos/acme/shop/onboarding");
        const string diff = "--- a/src/payments.ts\n+++ b/src/payments.ts\n@@ -1 +1 @@\n-a\n+retry payments with a backoff\n";
        (await (await app.Session.PostAsJsonAsync("/v1/check", new CheckRequest { Repo = "acme/shop", Diff = diff }, MemoryApp.Web)).Content.ReadAsStringAsync()).ShouldContain(id);
        (await app.Session.CallAsync("check_diff", new { repo = "acme/shop", diff })).Text.ShouldContain(id);
        (await app.Session.RequestAsync("resources/read", new { uri = "lessons://acme/shop" })).ToString().ShouldContain(id);
        (await app.Session.RequestAsync("prompts/get", new { name = "onboard", arguments = new { repo = "acme/shop" } })).ToString().ShouldContain(id);
        await BecomesAsync(id, served: 7, sessions: 0);
    }

    [Fact]
    public async Task A_session_has_a_short_name()
    {
        foreach (var path in new[] { "/v1/search?repo=acme/shop&q=x&session=", "/v1/repos/acme/shop/onboarding?session=" })
            (await app.Session.GetAsync(path + new string('s', 201))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Session.PostAsJsonAsync("/v1/ask", new AskRequest { Question = "x?", Session = new string('s', 201) }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Of_sessions_the_one_that_was_silent_for_longest_is_forgotten()
    {
        var sessions = new RecentSessions(2);
        var (first, second) = (sessions.GetOrAdd("1"), sessions.GetOrAdd("2"));
        sessions.GetOrAdd("1").ShouldBeSameAs(first);
        sessions.GetOrAdd("3");
        sessions.Find("2").ShouldBeNull();
        sessions.Find("1").ShouldBeSameAs(first);
        sessions.GetOrAdd("2").ShouldNotBeSameAs(second);
    }
}
