using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Memory.Tests.Ai;

/// <summary>An embedding endpoint on loopback, <c>/v1/embeddings</c>; a vector is drawn from its text and model, and what is told otherwise is done.</summary>
internal sealed class FakeEmbeddings : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<JsonObject> requests = new();

    private FakeEmbeddings(WebApplication app) => this.app = app;

    public IReadOnlyList<JsonObject> Requests => [.. requests];

    public int Dimensions { get; set; } = 32;

    /// <summary>Models that it has; null: any.</summary>
    public IReadOnlyCollection<string>? Models { get; set; }

    /// <summary>What it does instead of answering; returns false to answer after all.</summary>
    public Func<JsonObject, HttpContext, Task<bool>>? Instead { get; set; }

    public string Address => $"{app.Urls.First()}/v1";

    public Dictionary<string, string?> Settings(string model = "test-embedding") => new()
    {
        ["Memory:Ai:Embedding:Provider"] = "openai",
        ["Memory:Ai:Embedding:Model"] = model,
        ["Memory:Ai:Embedding:BaseUrl"] = Address,
        ["Memory:Ai:Embedding:ApiKey"] = "key-of-the-test",
    };

    public static IEnumerable<string> Texts(JsonObject request) => request["input"]!.AsArray().Select(t => t!.GetValue<string>());

    public static async Task<FakeEmbeddings> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var fake = new FakeEmbeddings(app);
        app.MapPost("/v1/embeddings", fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    public static object List(string model, IEnumerable<float[]> vectors) => new
    {
        @object = "list",
        // Any order is allowed: the index says which text it is.
        data = vectors.Select((v, i) => new { @object = "embedding", index = i, embedding = v }).Reverse().ToArray(),
        model,
        usage = new { prompt_tokens = 8, total_tokens = 8 },
    };

    public float[] Vector(string model, string text)
    {
        var random = new Random(text.Aggregate(model.Length, (hash, c) => unchecked(hash * 31 + c)));
        return [.. Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        requests.Enqueue(request);
        if (Instead is { } other && await other(request, http))
            return;
        var model = request["model"]!.GetValue<string>();
        if (Models is { } known && !known.Contains(model))
        {
            http.Response.StatusCode = 404;
            return;
        }
        await http.Response.WriteAsJsonAsync(List(model, Texts(request).Select(t => Vector(model, t))));
    }

    /// <summary>An answer that is text of the test's own.</summary>
    public static async Task<bool> SayAsync(HttpContext http, int status, string body = "{}", string? retryAfter = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        if (retryAfter is not null)
            http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(body);
        return true;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
