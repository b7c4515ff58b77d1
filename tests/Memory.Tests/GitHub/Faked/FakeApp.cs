using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>The app at GitHub: it knows the public half of the key, with whom the app is installed, and the tokens that it gave out.</summary>
internal sealed class FakeApp : IDisposable
{
    public const string Id = "4711";
    public const string Login = "memory[bot]";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Owner, DateTimeOffset Until)> tokens = new();

    public FakeApp()
    {
        Form = new(this);
        KeyFile = Path.Combine(Path.GetTempPath(), $"memory-test-{Guid.NewGuid():n}.pem");
        File.WriteAllText(KeyFile, key.ExportRSAPrivateKeyPem());
    }

    public string KeyFile { get; }
    public FakeAppForm Form { get; }
    /// <summary>Owners that suspended it.</summary>
    public ConcurrentDictionary<string, bool> Suspended { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Owner → number of the installation.</summary>
    public ConcurrentDictionary<string, long> Installations { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Owners whose token was given out, in order.</summary>
    public ConcurrentQueue<string> Given { get; } = new();
    /// <summary>How long a token is good.</summary>
    public TimeSpan GoodFor { get; set; } = TimeSpan.FromHours(1);
    public TimeProvider Clock { get; set; } = TimeProvider.System;
    public IReadOnlyDictionary<string, string> Permissions { get; set; } = new Dictionary<string, string>
    {
        ["metadata"] = "read",
        ["pull_requests"] = "write",
        ["issues"] = "write",
        ["contents"] = "write",
        ["members"] = "read",
    };

    /// <summary>What owners have accepted; null: all of it.</summary>
    public IReadOnlyDictionary<string, string>? Accepted { get; set; }

    public IReadOnlyList<string> Events { get; set; } =
        ["pull_request_review_comment", "pull_request_review", "pull_request_review_thread", "issue_comment", "pull_request", "push", "repository"];

    /// <returns><c>app</c>, <c>installation OWNER</c>, or null for nobody.</returns>
    /// <exception cref="FakeRefusal">Its owner suspended the app.</exception>
    public string? Who(string authorization)
    {
        var shown = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : "";
        return tokens.TryGetValue(shown, out var token) && token.Until > Clock.GetUtcNow() ? $"installation {Active(token.Owner)}" : IsSigned(shown) ? "app" : null;
    }

    public bool MaySee(string who, FakeRepository repository) =>
        who == "token" || who.Equals($"installation {repository.Name[..repository.Name.IndexOf('/')]}", StringComparison.OrdinalIgnoreCase);

    /// <summary>As when the owner takes it back.</summary>
    public void Revoke() => tokens.Clear();

    public (int Status, JsonNode? Body) Answer(string method, string[] path, string who, ConcurrentDictionary<string, FakeRepository> repositories) => (method, path) switch
    {
        ("GET", ["user"]) when who == "token" => (200, Me()),
        ("GET", ["app"]) when who == "app" => (200, Itself()),
        ("GET", ["repos", var owner, _, "installation"]) => (200, Installation(owner)),
        ("POST", ["app", "installations", var id, "access_tokens"]) when who == "app" => (201, Give(long.Parse(id, CultureInfo.InvariantCulture))),
        ("GET", ["app", "installations"]) when who == "app" => (200, new JsonArray([.. Installations.Keys.Order().Select(o => (JsonNode)Installation(o))])),
        ("POST", ["app", "hook", "deliveries", _, "attempts"]) when who == "app" => (202, new JsonObject()),
        ("GET", ["installation", "repositories"]) => (200, new JsonObject
        {
            ["total_count"] = repositories.Values.Count(r => MaySee(who, r)),
            ["repositories"] = new JsonArray([.. repositories.Values.Where(r => MaySee(who, r)).Select(r => (JsonNode)r.ToJson())]),
        }),
        ("GET" or "POST", ["app", ..]) => throw new FakeRefusal(401, "A JSON web token could not be decoded"),
        _ => throw new NotSupportedException($"{method} {string.Join('/', path)} is not faked"),
    };

    private JsonObject Installation(string owner)
    {
        var json = WireContract.OfGitHub.Sample("installation").AsObject();
        json["id"] = Installations.TryGetValue(owner, out var id) ? id : throw new FakeRefusal(404, "Not Found");
        json["account"] = FakeComment.User(owner);
        json["suspended_at"] = Suspended.ContainsKey(owner) ? "2026-05-04T09:00:00Z" : null;
        json["permissions"] = new JsonObject([.. (Accepted ?? Permissions).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))]);
        return json;
    }

    private JsonObject Give(long installation)
    {
        var owner = Installations.FirstOrDefault(i => i.Value == installation).Key ?? throw new FakeRefusal(404, "Not Found");
        Active(owner);
        var (token, until) = ($"ghs_{RandomNumberGenerator.GetHexString(36)}", Clock.GetUtcNow() + GoodFor);
        tokens[token] = (owner, until);
        Given.Enqueue(owner);
        var json = WireContract.OfGitHub.Sample("installation-token").AsObject();
        (json["token"], json["expires_at"]) = (token, until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        return json;
    }

    private string Active(string owner) => Suspended.ContainsKey(owner) ? throw new FakeRefusal(403, "This installation has been suspended") : owner;

    private JsonObject Itself()
    {
        var json = WireContract.OfGitHub.Sample("integration").AsObject();
        (json["id"], json["slug"], json["name"], json["html_url"]) = (4711, "memory", "Memory", "https://github.test/apps/memory");
        json["events"] = new JsonArray([.. Events.Select(e => (JsonNode)e)]);
        json["permissions"] = new JsonObject([.. Permissions.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))]);
        return json;
    }

    private static JsonObject Me()
    {
        var json = WireContract.OfGitHub.Sample("public-user").AsObject();
        json["login"] = "olga";
        return json;
    }

    private bool IsSigned(string jwt)
    {
        if (jwt.Split('.') is not [var head, var claims, var signature])
            return false;
        var (said, about) = (JsonNode.Parse(Base64Url.DecodeFromChars(claims))!, JsonNode.Parse(Base64Url.DecodeFromChars(head))!);
        var (from, until, now) = (said["iat"]!.GetValue<long>(), said["exp"]!.GetValue<long>(), Clock.GetUtcNow().ToUnixTimeSeconds());
        return about["alg"]!.GetValue<string>() == "RS256" && said["iss"]!.GetValue<string>() == Id
            && from <= now && until > now && until - now <= 600
            && key.VerifyData(Encoding.ASCII.GetBytes($"{head}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        key.Dispose();
        File.Delete(KeyFile);
    }
}
