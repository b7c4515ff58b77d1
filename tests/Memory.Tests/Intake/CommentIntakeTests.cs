using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Intake;

public sealed class CommentIntakeTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_teachers_tag_becomes_an_active_lesson_with_its_evidence()
    {
        var said = Says.Member("ana", "@claude remember: never use enums here, use literal unions. Enums broke the code generator twice.");
        var receipt = await app.SayAsync(said);
        receipt.Accepted.ShouldBe(1);
        var lesson = (await app.LessonsAsync()).ShouldHaveSingleItem();
        receipt.Lessons.ShouldBe([lesson.Id]);
        lesson.Status.ShouldBe("active");
        lesson.ApprovedBy.ShouldBe("ana");
        lesson.Rule.ShouldContain("enums");
        lesson.Id.ShouldMatch("^L[1-9][0-9]{5,8}$");
        lesson.Evidence.ShouldHaveSingleItem().Author.ShouldBe("ana");
        (await app.DeliveryAsync(said.Id!)).Outcome.ShouldBe("learned");
    }

    [Theory]
    [InlineData("CONTRIBUTOR")]
    [InlineData("NONE")]
    [InlineData("FIRST_TIME_CONTRIBUTOR")]
    [InlineData("MANNEQUIN")]
    [InlineData(null)]
    public async Task Nobody_without_write_access_teaches(string? association)
    {
        var said = Says.By("stranger", association!, "@claude remember: never use enums here, use literal unions");
        (await app.SayAsync(said)).Lessons.ShouldBeEmpty();
        (await app.LessonsAsync()).ShouldBeEmpty();
        var delivery = await app.DeliveryAsync(said.Id!);
        delivery.Outcome.ShouldBe("ignored");
        delivery.Reason!.ShouldContain("stranger");
    }

    [Theory]
    [InlineData("renovate[bot]", false)]
    [InlineData("linter", true)]
    public async Task A_bot_does_not_teach_whatever_its_association(string author, bool isBot)
    {
        var said = Says.Member(author, "@claude remember: never use enums here, use literal unions") with { AuthorIsBot = isBot };
        await app.SayAsync(said);
        (await app.LessonsAsync()).ShouldBeEmpty();
        (await app.DeliveryAsync(said.Id!)).Outcome.ShouldBe("ignored");
    }

    [Fact]
    public async Task The_same_comment_twice_counts_once()
    {
        var said = Says.Member("ana", "@claude remember: never use enums here, use literal unions");
        await app.SayAsync(said);
        var again = await app.SayAsync(said, said);
        again.Accepted.ShouldBe(0);
        again.Duplicates.ShouldBe(2);
        (await app.LessonsAsync()).ShouldHaveSingleItem().Evidence.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_bad_line_never_costs_a_good_one()
    {
        var body = """
            {"source":"github","repo":"acme/shop","id":"1","author":"ana","authorAssociation":"MEMBER","body":"@claude remember: never use enums here, use literal unions"}
            {"source":"github","repo":"acme/shop","id":"2"

            {"source":"github","repo":"nonsense","id":"3","author":"ana","body":"hello"}
            {"source":"github","repo":"acme/shop","id":"4","author":"ana","body":"hello","pr":"seven"}
            {"source":"github","repo":"acme/shop","id":5,"author":"ana","body":"nice","unknown":{"a":1}}
            """;
        var answer = await app.Admin.PostAsync("/v1/comments?wait=true", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));
        var receipt = (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web))!;
        receipt.Accepted.ShouldBe(2);
        receipt.Rejected.Select(r => r.Line).ShouldBe([2, 4, 5]);
        receipt.Rejected[1].Reason.ShouldContain("repo");
        receipt.Rejected[2].Reason.ShouldContain("pr");
        receipt.Lessons.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/plain", "x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_comment_is_refused_with_a_problem(string type, string body, HttpStatusCode expected)
    {
        var answer = await app.Admin.PostAsync("/v1/comments", new StringContent(body, Encoding.UTF8, type));
        answer.StatusCode.ShouldBe(expected);
        var problem = (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!;
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.Detail.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("mode=some")]
    [InlineData("wait=perhaps")]
    public async Task A_wrong_parameter_is_named(string query)
    {
        var answer = await app.Admin.PostAsJsonAsync($"/v1/comments?{query}", Says.Member("ana", "hello"), MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([query.Split('=')[0]]);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        await using var small = new MemoryApp(new() { ["Memory:Intake:MaxBodyBytes"] = "1000" });
        var answer = await small.Admin.PostAsJsonAsync("/v1/comments", Says.Member("ana", new string('x', 2000)), MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_array_is_taken_too()
    {
        var answer = await app.Admin.PostAsJsonAsync("/v1/comments", new[] { Says.Member("ana", "one"), Says.Member("ben", "two") }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web))!.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task A_secret_never_reaches_the_disk()
    {
        // Built here from parts: nothing in the source has the shape of a token.
        var secret = "ghp" + "_" + string.Concat(Enumerable.Range(0, 36).Select(i => (char)('A' + i % 26)));
        var folder = Directory.CreateTempSubdirectory("memory-secret-").FullName;
        await using (var own = new MemoryApp(folder: folder, store: TestStore.Sqlite))
        {
            await own.SayAsync(Says.Member("ana", $"@claude remember: never commit tokens such as {secret} to the repository") with { DiffHunk = $"@@ -1 +1 @@\n+token = {secret}" });
            (await own.LessonsAsync()).ShouldHaveSingleItem().Rule.ShouldNotContain(secret);
        }
        var files = Directory.GetFiles(folder);
        files.ShouldContain(f => f.EndsWith("memory.db", StringComparison.Ordinal));
        foreach (var file in files)
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(secret, Case.Sensitive, file);
        Directory.Delete(folder, recursive: true);
    }
}
