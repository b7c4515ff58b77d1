using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Memory.Tests.Indexing.Contract;

/// <summary>A real server, where one is named: <c>MEMORY_TEST_QDRANT=http://localhost:6333</c>, <c>MEMORY_TEST_QDRANT_KEY</c> where it asks for a key.</summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly string url;
    private readonly string? key;
    private readonly string collection = $"memory-test-{Guid.NewGuid():N}";

    private QdrantServer(string url, string? key)
    {
        this.url = url;
        this.key = key;
        http = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/") };
        if (key is not null)
            http.DefaultRequestHeaders.Add("api-key", key);
    }

    public static QdrantServer Require()
    {
        var url = Environment.GetEnvironmentVariable("MEMORY_TEST_QDRANT");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "MEMORY_TEST_QDRANT names no server");
        return new(url!, Environment.GetEnvironmentVariable("MEMORY_TEST_QDRANT_KEY") is { Length: > 0 } key ? key : null);
    }

    public Dictionary<string, string?> Settings() => new()
    {
        ["Memory:Index"] = "qdrant",
        ["Memory:Qdrant:Url"] = url,
        ["Memory:Qdrant:ApiKey"] = key,
        ["Memory:Qdrant:Collection"] = collection,
    };

    /// <summary>Removes what this test has made.</summary>
    public async ValueTask DisposeAsync()
    {
        var all = await http.GetFromJsonAsync<JsonObject>("collections");
        foreach (var name in all!["result"]!["collections"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()).Where(n => n.StartsWith(collection, StringComparison.Ordinal)))
            await http.DeleteAsync($"collections/{name}");
        http.Dispose();
    }
}
