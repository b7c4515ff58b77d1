using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Memory.Client;

/// <summary>
/// The service over HTTP, one method a route. Everything that fails is a <see cref="MemoryException"/>. Safe to use from many
/// threads at once.
/// </summary>
/// <param name="http">Carries the address of the service as <see cref="HttpClient.BaseAddress"/>, and the key.</param>
/// <param name="time">Clock for the waits between tries of an import; the system's without it.</param>
public sealed partial class MemoryClient(HttpClient http, TimeProvider? time = null) : IDisposable
{
    /// <summary>An answer that is not a stream is refused above this.</summary>
    private const long AnswerBytesMax = 64 * 1024 * 1024;

    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Makes a client with an <see cref="HttpClient"/> of its own.</summary>
    /// <param name="address">Where the service is, e.g. <c>http://127.0.0.1:5080</c>; a path in it is kept.</param>
    /// <param name="key">A key, <c>mem_…</c>; null for the health routes, which want none.</param>
    /// <param name="handler">What carries the requests; sockets without it. Disposed with the client.</param>
    /// <param name="timeout">How long one answer may take to begin; 100 s without it.</param>
    /// <exception cref="ArgumentException">The address is not http or https, or the key has spaces or control characters.</exception>
    public static MemoryClient Connect(Uri address, string? key = null, HttpMessageHandler? handler = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException("An address begins with http:// or https://.", nameof(address));
        if (key is not null && (key.Length == 0 || !key.All(c => c is > ' ' and < '\x7F')))
            throw new ArgumentException("A key is one word of plain characters.", nameof(key));
        var folder = address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        var http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(folder),
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
        if (timeout is { } patience)
            http.Timeout = patience;
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new MemoryClient(http);
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => http.Dispose();

    private Task<T> GetAsync<T>(Query query, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, query, null, answer, cancellationToken);

    private async Task<string> GetTextAsync(Query query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, query.ToString());
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private Task<T> PostAsync<TBody, T>(Query query, TBody body, JsonTypeInfo<TBody> type, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, query, JsonBody(body, type), answer, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, Query query, HttpContent? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, query.ToString()) { Content = body };
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await ReadAsync(response, answer, cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, Query query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, query.ToString());
        (await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken)).Dispose();
    }

    /// <summary>A successful answer, or the exception for what went wrong.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var response = await ReachAsync(request, completion, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw ProblemReading.Read(
                (int)response.StatusCode, await BodyOf(response, cancellationToken), response.Headers.RetryAfter,
                response.Headers.Location, time.GetUtcNow());
    }

    private async Task<HttpResponseMessage> ReachAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new MemoryException(MemoryError.TooLarge, "The answer is larger than this client reads.", failure);
        }
        catch (HttpRequestException failure)
        {
            throw new MemoryException(MemoryError.Unreachable, $"{http.BaseAddress}: {Innermost(failure)}", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MemoryException(MemoryError.Unreachable, $"{http.BaseAddress} did not answer within {http.Timeout.TotalSeconds:0} s.", failure);
        }
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;

    private static async Task<string> BodyOf(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidOperationException)
        {
            // The status alone says what went wrong; its words broke off, or name a charset that does not exist.
            return "";
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(body, type) is { } answer && AnswerCheck.IsWhole(answer) ? answer : throw NotMemory(response.StatusCode, null);
        }
        catch (JsonException failure)
        {
            throw NotMemory(response.StatusCode, failure);
        }
    }

    private MemoryException NotMemory(HttpStatusCode status, Exception? failure) =>
        new(MemoryError.Internal, $"What answers at {http.BaseAddress} does not speak as Memory does; is the address right?", failure)
        {
            Status = (int)status,
        };

    private static ByteArrayContent JsonBody<T>(T value, JsonTypeInfo<T> type, string mediaType = "application/json") =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
}
