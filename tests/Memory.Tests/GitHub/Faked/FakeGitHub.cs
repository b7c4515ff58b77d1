using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Memory.Tests.GitHub.Faked;

/// <summary>
/// GitHub on loopback, for as much of it as the service uses: pages, ETags, limits, permissions, apps. Every request and every answer
/// is held to the published description; a fault in one, or a request that nobody expected, fails the test when it ends.
/// </summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string Token = "github_pat_of_the_tests";

    private LoopbackServer server = null!;
    private readonly Lock changing = new();
    private readonly ConcurrentQueue<FakeRequest> requests = new();

    private FakeGitHub()
    {
    }

    public ConcurrentDictionary<string, FakeRepository> Repositories { get; } = new(StringComparer.OrdinalIgnoreCase);
    public FakeApp App { get; } = new();
    public string Address => server.Address + "/api/v3";
    /// <summary>What was asked, in order; those that were disturbed too.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. requests];
    /// <summary>Requests until the primary limit; an answer from the caller's memory (304) costs nothing.</summary>
    public int Remaining { get; set; } = 5000;
    public DateTimeOffset ResetAt { get; set; } = DateTimeOffset.UtcNow.AddHours(1);
    /// <summary>Of a classic token; null: it is fine-grained.</summary>
    public string? Scopes { get; set; }
    /// <summary>When the token ends, as GitHub says it.</summary>
    public string? Ends { get; set; }
    /// <summary>Requests of nobody who is known here.</summary>
    public int Strangers { get; private set; }
    /// <summary>Beginnings of "METHOD path" that whoever asks may not: <c>GET /repos/acme/shop/collaborators</c>.</summary>
    public ConcurrentBag<string> Forbidden { get; } = [];

    public static async Task<FakeGitHub> StartAsync(params string[] repositories)
    {
        _ = WireContract.OfGitHub;
        var fake = new FakeGitHub();
        foreach (var (i, name) in repositories.Index())
            fake.Repositories[name] = new FakeRepository(100 + i, name);
        fake.server = await LoopbackServer.StartAsync(fake.AnswerAsync);
        return fake;
    }

    /// <summary>Settings of a service that shows a token.</summary>
    public Dictionary<string, string?> Settings() => new() { ["Memory:GitHub:ApiUrl"] = Address, ["Memory:GitHub:Token"] = Token };

    /// <summary>Settings of a service that is the app.</summary>
    public Dictionary<string, string?> AppSettings() => new() { ["Memory:GitHub:ApiUrl"] = Address, ["Memory:GitHub:App:Id"] = FakeApp.Id, ["Memory:GitHub:App:PrivateKeyPath"] = App.KeyFile };

    public FakeRepository this[string repo] => Repositories[repo];

    /// <summary>From now on requests are answered so, instead of what they ask for.</summary>
    public void AnswerWith(HttpStatusCode status, string message = "", int times = int.MaxValue, params (string Name, string Value)[] headers) => Disturb(async http =>
    {
        if (Interlocked.Decrement(ref times) < 0)
            return false;
        http.Response.StatusCode = (int)status;
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsJsonAsync(new JsonObject { ["message"] = message });
        return true;
    });

    /// <summary>From now on requests are taken and not answered.</summary>
    public void Hang() => server.Hang();

    /// <param name="how">True: it has answered.</param>
    public void Disturb(Func<HttpContext, Task<bool>> how) => server.Disturb(how);

    public void ComeBack() => server.ComeBack();

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.EndsWith("/settings/apps/new", StringComparison.Ordinal))
        {
            var form = await http.Request.ReadFormAsync();
            http.Response.Redirect((await App.Form.SubmitAsync(path, http.Request.Query["state"], form["manifest"]!)).ToString());
            return;
        }
        path = path.StartsWith("/api/v3/", StringComparison.Ordinal) ? path["/api/v3".Length..] : throw new NotSupportedException("outside of the interface's address");
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        var conditional = http.Request.Headers.IfNoneMatch.Count > 0;
        requests.Enqueue(new(http.Request.Method, path, http.Request.QueryString.Value ?? "", body, http.Request.Headers.Authorization.ToString(), conditional));
        if (await server.DisturbedAsync(http))
            return;
        if (path.Split('/') is ["", "app-manifests", var code, "conversions"])
        {
            await ConvertAsync(http, code);
            return;
        }
        Note($"{http.Request.Method} {path}", WireContract.OfGitHub.Request(http.Request.Method, path, http.Request.Query.Keys, body is null ? null : JsonSerializer.SerializeToElement(body)));
        var query = http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var (status, answer, total) = Result(http, path, query, body as JsonObject);
        if (path.Split('/') is ["", "app", "hook", "deliveries", var delivery, "attempts"] && status == 202)
            await App.Form.RedeliverAsync(long.Parse(delivery, CultureInfo.InvariantCulture));
        if (total is { } all)
            Link(http, path, query, all);
        await WriteAsync(http, path, status, answer);
    }

    private async Task ConvertAsync(HttpContext http, string code)
    {
        try
        {
            (http.Request.Method, http.Request.Headers.Authorization.ToString()).ShouldBe(("POST", ""));
            var made = App.Form.Convert(code);
            http.Response.StatusCode = 201;
            await http.Response.WriteAsJsonAsync(made);
        }
        catch (FakeRefusal e)
        {
            http.Response.StatusCode = e.Status;
            await http.Response.WriteAsJsonAsync(new JsonObject { ["message"] = e.Message });
        }
    }

    private (int Status, JsonNode? Answer, int? Total) Result(HttpContext http, string path, Dictionary<string, string> query, JsonObject? body)
    {
        var method = http.Request.Method;
        try
        {
            lock (changing)
            {
                var who = Who(http.Request.Headers.Authorization.ToString());
                if (Forbidden.Any(f => $"{method} {path}".StartsWith(f, StringComparison.OrdinalIgnoreCase)))
                    throw new FakeRefusal(403, who == "token" ? "Resource not accessible by personal access token" : "Resource not accessible by integration");
                if (path == "/app/hook/deliveries" && who == "app")
                    return (200, Deliveries(http, query), null);
                if (path.Trim('/').Split('/') is not ["repos", var owner, var name, .. var rest] || (rest is ["installation"] && who == "app"))
                    return (App.Answer(method, path.Trim('/').Split('/'), who, Repositories) is var (status, answer) ? status : 0, answer, null);
                if (!Repositories.TryGetValue($"{owner}/{name}", out var repository) || !App.MaySee(who, repository))
                    throw new FakeRefusal(404, "Not Found");
                var routes = new FakeRoutes(repository, who == "token" ? "olga" : FakeApp.Login, who != "token", query, body);
                var (code, result) = routes.Answer(method, [.. rest.Select(Uri.UnescapeDataString)]);
                return (code, result, routes.Total);
            }
        }
        catch (FakeRefusal e)
        {
            return (e.Status, new JsonObject { ["message"] = e.Message, ["documentation_url"] = "https://docs.github.test/rest" }, null);
        }
    }

    private JsonArray Deliveries(HttpContext http, Dictionary<string, string> query)
    {
        var (items, next) = App.Form.Deliveries(int.Parse(query.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture), query.GetValueOrDefault("cursor"));
        if (next is not null)
            http.Response.Headers.Link = $"<{Address}/app/hook/deliveries?per_page={query["per_page"]}&cursor={next}>; rel=\"next\"";
        return items;
    }

    private string Who(string authorization) => authorization switch
    {
        $"Bearer {Token}" => "token",
        _ => App.Who(authorization) ?? throw Stranger(),
    };

    /// <summary>What GitHub says that a request takes.</summary>
    private static string? Accepted(string method, string path) => (method, path.Split('/') is ["", "repos", _, _, var what, ..] ? what : "") switch
    {
        ("GET", "pulls") => "pull_requests=read",
        ("GET", "issues") => "issues=read",
        ("GET", "git" or "contents") => "contents=read",
        (_, "pulls") => "pull_requests=write",
        (_, "issues") => "issues=write; pull_requests=write",
        _ => null,
    };

    private FakeRefusal Stranger()
    {
        Strangers++;
        return new FakeRefusal(401, "Bad credentials");
    }

    private void Link(HttpContext http, string path, Dictionary<string, string> query, int total)
    {
        var (perPage, page) = (int.Parse(query.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture), int.Parse(query.GetValueOrDefault("page", "1"), CultureInfo.InvariantCulture));
        if (page * perPage >= total)
            return;
        string Page(int n) => $"{Address}{path}?{string.Join('&', query.Where(q => q.Key != "page").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}").Append($"page={n}"))}";
        http.Response.Headers.Link = $"<{Page(page + 1)}>; rel=\"next\", <{Page((total + perPage - 1) / perPage)}>; rel=\"last\"";
    }

    private async Task WriteAsync(HttpContext http, string path, int status, JsonNode? answer)
    {
        // A refusal that the description leaves out of an operation is in the words of all of them.
        if (status < 400)
            Note($"answer to {http.Request.Method} {path}", WireContract.OfGitHub.Answer(http.Request.Method, path, status, answer is null ? null : JsonSerializer.SerializeToElement(answer)));
        var bytes = answer is null ? [] : JsonSerializer.SerializeToUtf8Bytes(answer);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..40]}\"";
        var unchanged = http.Request.Method == "GET" && status == 200 && http.Request.Headers.IfNoneMatch.ToString() == tag;
        if (!unchanged && --Remaining < 0)
            (status, bytes) = (403, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["message"] = "API rate limit exceeded" }));
        if (Scopes is { } scopes)
            http.Response.Headers["x-oauth-scopes"] = scopes;
        if (Ends is { } ends)
            http.Response.Headers["github-authentication-token-expiration"] = ends;
        if (status == 403 && Accepted(http.Request.Method, path) is { } accepted)
            http.Response.Headers["X-Accepted-GitHub-Permissions"] = accepted;
        http.Response.Headers["x-ratelimit-remaining"] = $"{Math.Max(0, Remaining)}";
        http.Response.Headers["x-ratelimit-reset"] = $"{ResetAt.ToUnixTimeSeconds()}";
        if (status == 200 && http.Request.Method == "GET")
            http.Response.Headers.ETag = tag;
        http.Response.StatusCode = unchanged ? 304 : status;
        if (unchanged || bytes.Length == 0)
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(bytes);
    }

    private void Note(string what, IReadOnlyList<string> wrong) =>
        // GitHub gives null for the place of an outdated comment, which its description leaves out.
        server.Note(what, wrong.Where(w => !w.EndsWith("].position: is null", StringComparison.Ordinal) && !w.EndsWith("].line: is null", StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        App.Dispose();
    }
}
