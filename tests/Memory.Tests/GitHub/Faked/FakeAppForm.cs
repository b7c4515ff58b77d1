using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>
/// The page on which an app is made from a manifest, the code that it gives, and what the app's webhook was told. The exchange of the
/// code is no part of the trimmed description; its answer is held to the schema of an app.
/// </summary>
internal sealed class FakeAppForm(FakeApp app)
{
    private static readonly string[] Known = ["name", "url", "hook_attributes", "redirect_url", "callback_urls", "setup_url", "description", "public", "default_events", "default_permissions", "request_oauth_on_install", "setup_on_update"];
    /// <summary>Event → the permission that it needs; what is not here cannot be asked for.</summary>
    private static readonly Dictionary<string, string> Events = new()
    {
        ["pull_request_review_comment"] = "pull_requests",
        ["pull_request_review"] = "pull_requests",
        ["pull_request_review_thread"] = "pull_requests",
        ["pull_request"] = "pull_requests",
        ["issue_comment"] = "issues",
        ["push"] = "contents",
        ["repository"] = "metadata",
    };

    private readonly ConcurrentDictionary<string, JsonObject> codes = new();
    private readonly ConcurrentStack<JsonObject> deliveries = new();
    private long last = 100;

    /// <summary>What was sent in the form, in order.</summary>
    public ConcurrentQueue<(string Path, JsonObject Manifest)> Made { get; } = new();
    /// <summary>Sends a ping to the app's webhook, and gives the status of its answer; null: nobody is there.</summary>
    public Func<Uri, Task<int>>? Ping { get; set; }

    /// <returns>Where the browser is sent.</returns>
    public async Task<Uri> SubmitAsync(string path, string? state, string form)
    {
        var manifest = JsonNode.Parse(form)!.AsObject();
        Check(manifest);
        Made.Enqueue((path, manifest));
        app.Permissions = manifest["default_permissions"]!.AsObject().ToDictionary(p => p.Key, p => p.Value!.GetValue<string>());
        app.Events = manifest["default_events"] is JsonArray events ? [.. events.Select(e => e!.GetValue<string>())] : [];
        var code = RandomNumberGenerator.GetHexString(40, lowercase: true);
        codes[code] = manifest;
        await TellAsync(redelivery: false);
        return new($"{manifest["redirect_url"]}?code={code}&state={state}");
    }

    /// <returns>The app with its key: once.</returns>
    public JsonObject Convert(string code)
    {
        if (!codes.TryRemove(code, out var manifest))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("integration").AsObject();
        (json["id"], json["slug"], json["name"], json["html_url"]) = (4711, "memory", manifest["name"]!.GetValue<string>(), "https://github.test/apps/memory");
        (json["pem"], json["client_id"], json["client_secret"]) = (File.ReadAllText(app.KeyFile), "Iv1.0123", "client secret");
        json["webhook_secret"] = manifest["hook_attributes"] is null ? null : Hook.Secret;
        return json;
    }

    /// <summary>Newest first; where the next page is stands in a cursor.</summary>
    public (JsonArray Items, string? Next) Deliveries(int most, string? cursor)
    {
        var before = cursor is null ? long.MaxValue : long.Parse(cursor["v1_".Length..], CultureInfo.InvariantCulture);
        var page = deliveries.Where(d => Id(d) < before).Take(most + 1).ToList();
        return ([.. page.Take(most).Select(d => (JsonNode)d.DeepClone())], page.Count > most ? $"v1_{Id(page[most - 1])}" : null);
    }

    /// <summary>Something else that its webhook was sent.</summary>
    public void Sent(string name) => Push(name, redelivery: false, status: 502);

    private static long Id(JsonObject delivery) => delivery["id"]!.GetValue<long>();

    public Task RedeliverAsync(long id) => deliveries.Any(d => Id(d) == id) ? TellAsync(redelivery: true) : throw new FakeRefusal(404, "Not Found");

    private async Task TellAsync(bool redelivery)
    {
        if (Made.LastOrDefault().Manifest?["hook_attributes"]?["url"]?.GetValue<string>() is not { } url)
            return;
        Push("ping", redelivery, Ping is { } ping ? await ping(new(url)) : 502);
    }

    private void Push(string name, bool redelivery, int status) =>
        deliveries.Push(new()
        {
            ["id"] = Interlocked.Increment(ref last),
            ["guid"] = Guid.NewGuid().ToString(),
            ["delivered_at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["redelivery"] = redelivery,
            ["duration"] = 0.1,
            ["status"] = status < 300 ? "OK" : "failed to connect",
            ["status_code"] = status,
            ["event"] = name,
            ["action"] = null,
            ["installation_id"] = null,
            ["repository_id"] = null,
        });

    private static void Check(JsonObject manifest)
    {
        manifest.Select(p => p.Key).Except(Known).ShouldBeEmpty();
        manifest["name"]!.GetValue<string>().Length.ShouldBeInRange(1, 34);
        manifest["url"]!.GetValue<string>().ShouldStartWith("http");
        var given = manifest["default_permissions"]!.AsObject().Select(p => p.Key).ToList();
        if (manifest["hook_attributes"] is null)
            manifest["default_events"].ShouldBeNull("an app without a webhook takes no events");
        else
            manifest["hook_attributes"]!["url"]!.GetValue<string>().ShouldStartWith("http");
        foreach (var name in (manifest["default_events"]?.AsArray() ?? []).Select(e => e!.GetValue<string>()))
            given.ShouldContain(Events[name], name);
    }
}
