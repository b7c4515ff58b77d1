using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Intake;

/// <summary>Input that hurts: whatever is sent, the answer is a clear 4xx or a rejected line, never an accident.</summary>
public sealed class HostileCommentTests : IAsyncLifetime
{
    private const string Good = "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"1\",\"author\":\"ana\",\"authorAssociation\":\"MEMBER\",\"body\":\"@claude remember: never log raw tokens\"}";
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string> Bad() => new(
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\",\"id\":\"3\",\"author\":\"ana\",\"body\":\"x\"}",
        "{\"\\ud800\":1,\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\",\"author\":\"ana\",\"body\":\"x\"}",
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\",\"author\":\"ana\",\"body\":\"\\ud800\"}",
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\\u0000\",\"author\":\"ana\",\"body\":\"x\"}",
        "{\"source\":\"github\",\"repo\":\"../../etc\",\"id\":\"2\",\"author\":\"ana\",\"body\":\"x\"}",
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\",\"author\":\"ana\",\"body\":\"x\",\"updatedAt\":\"9999-12-31T00:00:00Z\"}",
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":\"2\",\"author\":\"ana\",\"body\":\"x\",\"url\":\"javascript:alert(1)\"}",
        "{\"source\":\"github\",\"repo\":\"acme/shop\",\"id\":{},\"author\":\"ana\",\"body\":\"x\"}",
        "[]", "7", "null");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_item_of_an_array_costs_itself_alone(string bad)
    {
        var answer = await app.Admin.PostAsync("/v1/comments?wait=true", new StringContent($"[{bad},{Good}]", Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var receipt = (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web))!;
        receipt.Rejected.ShouldHaveSingleItem().Line.ShouldBe(1);
        receipt.Lessons.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_field_is_passed_over_however_deep_it_is()
    {
        var deep = Good.Replace("{\"source\"", "{\"unknown\":" + string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100)) + ",\"source\"", StringComparison.Ordinal);
        var answer = await app.Admin.PostAsync("/v1/comments?wait=true", new StringContent(deep, Encoding.UTF8, "application/json"));
        (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web))!.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task A_deletion_wins_whatever_its_date_and_takes_the_text_with_it()
    {
        var said = Says.Member("ana", "@claude remember: never log raw fluxcapacitor readings.") with { UpdatedAt = DateTimeOffset.UtcNow };
        await app.SayAsync(said);
        await app.SayAsync(new Comment { Source = said.Source, Repo = said.Repo, Kind = said.Kind, Id = said.Id, Deleted = true, UpdatedAt = said.CreatedAt });
        (await app.LessonsAsync()).ShouldHaveSingleItem().Status.ShouldBe("retired");
        var rows = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Memory.Storage.Database>(app.Services).ReadAsync(s => s.QueryAsync<string>("select payload from deliveries union all select payload from comments"));
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(p => !p.Contains("fluxcapacitor"));
    }

    [Fact]
    public async Task A_reply_that_came_first_is_told_what_it_came_to()
    {
        var rule = Says.Member("bob", "Connections always go through the pool, because the server allows only a hundred.");
        var tag = Says.Member("ana", "@claude remember this").Answering(rule);
        await app.SayAsync(tag);
        (await app.DeliveryAsync(tag.Id!)).Outcome.ShouldBe("ignored");
        await app.SayAsync(rule);
        var delivery = await app.DeliveryAsync(tag.Id!);
        delivery.Outcome.ShouldBe("learned");
        delivery.Lessons.ShouldBe([(await app.LessonsAsync()).ShouldHaveSingleItem().Id]);
    }

    [Theory]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"why\":\"\\ud800\"}")]
    [InlineData("{\"rule\":\"x\",\"rule\":\"y\"}")]
    [InlineData("[1]")]
    [InlineData("{")]
    public async Task A_hostile_patch_is_refused(string patch)
    {
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));
        var id = (await app.LessonsAsync()).ShouldHaveSingleItem().Id;
        (await app.Admin.PatchAsync($"/v1/lessons/{id}", new StringContent(patch, Encoding.UTF8, "application/merge-patch+json"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{\"repo\":\"e/i\",\"rule\":\"Six.\",\"evidence\":[null]}")]
    [InlineData("{\"repo\":\"e/i\",\"rule\":\"Six.\",\"evidence\":[{\"author\":null,\"words\":null}]}")]
    [InlineData("{\"repo\":\"e/i\",\"rule\":\"\\ud800\"}")]
    public async Task A_hostile_line_of_an_import_costs_no_other(string line)
    {
        var body = new StringContent(line + "\n{\"repo\":\"e/i\",\"rule\":\"Seven.\"}", Encoding.UTF8, "application/x-ndjson");
        var answer = await app.Admin.PostAsync("/v1/lessons/import", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!.Ids[1].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/v1/lessons?limit=abc", "limit")]
    [InlineData("/v1/search?q=x&limit=abc", "limit")]
    public async Task A_parameter_of_the_wrong_type_is_named(string route, string field)
    {
        var answer = await app.Admin.GetAsync(route);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/healthz");
        var answer = await app.WithKey(null).SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        using var missing = new HttpRequestMessage(HttpMethod.Head, "/v1/lessons/L123456");
        (await app.Admin.SendAsync(missing)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
