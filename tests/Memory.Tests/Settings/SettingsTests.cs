using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Settings;

public sealed class SettingsTests : IAsyncLifetime
{
    private const string Route = "/v1/repos/acme/shop/settings";
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<SettingsView> PutAsync(RepositorySettings own)
    {
        var answer = await app.Admin.PutAsJsonAsync(Route, own, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<SettingsView>(MemoryApp.Web))!;
    }

    private static Comment Taught(string id, string words, string author = "ana", string association = "MEMBER", string repo = "acme/shop") => new()
    {
        Source = "github",
        Repo = repo,
        Pr = 7,
        Id = id,
        Author = author,
        AuthorAssociation = association,
        Body = $"@claude remember: {words}",
    };

    [Fact]
    public async Task Without_settings_of_its_own_a_repository_has_those_of_the_service()
    {
        var view = await app.GetAsync<SettingsView>(Route);
        view.Effective.Activation.ShouldBe("at-once");
        view.Effective.BudgetTokens.ShouldBe(2500);
        view.Effective.Targets.ShouldBe(["CLAUDE.md"]);
        view.Effective.PublishingMode.ShouldBe("off");
        view.From.Values.Distinct().ShouldBe(["service"]);
        view.UpdatedBy.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_repository_says_stands_above_and_says_where_it_comes_from()
    {
        var view = await PutAsync(new() { Activation = "approval", Teachers = ["olga"] });
        view.From["activation"].ShouldBe("repository");
        view.From["budgetTokens"].ShouldBe("service");
        view.Own.BudgetTokens.ShouldBeNull();
        view.UpdatedBy.ShouldBe("key:admin");
        (await app.GetAsync<SettingsView>(Route)).Effective.Teachers.ShouldBe(["olga"]);
        (await PutAsync(new())).From.Values.Distinct().ShouldBe(["service"]);
    }

    [Fact]
    public async Task Activation_and_teachers_hold_where_they_were_set_and_nowhere_else()
    {
        await PutAsync(new() { Activation = "approval", Teachers = ["olga"] });
        await app.SayAsync(
            Taught("1", "pin every action to a commit", "olga", "NONE"),
            Taught("2", "pin every container image to a digest", "olga", "NONE", "acme/other"),
            Taught("3", "never log a raw token", repo: "acme/other"));
        (await app.LessonsAsync("repo=acme/shop")).ShouldHaveSingleItem().Status.ShouldBe("proposed");
        (await app.LessonsAsync("repo=acme/other")).ShouldHaveSingleItem().Status.ShouldBe("active");
        (await app.DeliveryAsync("2")).Reason!.ShouldContain("outsider");
    }

    [Fact]
    public async Task Targets_decide_which_file_gets_the_block()
    {
        await PutAsync(new() { Targets = ["AGENTS.md"] });
        await app.SayAsync(Taught("1", "pin every action to a commit"));
        (await app.Admin.GetStringAsync("/v1/repos/acme/shop/claude-md?file=AGENTS.md")).ShouldContain("commit");
        (await app.Admin.GetAsync("/v1/repos/acme/shop/claude-md?file=CLAUDE.md")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"activation":"soon"}""", "activation")]
    [InlineData("""{"budgetTokens":0}""", "budgetTokens")]
    [InlineData("""{"budgetTokens":"many"}""", "budgetTokens")]
    [InlineData("""{"targets":[]}""", "targets")]
    [InlineData("""{"targets":["README.md"]}""", "targets")]
    [InlineData("""{"teachers":["@ana"]}""", "teachers")]
    [InlineData("""{"teachers":[null]}""", "teachers")]
    [InlineData("""{"publishingMode":"same-pull-request"}""", "publishingMode")]
    [InlineData("""{"activaton":"approval"}""", "activaton")]
    public async Task A_wrong_setting_names_the_field_and_changes_nothing(string body, string field)
    {
        var answer = await app.Admin.PutAsync(Route, new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
        (await app.GetAsync<SettingsView>(Route)).From.Values.Distinct().ShouldBe(["service"]);
    }

    [Fact]
    public async Task A_session_key_reads_settings_and_only_an_admin_changes_them()
    {
        (await app.Session.GetAsync(Route)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await app.WithNewKeyAsync(["write"])).PutAsJsonAsync(Route, new RepositorySettings(), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.WithNewKeyAsync(["admin"], ["acme/other"])).PutAsJsonAsync(Route, new RepositorySettings(), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Readers of JSON look at bytes; what is no text shows when a string, or a name, is taken out of them.</summary>
    [Theory]
    [InlineData("{\"activation\":\"\xE9\xFF\"}")]
    [InlineData("{\"\xE9\xFF\":1}")]
    [InlineData("{\"teachers\":[\"ol\xE9ga\"]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"activation\":\"\\ud800\"}")]
    public async Task Bytes_that_are_no_text_are_a_400_that_says_so(string latin1)
    {
        foreach (var (verb, route, type) in new[]
        {
            ("PUT", Route, "application/json"), ("POST", "/v1/lessons", "application/json"), ("POST", "/v1/context", "application/json"),
            ("PATCH", $"/v1/lessons/{await AnyLessonAsync()}", "application/merge-patch+json"), ("POST", "/v1/keys", "application/json"),
        })
        {
            using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1));
            body.Headers.ContentType = new(type);
            var answer = await app.Admin.SendAsync(new HttpRequestMessage(new HttpMethod(verb), route) { Content = body });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{verb} {route}");
            if (verb == "PUT" || latin1.Contains('\xFF') || latin1.Contains('\xE9'))
                (await answer.Content.ReadAsStringAsync()).ShouldMatch("UTF-8|surrogate|well-formed", $"{verb} {route}");
        }
    }

    private async Task<string> AnyLessonAsync() =>
        (await (await app.Admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "Close every reader." }, MemoryApp.Web)).Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id;
}
