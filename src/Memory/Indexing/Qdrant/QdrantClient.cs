using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Memory.Indexing.Qdrant.Wire;
using Memory.Telemetry;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// The requests of Qdrant's REST interface that we need, typed, each with a time limit; trying again is for the caller, who knows
/// what can wait. It says nothing in any log: requests carry words of lessons as numbers, and questions.
/// </summary>
/// <exception cref="QdrantException">Of every request: it was not answered, or not with what was asked.</exception>
internal sealed class QdrantClient : IDisposable
{
    /// <summary>Somebody waits for the answer to a question.</summary>
    private static readonly TimeSpan ReadAtMost = TimeSpan.FromSeconds(2);
    /// <summary>A write is answered when it can be found.</summary>
    private static readonly TimeSpan WriteAtMost = TimeSpan.FromSeconds(30);
    private const long AnswerBytesMax = 8 * 1024 * 1024;
    private const int ReasonCharsMax = 300;

    private readonly HttpClient http;

    public QdrantClient(QdrantOptions options)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = ReadAtMost, PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        // A path of the address stays: some servers stand behind one.
        http = new HttpClient(handler) { BaseAddress = new Uri(options.Url!.TrimEnd('/') + "/"), MaxResponseContentBufferSize = AnswerBytesMax, Timeout = Timeout.InfiniteTimeSpan };
        if (!string.IsNullOrEmpty(options.ApiKey))
            http.DefaultRequestHeaders.Add("api-key", options.ApiKey);
    }

    /// <returns>An answer for each search, in order.</returns>
    public Task<IReadOnlyList<QueryAnswer>> QueryAsync(string collection, QueryBatch batch, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"{Of(collection)}/points/query/batch", batch, QdrantJson.Default.QueryBatch,
            QdrantJson.Default.AnswerIReadOnlyListQueryAnswer, ReadAtMost, cancellation);

    /// <summary>Those of the points that exist.</summary>
    public Task<IReadOnlyList<ScoredPoint>> RetrieveAsync(string collection, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"{Of(collection)}/points", new RetrievePoints(ids, WithPayload: true), QdrantJson.Default.RetrievePoints,
            QdrantJson.Default.AnswerIReadOnlyListScoredPoint, ReadAtMost, cancellation);

    /// <summary>Does the operations in order; answers when they can be found.</summary>
    public async Task UpdateAsync(string collection, UpdateBatch batch, CancellationToken cancellation)
    {
        var done = await SendAsync(HttpMethod.Post, $"{Of(collection)}/points/batch?wait=true", batch, QdrantJson.Default.UpdateBatch,
            QdrantJson.Default.AnswerIReadOnlyListUpdateAnswer, WriteAtMost, cancellation);
        if (done.FirstOrDefault(d => d.Status != "completed") is { } open)
            throw new QdrantException(QdrantFailure.Away, $"Qdrant took a write and has not done it ({open.Status})");
    }

    public async Task<bool> ExistsAsync(string collection, CancellationToken cancellation) =>
        (await GetAsync($"{Of(collection)}/exists", QdrantJson.Default.AnswerExistsAnswer, cancellation)).Exists;

    /// <summary>Names of all collections of the server.</summary>
    public async Task<IReadOnlyList<string>> CollectionsAsync(CancellationToken cancellation) =>
        [.. (await GetAsync("collections", QdrantJson.Default.AnswerCollectionsAnswer, cancellation)).Collections.Select(c => c.Name)];

    public Task CreateAsync(string collection, CreateCollection body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, Of(collection), body, QdrantJson.Default.CreateCollection, QdrantJson.Default.AnswerBoolean, WriteAtMost, cancellation);

    /// <summary>Makes an index of a payload field; one that is there stays.</summary>
    public Task CreateIndexAsync(string collection, CreateFieldIndex body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, $"{Of(collection)}/index?wait=true", body, QdrantJson.Default.CreateFieldIndex, QdrantJson.Default.AnswerUpdateAnswer, WriteAtMost, cancellation);

    /// <summary>Removes a collection; one that is not there is no error.</summary>
    public Task RemoveAsync(string collection, CancellationToken cancellation) =>
        SendAsync<object, bool>(HttpMethod.Delete, Of(collection), null, null, QdrantJson.Default.AnswerBoolean, WriteAtMost, cancellation);

    /// <summary>Aliases of the whole server.</summary>
    public async Task<IReadOnlyList<AliasDescription>> AliasesAsync(CancellationToken cancellation) =>
        (await GetAsync("aliases", QdrantJson.Default.AnswerAliasesAnswer, cancellation)).Aliases;

    /// <summary>All of it at once, or nothing.</summary>
    public Task ChangeAliasesAsync(ChangeAliases body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "collections/aliases", body, QdrantJson.Default.ChangeAliases, QdrantJson.Default.AnswerBoolean, WriteAtMost, cancellation);

    private static string Of(string collection) => $"collections/{Uri.EscapeDataString(collection)}";

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<Answer<T>> answer, CancellationToken cancellation) =>
        SendAsync<object, T>(HttpMethod.Get, path, null, null, answer, ReadAtMost, cancellation);

    private async Task<TAnswer> SendAsync<TBody, TAnswer>(HttpMethod method, string path, TBody? body, JsonTypeInfo<TBody>? bodyType,
        JsonTypeInfo<Answer<TAnswer>> answer, TimeSpan atMost, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, bodyType!);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode)
                throw await FailureAsync(response, limit.Token);
            var read = await response.Content.ReadFromJsonAsync(answer, limit.Token);
            if (read is not { Result: { } result })
                throw new QdrantException(QdrantFailure.Misunderstood, "Qdrant gave an answer without a result");
            outcome = "ok";
            return result;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new QdrantException(QdrantFailure.Away, $"Qdrant did not answer within {atMost.TotalSeconds:0} s", e);
        }
        catch (HttpRequestException e)
        {
            throw new QdrantException(QdrantFailure.Away, $"Qdrant cannot be reached ({e.HttpRequestError})", e);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new QdrantException(QdrantFailure.Misunderstood, "What answers at the address of Qdrant does not speak its language", e);
        }
        finally
        {
            Signals.IndexRequests.Record(Stopwatch.GetElapsedTime(started).TotalSeconds,
                new("memory.operation", atMost == ReadAtMost ? "read" : "write"), new KeyValuePair<string, object?>("memory.outcome", outcome));
        }
    }

    private static async Task<QdrantException> FailureAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var reason = await ReasonAsync(response, cancellation);
        var failure = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => QdrantFailure.Refused,
            HttpStatusCode.NotFound => QdrantFailure.Missing,
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => QdrantFailure.Away,
            _ => QdrantFailure.Misunderstood,
        };
        return new QdrantException(failure, $"Qdrant answered {(int)response.StatusCode}{reason}");
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var told = await response.Content.ReadFromJsonAsync(QdrantJson.Default.ErrorAnswer, cancellation);
            if (told?.Status is { ValueKind: JsonValueKind.Object } status && status.TryGetProperty("error", out var error) && error.GetString() is { } text)
                return $": {(text.Length <= ReasonCharsMax ? text : text[..ReasonCharsMax] + "…")}";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or HttpRequestException)
        {
            // A proxy's page, or an answer cut off: the status says enough.
        }
        return "";
    }

    public void Dispose() => http.Dispose();
}
