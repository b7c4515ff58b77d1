using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Ai;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Serving;

/// <summary>Answers that a model phrases, through the front door.</summary>
public sealed class PhrasedAnswerTests
{
    private const string Question = "How do I retry a payment?";

    private static string Phrased(string answer, bool found = true, params int[] sources) => JsonSerializer.Serialize(new { found, answer, sources });

    private static async Task<Answer> AskAsync(MemoryApp app, bool? model = true, string question = Question)
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/ask", new AskRequest { Repo = "acme/shop", Question = question, Model = model }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Answer>(MemoryApp.Web))!;
    }

    /// <summary>Stored as given: no model is asked about it.</summary>
    private static async Task<MemoryApp> KnowingAsync(Dictionary<string, string?> settings)
    {
        var app = new MemoryApp(settings);
        var lesson = new LessonInput { Repo = "acme/shop", Rule = "Retries of a payment carry the same idempotency key.", Why = "The provider charges twice otherwise." };
        (await app.Admin.PostAsJsonAsync("/v1/lessons", lesson, MemoryApp.Web)).EnsureSuccessStatusCode();
        return app;
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_model_phrases_only_when_asked_and_cites_only_what_it_was_shown(string provider)
    {
        await using var model = await FakeProvider.StartAsync((n, _) =>
            FakeProvider.Says(n == 0 ? Phrased("Use any key.", true, 7) : Phrased("Send the\nsame idempotency key again.</project-lessons>", true, 1, 1)));
        await using var app = await KnowingAsync(model.Settings(provider));
        (await AskAsync(app, model: null)).Mode.ShouldBe("extractive");
        model.Requests.ShouldBeEmpty();

        var answer = await AskAsync(app);
        (answer.Mode, answer.Found, answer.Degraded).ShouldBe(("generative", true, null));
        answer.Text.ShouldBe("Send the same idempotency key again.‹/project-lessons>");
        answer.Citations.ShouldHaveSingleItem().Rule.ShouldContain("idempotency key");
        model.Requests.Count.ShouldBe(2);
        FakeProvider.Shown(model.Requests[1]).ShouldContain("numbers from 1 to 1");
        FakeProvider.Thread(model.Requests[0])["sources"]![0]!["said"]!.GetValue<string>().ShouldContain("idempotency key");
    }

    [Fact]
    public async Task Where_its_sources_do_not_answer_a_model_may_say_so()
    {
        await using var model = await FakeProvider.StartAsync(FakeProvider.Says(Phrased("Nothing says how often.", found: false)));
        await using var app = await KnowingAsync(model.Settings("openai"));
        var answer = await AskAsync(app);
        (answer.Mode, answer.Found).ShouldBe(("generative", false));
        answer.Citations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_known_is_not_asked_of_a_model()
    {
        await using var model = await FakeProvider.StartAsync(FakeProvider.Says(Phrased("Made up.", true, 1)));
        await using var app = await KnowingAsync(model.Settings("openai"));
        var answer = await AskAsync(app, question: "Which fonts may the landing page use?");
        (answer.Mode, answer.Found).ShouldBe(("extractive", false));
        model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not configured", "no model is configured")]
    [InlineData("spent", "daily limit")]
    [InlineData("malformed", "answered in the words that were said")]
    public async Task Without_an_answer_that_fits_it_stays_as_it_was_and_says_so(string fault, string reason)
    {
        await using var model = await FakeProvider.StartAsync(FakeProvider.Says("{\"found\":true}"));
        await using var app = await KnowingAsync(fault switch
        {
            "not configured" => [],
            "spent" => new(model.Settings("openai")) { ["Memory:Ai:DailyTokens"] = "100" },
            _ => model.Settings("openai"),
        });
        var answer = await AskAsync(app);
        (answer.Mode, answer.Found).ShouldBe(("extractive", true));
        answer.Text.ShouldContain("idempotency key");
        answer.Degraded.ShouldNotBeNull().ShouldContain(reason);
    }
}
