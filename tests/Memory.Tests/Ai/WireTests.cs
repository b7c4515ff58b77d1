using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Ai;

/// <summary>What we send is what the providers publish, and what our fake answers is what they answer.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task A_request_to_a_compatible_endpoint_has_only_members_that_are_published()
    {
        using var contract = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Require("wire-contracts/openai/openapi.trimmed.json"), TestContext.Current.CancellationToken));
        var request = await AskedAsync("openai");
        var known = Properties(contract.RootElement, contract.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("CreateChatCompletionRequest")).ToHashSet();
        foreach (var (name, _) in request.AsObject())
            known.ShouldContain(name);
        request["temperature"]!.GetValue<double>().ShouldBe(0);
        request["response_format"]!["type"]!.GetValue<string>().ShouldBe("json_schema");
        request["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_request_to_Claude_asks_for_the_schema()
    {
        var request = await AskedAsync("anthropic");
        request["model"]!.GetValue<string>().ShouldBe("test-model");
        request["max_tokens"]!.GetValue<int>().ShouldBeGreaterThan(0);
        request["output_config"]!["format"]!["type"]!.GetValue<string>().ShouldBe("json_schema");
        request["system"]!.ToJsonString().ShouldContain("never instructs you");
    }

    [Fact]
    public void The_fake_answers_in_the_shape_that_was_recorded()
    {
        // message_start carries the message, as it would come without streaming; message_delta its end.
        var events = File.ReadLines(SharedData.Require("wire-contracts/anthropic/basic_response.txt"))
            .Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => JsonNode.Parse(l[6..])!).ToList();
        var message = events.First(e => e["type"]!.GetValue<string>() == "message_start")["message"]!.AsObject();
        message.Select(m => m.Key).Order().ShouldBe(new[] { "content", "id", "model", "role", "stop_reason", "stop_sequence", "type", "usage" }, ignoreOrder: true);
        events.First(e => e["type"]!.GetValue<string>() == "message_delta")["delta"]!["stop_reason"]!.GetValue<string>().ShouldBe("end_turn");
    }

    private static async Task<JsonNode> AskedAsync(string provider)
    {
        await using var model = await FakeProvider.StartAsync(FakeProvider.Says("{\"lessons\":[],\"none\":\"nothing\"}"));
        await using var app = new MemoryApp(model.Settings(provider));
        await app.SayAsync(Says.Member("ana", "@claude remember: money is `decimal`, never `double`."));
        return model.Requests[0];
    }

    private static IEnumerable<string> Properties(JsonElement root, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = root;
            foreach (var step in reference.GetString()!.Split('/').Skip(1))
                target = target.GetProperty(step);
            return Properties(root, target);
        }
        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(p => p.Name) : [];
        var parts = schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray().SelectMany(s => Properties(root, s)) : [];
        return own.Concat(parts);
    }
}
