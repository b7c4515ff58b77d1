using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using Wire = OpenAI.Chat;

namespace Memory.Ai;

/// <summary>
/// An <see cref="IChatClient"/> over the OpenAI client, for as much of it as we use: texts in, one text out, a JSON schema. The
/// adapter that is published for this is not in every registry; it can take this file's place.
/// </summary>
internal sealed class OpenAIChat(ChatClient client) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var completion = (await client.CompleteChatAsync(messages.Select(ToWire), ToWire(options ?? new()), cancellationToken)).Value;
        var text = string.Concat(completion.Content.Select(part => part.Text));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, completion.Refusal ?? text))
        {
            ModelId = completion.Model,
            FinishReason = completion.Refusal is not null ? ChatFinishReason.ContentFilter : completion.FinishReason switch
            {
                Wire.ChatFinishReason.Stop => ChatFinishReason.Stop,
                Wire.ChatFinishReason.Length => ChatFinishReason.Length,
                Wire.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
                _ => ChatFinishReason.ToolCalls,
            },
            Usage = completion.Usage is { } usage
                ? new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount }
                : null,
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    private static Wire.ChatMessage ToWire(ChatMessage message) =>
        message.Role == ChatRole.System ? Wire.ChatMessage.CreateSystemMessage(message.Text)
        : message.Role == ChatRole.Assistant ? Wire.ChatMessage.CreateAssistantMessage(message.Text)
        : Wire.ChatMessage.CreateUserMessage(message.Text);

    private static ChatCompletionOptions ToWire(ChatOptions options) => new()
    {
        Temperature = options.Temperature,
        MaxOutputTokenCount = options.MaxOutputTokens,
        ResponseFormat = options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } json
            ? Wire.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true)
            : null,
    };

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
