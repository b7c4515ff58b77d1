using System.Net;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>What was erased is not said any more where we had said it.</summary>
public sealed class ErasedAnswersTests : IAsyncLifetime
{
    private FakeGitHub github = null!;
    private MemoryApp app = null!;
    private FakeRepository shop = null!;
    private Hook hook = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = shop.Permissions["ben"] = "write";
        github.App.Installations["acme"] = 1;
        app = new MemoryApp(Hook.Settings(github.AppSettings()));
        hook = new Hook(app.WithKey(null));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task An_erased_lesson_is_taken_out_of_its_reply_and_of_answers_that_quoted_it()
    {
        var reply = await AnsweredAsync("@claude remember: never log raw tokens", "tokens");
        var id = (await app.LessonsAsync()).ShouldHaveSingleItem().Id;
        var quoted = await AnsweredAsync($"@claude why {id}", "tokens", by: "ben");
        var other = await AnsweredAsync("@claude remember: values go into SQL as parameters", "parameters");
        await EraseAsync($"/v1/lessons/{id}", HttpStatusCode.NoContent);
        await Eventually.TrueAsync(() => Task.FromResult(reply.Body.Contains("**Forgotten.**", StringComparison.Ordinal)), "the reply says so");
        await Eventually.TrueAsync(() => Task.FromResult(!quoted.Body.Contains("tokens", StringComparison.OrdinalIgnoreCase)), "the answer does not quote it");
        reply.Body.ShouldNotContain("tokens", Case.Insensitive);
        other.Body.ShouldContain("parameters");
    }

    [Fact]
    public async Task What_an_erased_person_taught_is_taken_back_and_the_summary_written_without_it()
    {
        string[] rules = ["never log raw tokens", "values go into SQL as parameters", "use literal unions, not enums", "money is decimal, never double"];
        var first = await AnsweredAsync($"@claude remember: {rules[0]}", "tokens");
        var second = await AnsweredAsync($"@claude remember: {rules[1]}", "parameters", by: "ben");
        foreach (var (i, rule) in rules.Skip(2).Index())
            await hook.SaidAsync(shop, shop.Comment($"@claude remember: {rule}", i == 0 ? "ana" : "ben"));
        var summary = await Eventually.BecomesAsync(() => Task.FromResult(shop.InConversations.Values.SingleOrDefault(c => c.Author == FakeApp.Login && c.Body.Contains("unions", StringComparison.Ordinal) && c.Body.Contains("decimal", StringComparison.Ordinal))!),
            s => s is not null, "both are summed up");
        await EraseAsync("/v1/people/ana", HttpStatusCode.OK);
        await Eventually.TrueAsync(() => Task.FromResult(first.Body.Contains("**Forgotten.**", StringComparison.Ordinal) && !summary.Body.Contains("unions", StringComparison.Ordinal)), "both are written anew");
        first.Body.ShouldNotContain("tokens", Case.Insensitive);
        (summary.Body.Contains("decimal", StringComparison.Ordinal), second.Body.Contains("parameters", StringComparison.Ordinal)).ShouldBe((true, true));
        await EraseAsync("/v1/people/ben", HttpStatusCode.OK);
        await Eventually.TrueAsync(() => Task.FromResult(second.Body.Contains("**Forgotten.**", StringComparison.Ordinal) && summary.Body.Contains("**Forgotten.**", StringComparison.Ordinal)), "nothing is left of it");
    }

    [Fact]
    public async Task What_was_said_in_an_erased_repository_is_taken_back_when_GitHub_is_there()
    {
        var reply = await AnsweredAsync("@claude remember: never log raw tokens", "tokens");
        github.AnswerWith(HttpStatusCode.BadGateway, times: 4);
        await EraseAsync("/v1/repos/acme/shop", HttpStatusCode.OK);
        await Eventually.TrueAsync(() => Task.FromResult(reply.Body.Contains("**Forgotten.**", StringComparison.Ordinal)), "it is taken back");
        reply.Body.ShouldNotContain("tokens", Case.Insensitive);
    }

    [Fact]
    public async Task What_is_erased_while_it_is_being_said_is_taken_back()
    {
        var erased = 0;
        github.Disturb(async http =>
        {
            if (http.Request.Method == "POST" && http.Request.Path.Value!.EndsWith("/replies", StringComparison.Ordinal) && Interlocked.Increment(ref erased) == 1)
                await EraseAsync("/v1/repos/acme/shop", HttpStatusCode.OK);
            return false;
        });
        var said = shop.Comment("@claude remember: never log raw tokens");
        await hook.SaidAsync(shop, said);
        await Eventually.TrueAsync(() => Task.FromResult(shop.OnLines.Values.Any(c => c.InReplyTo == said.Id && c.Body.Contains("**Forgotten.**", StringComparison.Ordinal))), "it is taken back");
        shop.OnLines.Values.ShouldAllBe(c => c.Author != FakeApp.Login || !c.Body.Contains("tokens", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<FakeComment> AnsweredAsync(string words, string word, string by = "ana")
    {
        var said = shop.Comment(words, by);
        await hook.SaidAsync(shop, said);
        return await Eventually.BecomesAsync(() => Task.FromResult(shop.OnLines.Values.FirstOrDefault(c => c.Author == FakeApp.Login && c.InReplyTo == said.Id && c.Body.Contains(word, StringComparison.OrdinalIgnoreCase))!),
            c => c is not null, $"\"{words}\" is answered");
    }

    private async Task EraseAsync(string route, HttpStatusCode expected)
    {
        using var answer = await app.Admin.DeleteAsync(route);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
    }
}
