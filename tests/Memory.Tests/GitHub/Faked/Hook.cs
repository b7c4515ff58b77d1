using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Client;

namespace Memory.Tests.GitHub.Faked;

/// <summary>Webhooks as GitHub sends them: the raw bytes signed, a name for each delivery.</summary>
internal sealed class Hook(HttpClient service)
{
    public const string Secret = "It's a Secret to Everybody";

    /// <summary>Settings of a service that takes them.</summary>
    public static Dictionary<string, string?> Settings(Dictionary<string, string?>? more = null) => new(more ?? []) { ["Memory:GitHub:WebhookSecret"] = Secret };

    /// <param name="delivery">Null: a new one.</param>
    public async Task<HttpResponseMessage> SendAsync(string name, byte[] payload, string? delivery = null, bool form = false, Action<HttpRequestMessage>? change = null)
    {
        var body = form ? Encoding.ASCII.GetBytes($"payload={WebUtility.UrlEncode(Encoding.UTF8.GetString(payload))}") : payload;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/github") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(form ? "application/x-www-form-urlencoded" : "application/json");
        request.Headers.Add("X-GitHub-Event", name);
        request.Headers.Add("X-GitHub-Delivery", delivery ?? Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", Sign(body));
        change?.Invoke(request);
        return await service.SendAsync(request);
    }

    /// <returns>The name of the delivery, which was accepted.</returns>
    public async Task<string> TellAsync(string name, JsonObject payload, string? delivery = null)
    {
        using var answer = await SendAsync(name, JsonSerializer.SerializeToUtf8Bytes(payload), delivery);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<WebhookReceipt>())!.Delivery!;
    }

    public Task<string> SaidAsync(FakeRepository repo, FakeComment comment, string action = "created", string? sender = null, string? delivery = null) =>
        TellAsync("pull_request_review_comment", Payload(repo, comment, action, sender), delivery);

    public Task<string> SaidInConversationAsync(FakeRepository repo, FakeComment comment, string action = "created", string? delivery = null) => TellAsync("issue_comment", new JsonObject
    {
        ["action"] = action,
        ["comment"] = comment.InConversation(),
        ["issue"] = new JsonObject { ["number"] = comment.Number },
        ["repository"] = repo.ToJson(),
        ["sender"] = FakeComment.User(comment.Author, comment.IsBot),
    }, delivery);

    public static JsonObject Payload(FakeRepository repo, FakeComment comment, string action, string? sender = null) => new()
    {
        ["action"] = action,
        ["comment"] = comment.OnLine(),
        ["pull_request"] = new JsonObject { ["number"] = comment.Number, ["head"] = new JsonObject { ["repo"] = new JsonObject { ["full_name"] = "somebody/fork" } } },
        ["repository"] = repo.ToJson(),
        ["sender"] = FakeComment.User(sender ?? comment.Author, sender is null && comment.IsBot),
    };

    public static string Sign(byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));
}
