using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Memory.Tests.Ai;

/// <summary>
/// A provider on loopback that speaks both published wires, <c>/v1/messages</c> and <c>/v1/chat/completions</c>, and answers what
/// it is told to, in order; the last answer repeats.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<JsonNode> requests = new();
    private readonly ConcurrentQueue<DateTimeOffset> times = new();
    private readonly Func<int, JsonNode, Answer> answer;

    private FakeProvider(WebApplication app, Func<int, JsonNode, Answer> answer)
    {
        this.app = app;
        this.answer = answer;
    }

    public sealed record Answer(int Status, string? Text, string Stop = "end", string? RetryAfter = null);

    public static Answer Says(string text) => new(200, text);

    public IReadOnlyList<JsonNode> Requests => [.. requests];

    public IReadOnlyList<DateTimeOffset> Times => [.. times];

    public string Address => app.Urls.First();

    /// <summary>Settings of a service that asks this provider.</summary>
    public Dictionary<string, string?> Settings(string provider) => new()
    {
        ["Memory:Ai:Chat:Provider"] = provider,
        ["Memory:Ai:Chat:Model"] = "test-model",
        ["Memory:Ai:Chat:BaseUrl"] = provider == "openai" ? $"{Address}/v1" : Address,
        ["Memory:Ai:Chat:ApiKey"] = "key-of-the-test",
    };

    /// <summary>What the model was shown last: the texts of all messages.</summary>
    public static string Shown(JsonNode request) => string.Join('\n', request["messages"]!.AsArray().Select(m => Text(m!["content"])));

    /// <summary>The question that the service asked: the thread as JSON.</summary>
    public static JsonNode Thread(JsonNode request) =>
        JsonNode.Parse(Text(request["messages"]!.AsArray().First(m => m!["role"]!.GetValue<string>() == "user")!["content"]))!;

    public static async Task<FakeProvider> StartAsync(Func<int, JsonNode, Answer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new FakeProvider(app, answer);
        app.MapPost("/v1/messages", (HttpContext http) => provider.AnswerAsync(http, Claude));
        app.MapPost("/v1/chat/completions", (HttpContext http) => provider.AnswerAsync(http, Compatible));
        await app.StartAsync();
        return provider;
    }

    public static Task<FakeProvider> StartAsync(params Answer[] answers) => StartAsync((n, _) => answers[Math.Min(n, answers.Length - 1)]);

    private async Task AnswerAsync(HttpContext http, Func<Answer, object> write)
    {
        var request = (await JsonNode.ParseAsync(http.Request.Body))!;
        int n;
        lock (requests)
        {
            n = requests.Count;
            requests.Enqueue(request);
            times.Enqueue(DateTimeOffset.UtcNow);
        }
        var told = answer(n, request);
        http.Response.StatusCode = told.Status;
        if (told.RetryAfter is not null)
            http.Response.Headers.RetryAfter = told.RetryAfter;
        await http.Response.WriteAsJsonAsync(told.Status == 200
            ? write(told)
            : new { type = "error", error = new { type = told.Status == 529 ? "overloaded_error" : "rate_limit_error", message = "no" } });
    }

    // As recorded in the providers' own test fixtures: see WireTests, which holds these shapes to them.
    private static object Claude(Answer told) => new
    {
        id = "msg_1",
        type = "message",
        role = "assistant",
        model = "test-model",
        content = told.Text is null ? Array.Empty<object>() : [new { type = "text", text = told.Text }],
        stop_reason = told.Stop switch { "length" => "max_tokens", "refusal" => "refusal", _ => "end_turn" },
        stop_sequence = (string?)null,
        usage = new { input_tokens = 700, output_tokens = 100 },
    };

    private static object Compatible(Answer told) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_790_000_000,
        model = "test-model",
        choices = new[]
        {
            new
            {
                index = 0,
                message = new { role = "assistant", content = told.Stop == "refusal" ? null : told.Text, refusal = told.Stop == "refusal" ? "I cannot help with that." : null },
                logprobs = (object?)null,
                finish_reason = told.Stop == "length" ? "length" : "stop",
            },
        },
        usage = new { prompt_tokens = 700, completion_tokens = 100, total_tokens = 800 },
    };

    private static string Text(JsonNode? content) =>
        content is JsonArray parts ? string.Concat(parts.Select(p => p!["text"]!.GetValue<string>())) : content!.GetValue<string>();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
