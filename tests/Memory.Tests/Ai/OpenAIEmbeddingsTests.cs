using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Ai;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.AI;

namespace Memory.Tests.Ai;

/// <summary>The wire of a compatible embedding endpoint, and everything that can come back over it.</summary>
public sealed class OpenAIEmbeddingsTests
{
    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    private static OpenAIEmbeddings Client(FakeEmbeddings fake) =>
        new(new EmbeddingModelOptions { Provider = "openai", Model = "test-embedding", BaseUrl = fake.Address, ApiKey = "key-of-the-test" });

    [Fact]
    public async Task Vectors_come_in_the_order_of_their_texts_batch_by_batch()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        using var client = Client(fake);
        var texts = Enumerable.Range(0, 150).Select(i => $"rule {i}").ToList();
        var made = await client.GenerateAsync(texts, cancellationToken: Stopping);
        made.Select(e => e.Vector.ToArray()).ShouldBe(texts.Select(t => fake.Vector("test-embedding", t)));
        fake.Requests.Select(r => FakeEmbeddings.Texts(r).Count()).ShouldBe([64, 64, 22]);
    }

    [Fact]
    public async Task A_request_has_only_members_that_are_published_and_keeps_their_limits()
    {
        using var contract = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Require("wire-contracts/openai/openapi.trimmed.json"), Stopping));
        var schemas = contract.RootElement.GetProperty("components").GetProperty("schemas");
        await using var fake = await FakeEmbeddings.StartAsync();
        using var client = Client(fake);
        await client.GenerateAsync(["", "  ", new string('a', 1 << 20), "x"], cancellationToken: Stopping);
        var request = fake.Requests.ShouldHaveSingleItem();
        var published = schemas.GetProperty("CreateEmbeddingRequest").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        request.Select(m => m.Key).ShouldBeSubsetOf(published);
        request["encoding_format"]!.GetValue<string>().ShouldBe("float");
        FakeEmbeddings.Texts(request).ShouldAllBe(t => t.Length > 0 && t.Length <= OpenAIEmbeddings.TextCharsMax);
        // And the fake answers as it is published.
        var answer = JsonSerializer.SerializeToNode(FakeEmbeddings.List("m", [[1f]]))!.AsObject();
        answer.Select(m => m.Key).ShouldBe(schemas.GetProperty("CreateEmbeddingResponse").GetProperty("required").EnumerateArray().Select(r => r.GetString()!), ignoreOrder: true);
        answer["data"]![0]!.AsObject().Select(m => m.Key).ShouldBe(schemas.GetProperty("Embedding").GetProperty("required").EnumerateArray().Select(r => r.GetString()!), ignoreOrder: true);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task An_endpoint_that_is_busy_is_asked_again(int status)
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        fake.Instead = (_, http) => fake.Requests.Count < 3 ? FakeEmbeddings.SayAsync(http, status, retryAfter: "0") : Task.FromResult(false);
        using var client = Client(fake);
        (await client.GenerateAsync(["x"], cancellationToken: Stopping)).ShouldHaveSingleItem();
        fake.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refusal_is_told_by_its_status_and_without_its_words(int status)
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        fake.Instead = (_, http) => FakeEmbeddings.SayAsync(http, status, """{"error":{"message":"Incorrect key: key-of-the-test; input was: the secret text"}}""");
        using var client = Client(fake);
        var error = await Should.ThrowAsync<HttpRequestException>(() => client.GenerateAsync(["the secret text"], cancellationToken: Stopping));
        ((int?)error.StatusCode).ShouldBe(status);
        error.ToString().ShouldNotContain("secret");
        error.ToString().ShouldNotContain("key-of-the-test");
    }

    public static TheoryData<string> Useless => new(
        "", "nonsense", "[]", "{}", """{"data":{}}""", """{"data":[]}""",
        """{"data":[{"index":0,"embedding":[1,2]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":0,"embedding":[1,2]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":2,"embedding":[1,2]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1,2,3]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[0,0]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1,NaN]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1,1e999]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1,"2"]}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":"AACAPwAAAEA="}]}""",
        """{"data":[{"index":0,"embedding":[1,2]},{"index":99999999999,"embedding":[1,2]}]}""");

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task What_is_no_vector_for_each_text_is_refused(string answer)
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        fake.Instead = (_, http) => FakeEmbeddings.SayAsync(http, 200, answer);
        using var client = Client(fake);
        await Should.ThrowAsync<InvalidDataException>(() => client.GenerateAsync(["a", "b"], cancellationToken: Stopping));
    }

    [Fact]
    public async Task Nobody_there_is_an_error_of_the_network()
    {
        using var client = new OpenAIEmbeddings(new EmbeddingModelOptions { Provider = "openai", Model = "m", BaseUrl = "http://127.0.0.1:9/v1" });
        (await Should.ThrowAsync<HttpRequestException>(() => client.GenerateAsync(["x"], cancellationToken: Stopping))).StatusCode.ShouldBeNull();
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var client = new OpenAIEmbeddings(new EmbeddingModelOptions { Provider = "openai", Model = "m", BaseUrl = "http://127.0.0.1:9/v1" });
        ((EmbeddingGeneratorMetadata)client.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelId.ShouldBe("m");
    }
}
