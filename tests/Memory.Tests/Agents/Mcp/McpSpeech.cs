using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Memory.Tests.Agents.Mcp;

/// <summary>Speaks JSON-RPC to <c>/mcp</c> as a client on the wire does.</summary>
internal static class McpSpeech
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string body, string path = "/mcp", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <returns>The answer, a JSON-RPC message.</returns>
    public static async Task<JsonElement> RequestAsync(this HttpClient client, string method, object? parameters = null, string path = "/mcp", params (string Name, string Value)[] headers)
    {
        var response = await client.SendAsync(JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 7, method, @params = parameters ?? new { } }), path, headers);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        var data = text.Split('\n').Last(l => l.StartsWith("data:", StringComparison.Ordinal))[5..];
        return JsonDocument.Parse(data).RootElement;
    }

    /// <returns>The text of the answer; it must be text alone.</returns>
    public static async Task<(string Text, bool IsError)> CallAsync(this HttpClient client, string tool, object arguments, string path = "/mcp", params (string Name, string Value)[] headers)
    {
        var result = (await client.RequestAsync("tools/call", new { name = tool, arguments }, path, headers)).GetProperty("result");
        result.TryGetProperty("structuredContent", out _).ShouldBeFalse();
        var content = result.GetProperty("content").EnumerateArray().ToList();
        content.ShouldHaveSingleItem().GetProperty("type").GetString().ShouldBe("text");
        return (content[0].GetProperty("text").GetString()!, result.TryGetProperty("isError", out var error) && error.GetBoolean());
    }
}
