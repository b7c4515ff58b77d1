using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Memory.Tests.Indexing.Qdrant;

/// <summary>
/// Qdrant on loopback, for as much of it as the service uses. Every request and every answer is held to the published description;
/// a fault in one is remembered, and fails the test when it ends.
/// </summary>
internal sealed class FakeQdrant : IAsyncDisposable
{
    private LoopbackServer server = null!;
    private readonly string? apiKey;
    private readonly Lock changing = new();
    private readonly ConcurrentQueue<(string Request, JsonNode? Body)> requests = new();

    private FakeQdrant(string? apiKey) => this.apiKey = apiKey;

    public ConcurrentDictionary<string, FakeCollection> Collections { get; } = new();
    public ConcurrentDictionary<string, string> Aliases { get; } = new();
    public string Address => server.Address;

    /// <summary>Method and path of each request, with its body.</summary>
    public IReadOnlyList<(string Request, JsonNode? Body)> Requests => [.. requests];

    public FakeCollection Served => Collections[Aliases.Values.Single()];

    public static async Task<FakeQdrant> StartAsync(string? apiKey = null)
    {
        _ = WireContract.OfQdrant;
        var fake = new FakeQdrant(apiKey);
        fake.server = await LoopbackServer.StartAsync(fake.AnswerAsync);
        return fake;
    }

    /// <summary>Settings of a service whose index is here.</summary>
    public Dictionary<string, string?> Settings(string collection = "memory-lessons") => new()
    {
        ["Memory:Index"] = "qdrant",
        ["Memory:Qdrant:Url"] = Address,
        ["Memory:Qdrant:ApiKey"] = apiKey,
        ["Memory:Qdrant:Collection"] = collection,
    };

    /// <summary>From now on connections are cut off without an answer.</summary>
    public void GoAway() => server.GoAway();

    /// <summary>From now on requests are answered so, as an overloaded server or a proxy before it would.</summary>
    public void AnswerWith(HttpStatusCode status, string body = "") => server.Disturb(async http =>
    {
        http.Response.StatusCode = (int)status;
        await http.Response.WriteAsync(body);
        return true;
    });

    /// <summary>From now on requests are taken and not answered.</summary>
    public void Hang() => server.Hang();

    public void ComeBack() => server.ComeBack();

    /// <summary>Everything that was stored is gone, as with a lost volume.</summary>
    public void Forget()
    {
        lock (changing)
        {
            Collections.Clear();
            Aliases.Clear();
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (await server.DisturbedAsync(http))
            return;
        var path = http.Request.Path.Value!;
        if (apiKey is not null && http.Request.Headers["api-key"] != apiKey)
        {
            http.Response.StatusCode = 401;
            await http.Response.WriteAsync("Must provide an API key or an Authorization bearer token");
            return;
        }
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        requests.Enqueue(($"{http.Request.Method} {path}", body));
        Note($"{http.Request.Method} {path}", WireContract.OfQdrant.Request(http.Request.Method, path, http.Request.Query.Keys, body is null ? null : JsonSerializer.SerializeToElement(body)));
        var (status, answer) = Answer(http.Request.Method, path, body?.AsObject());
        Note($"answer to {http.Request.Method} {path}", WireContract.OfQdrant.Answer(http.Request.Method, path, status, JsonSerializer.SerializeToElement(answer)));
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(answer);
    }

    private (int Status, JsonObject Answer) Answer(string method, string path, JsonObject? body)
    {
        try
        {
            lock (changing)
                return (200, new JsonObject { ["result"] = Result(method, path.Trim('/').Split('/'), body), ["status"] = "ok", ["time"] = 0.001 });
        }
        catch (RefusedException e)
        {
            return (e.Status, new JsonObject { ["status"] = new JsonObject { ["error"] = e.Message }, ["time"] = 0.001 });
        }
    }

    private JsonNode Result(string method, string[] path, JsonObject? body) => (method, path) switch
    {
        ("GET", ["aliases"]) => new JsonObject { ["aliases"] = List(Aliases.Select(a => new JsonObject { ["alias_name"] = a.Key, ["collection_name"] = a.Value })) },
        ("GET", ["collections"]) => new JsonObject { ["collections"] = List(Collections.Keys.Select(c => new JsonObject { ["name"] = c })) },
        ("POST", ["collections", "aliases"]) => Change(body!["actions"]!.AsArray()),
        ("GET", ["collections", var name, "exists"]) => new JsonObject { ["exists"] = Collections.ContainsKey(name) || Aliases.ContainsKey(name) },
        ("PUT", ["collections", var name]) => Create(name, body!),
        ("DELETE", ["collections", var name]) => Remove(name),
        ("PUT", ["collections", var name, "index"]) => Of(name).Indexes.Add(body!["field_name"]!.GetValue<string>()) ? Done() : Done(),
        ("POST", ["collections", var name, "points"]) => List(body!["ids"]!.AsArray().Select(i => Of(name).Find(i!.GetValue<string>())).OfType<FakePoint>()
            .Select(p => new JsonObject { ["id"] = p.Id, ["payload"] = p.Payload.DeepClone() })),
        ("POST", ["collections", var name, "points", "batch"]) => List(body!["operations"]!.AsArray().Select(o =>
        {
            Of(name).Apply(o!.AsObject());
            return Done();
        })),
        ("POST", ["collections", var name, "points", "query", "batch"]) => List(body!["searches"]!.AsArray().Select(q => Points(Of(name), q!.AsObject()))),
        _ => throw new RefusedException(404, ""),
    };

    private FakeCollection Of(string name) => Collections.GetValueOrDefault(Aliases.GetValueOrDefault(name, name))
        ?? throw new RefusedException(404, $"Not found: Collection `{name}` doesn't exist!");

    private JsonNode Create(string name, JsonObject config)
    {
        if (!Collections.TryAdd(name, new FakeCollection(config.DeepClone().AsObject())))
            throw new RefusedException(409, $"Wrong input: Collection `{name}` already exists!");
        return true;
    }

    private JsonNode Remove(string name)
    {
        foreach (var alias in Aliases.Where(a => a.Value == name).Select(a => a.Key).ToList())
            Aliases.TryRemove(alias, out _);
        return Collections.TryRemove(name, out _);
    }

    private JsonNode Change(JsonArray actions)
    {
        foreach (var action in actions)
        {
            if (action!["delete_alias"]?["alias_name"]?.GetValue<string>() is { } gone)
                Aliases.TryRemove(gone, out _);
            if (action["create_alias"] is not { } create)
                continue;
            var (alias, name) = (create["alias_name"]!.GetValue<string>(), create["collection_name"]!.GetValue<string>());
            if (Collections.ContainsKey(alias))
                throw new RefusedException(409, $"Wrong input: Collection `{alias}` already exists!");
            _ = Of(name);
            Aliases[alias] = name;
        }
        return true;
    }

    private static JsonObject Points(FakeCollection collection, JsonObject query) => new()
    {
        ["points"] = List(collection.Query(query).Select(s => new JsonObject
        {
            ["id"] = s.Point.Id,
            ["version"] = 1,
            ["score"] = s.Score,
            ["payload"] = Payload(s.Point.Payload, query["with_payload"]),
        })),
    };

    private static JsonObject? Payload(JsonObject payload, JsonNode? wanted) =>
        wanted is JsonArray names ? new(payload.Where(p => names.Any(n => n!.GetValue<string>() == p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))) : null;

    private static JsonObject Done() => new() { ["operation_id"] = 1, ["status"] = "completed" };

    private static JsonArray List(IEnumerable<JsonNode> items) => [.. items];

    private void Note(string what, IReadOnlyList<string> wrong) => server.Note(what, wrong);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
