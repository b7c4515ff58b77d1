using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Telemetry;

namespace Memory.GitHub.Sending;

/// <summary>
/// Carries requests to GitHub: each with a time limit, tried again where that is harmless, held back while a limit is reached,
/// asked conditionally where the answer is known. It says nothing in any log: bodies carry words of comments.
/// </summary>
/// <exception cref="GitHubException">Of every request: it was not answered, or not with what was asked.</exception>
internal sealed class GitHubSender : IDisposable
{
    /// <summary>GitHub itself gives up after ten seconds.</summary>
    private static readonly TimeSpan AnswerAtMost = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan ConnectAtMost = TimeSpan.FromSeconds(5);
    private const int AttemptsMax = 3;
    /// <summary>GitHub asks not to be asked many things at once.</summary>
    private const int AtOnceMax = 8;
    private const int RedirectsMax = 2;
    private const long AnswerBytesMax = 16 * 1024 * 1024;
    private const int ReasonCharsMax = 300;

    private readonly HttpClient http;
    private readonly LimitGate gate;
    private readonly AnswerCache answers = new();
    private readonly SemaphoreSlim atOnce = new(AtOnceMax, AtOnceMax);
    private readonly TimeProvider time;
    private readonly TimeSpan answerAtMost;

    /// <param name="answerAtMost">Null: as long as GitHub itself takes at most.</param>
    public GitHubSender(string apiUrl, TimeProvider time, TimeSpan? answerAtMost = null)
    {
        this.time = time;
        this.answerAtMost = answerAtMost ?? AnswerAtMost;
        gate = new(time);
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectAtMost,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.GZip,
            // A redirection may lead anywhere; what we show of ourselves goes to one address only.
            AllowAutoRedirect = false,
        };
        // A path of the address stays: an Enterprise server has one.
        Base = new Uri(apiUrl.TrimEnd('/') + "/");
        http = new HttpClient(handler) { BaseAddress = Base, MaxResponseContentBufferSize = AnswerBytesMax, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new("Memory", typeof(GitHubSender).Assembly.GetName().Version?.ToString(3)));
        http.DefaultRequestHeaders.Accept.Add(new("application/vnd.github+json"));
        http.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    public Uri Base { get; }

    public async Task<GitHubAnswer> SendAsync(GitHubRequest request, Credential? credential, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FollowAsync(request, credential, cancellation);
            }
            catch (GitHubException e) when (e.Failure == GitHubFailure.Away && attempt < AttemptsMax && (request.Repeatable || NeverArrived(e)))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250 << attempt), time, cancellation);
            }
        }
    }

    private static bool NeverArrived(GitHubException e) =>
        e.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    /// <summary>A renamed repository's requests are sent on, beneath the same address.</summary>
    private async Task<GitHubAnswer> FollowAsync(GitHubRequest request, Credential? credential, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            var answer = await OnceAsync(request, credential, cancellation);
            if (answer.Status is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return answer;
            if (redirects == RedirectsMax || !Uri.TryCreate(Base, answer.Header("Location"), out var target) || !Base.IsBaseOf(target))
                throw new GitHubException(GitHubFailure.Misunderstood, $"GitHub sends {request.Method} {request.Address} on to somewhere else");
            request = request with { Address = target };
        }
    }

    private async Task<GitHubAnswer> OnceAsync(GitHubRequest request, Credential? credential, CancellationToken cancellation)
    {
        var identity = credential?.Identity ?? "nobody";
        gate.Pass(identity);
        var address = new Uri(Base, request.Address);
        if (!Base.IsBaseOf(address))
            throw new GitHubException(GitHubFailure.Misunderstood, "an answer of GitHub leads to another address than its own");
        var key = $"{identity} {address}";
        var known = request.Method == HttpMethod.Get ? answers.Find(key) : null;
        using var message = Message(request, address, credential, known);
        await atOnce.WaitAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(answerAtMost);
            using var response = await http.SendAsync(message, limit.Token);
            outcome = $"{(int)response.StatusCode}";
            return await ReadAsync(response, request, identity, key, known, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new GitHubException(GitHubFailure.Away, $"GitHub did not answer within {answerAtMost.TotalSeconds:0} s", cause: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new GitHubException(GitHubFailure.Away, $"GitHub cannot be reached ({(e as HttpRequestException)?.HttpRequestError})", cause: e);
        }
        finally
        {
            atOnce.Release();
            Signals.GitHubRequests.Record(Stopwatch.GetElapsedTime(started).TotalSeconds,
                new("memory.operation", request.Method.Method), new KeyValuePair<string, object?>("memory.outcome", outcome));
        }
    }

    private static HttpRequestMessage Message(GitHubRequest request, Uri address, Credential? credential, AnswerCache.Entry? known)
    {
        var message = new HttpRequestMessage(request.Method, address);
        if (credential is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Secret);
        if (known is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        }
        return message;
    }

    private async Task<GitHubAnswer> ReadAsync(HttpResponseMessage response, GitHubRequest request, string identity, string key, AnswerCache.Entry? known, CancellationToken cancellation)
    {
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
        if (RateLimit.UsedUp(Header, time.GetUtcNow()) is { } usedUp)
            gate.Close(identity, usedUp);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            return new(HttpStatusCode.OK, known.Body, known.Next, Unchanged: true, Header);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        if ((int)response.StatusCode >= 400)
            throw Failure(response.StatusCode, request, identity, body, Header);
        var next = LinkHeader.Next(Header("Link"));
        if (request.Method == HttpMethod.Get && response.StatusCode == HttpStatusCode.OK && response.Headers.ETag is { } tag)
            answers.Put(new(key, tag.ToString(), body, next));
        return new(response.StatusCode, body, next, Unchanged: false, Header);
    }

    private GitHubException Failure(HttpStatusCode status, GitHubRequest request, string identity, byte[] body, Func<string, string?> header)
    {
        var says = Says(body);
        if (RateLimit.WaitUntil(status, header, says, time.GetUtcNow()) is { } until)
        {
            gate.Close(identity, until);
            return LimitGate.Limited(until);
        }
        var failure = status switch
        {
            HttpStatusCode.Unauthorized => GitHubFailure.Unknown,
            // No permission would help: an owner who lets the app in again does.
            HttpStatusCode.Forbidden when Credential.IsOfApp(identity) && says.Contains("suspended", StringComparison.OrdinalIgnoreCase) => GitHubFailure.NotInstalled,
            HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons => GitHubFailure.Forbidden,
            HttpStatusCode.NotFound or HttpStatusCode.Gone => GitHubFailure.Missing,
            HttpStatusCode.Conflict => GitHubFailure.Clash,
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => GitHubFailure.Away,
            _ => GitHubFailure.Misunderstood,
        };
        // For a fine-grained token or an app it says which permissions would do.
        var takes = failure == GitHubFailure.Forbidden && header("X-Accepted-GitHub-Permissions") is { Length: > 0 and <= ReasonCharsMax } accepted && !accepted.Any(char.IsControl) ? $" (it takes {accepted})" : "";
        return new GitHubException(failure, $"GitHub answered {(int)status} to {request.Method} {new Uri(Base, request.Address).AbsolutePath}{(says.Length > 0 ? $": {says}" : "")}{takes}");
    }

    private static string Says(byte[] body)
    {
        try
        {
            var text = JsonSerializer.Deserialize(body, GitHubJson.Default.ErrorAnswer)?.Message ?? "";
            return text.Length <= ReasonCharsMax ? text : text[..ReasonCharsMax] + "…";
        }
        catch (JsonException)
        {
            // A proxy's page: the status says enough.
            return "";
        }
    }

    public void Dispose()
    {
        http.Dispose();
        atOnce.Dispose();
    }
}
