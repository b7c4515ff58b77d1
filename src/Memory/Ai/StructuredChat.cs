using System.Text.Json;
using Memory.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Memory.Ai;

/// <summary>A question whose answer has a schema.</summary>
/// <param name="System">Who the model is and what it does; ours.</param>
/// <param name="Text">What it reads; data.</param>
/// <param name="Check">What the schema cannot say; gives faults in words for the model.</param>
public sealed record StructuredQuestion(string System, string Text, JsonElement Schema, Purpose Purpose, Func<JsonElement, IReadOnlyList<string>> Check);

/// <summary>An answer that fits, or the reason why there is none.</summary>
public sealed record StructuredAnswer(JsonElement? Value, string? Fault);

/// <summary>
/// Asks a model once, and once more when the answer does not fit: then it is told what is wrong. Never throws but for
/// cancellation; whoever asks has something to fall back on. Texts of questions and answers are not logged.
/// </summary>
public sealed class StructuredChat(ModelClient model, Spending spending, IOptionsMonitor<AiOptions> options, TimeProvider time, ILogger<StructuredChat> log)
{
    private const int OutputTokensMax = 2_000;
    /// <summary>Of a question with its retries and its repair: learning waits this long at most.</summary>
    private static readonly TimeSpan WholeAtMost = TimeSpan.FromSeconds(60);
    /// <summary>After a provider could not be reached nobody waits for it for a while.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private long notBefore;

    public bool IsConfigured => model.Client is not null;

    /// <summary>Which model answers; part of what an answer is kept under.</summary>
    public string Name => $"{options.CurrentValue.Chat.Provider}/{options.CurrentValue.Chat.Model}";

    public async Task<Client.ModelSpending> SpentAsync(CancellationToken cancellation)
    {
        var today = await spending.TodayAsync(cancellation);
        return new(Name, today.Calls, today.Failed, today.Tokens, options.CurrentValue.DailyTokens);
    }

    public async Task<StructuredAnswer> AskAsync(StructuredQuestion question, CancellationToken cancellation)
    {
        if (model.Client is not { } client)
            return new(null, "no model is configured");
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref notBefore))
            return new(null, "the model could not be reached a moment ago");
        var messages = new List<ChatMessage> { new(ChatRole.System, question.System), new(ChatRole.User, question.Text) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(WholeAtMost);
        var (first, text, repairable) = await OnceAsync(client, messages, question, limit.Token, cancellation);
        if (first.Value is not null || !repairable)
            return first;
        messages.Add(new(ChatRole.Assistant, text));
        messages.Add(new(ChatRole.User, $"That answer does not fit: {first.Fault}. Give the whole answer again, as JSON that fits the schema."));
        return (await OnceAsync(client, messages, question, limit.Token, cancellation)).Answer;
    }

    private async Task<(StructuredAnswer Answer, string Text, bool Repairable)> OnceAsync(
        IChatClient client, List<ChatMessage> messages, StructuredQuestion question, CancellationToken limit, CancellationToken cancellation)
    {
        var booked = messages.Sum(m => (long)Tokens.Estimate(m.Text)) + OutputTokensMax;
        if (await spending.BookAsync(question.Purpose, booked, options.CurrentValue.DailyTokens) is not { } day)
            return (new(null, "the daily limit of tokens is reached (Memory:Ai:DailyTokens)"), "", false);
        long used = booked;
        var failed = true;
        try
        {
            var response = await client.GetResponseAsync(messages, new ChatOptions
            {
                Temperature = 0,
                MaxOutputTokens = OutputTokensMax,
                ResponseFormat = ChatResponseFormat.ForJsonSchema(question.Schema, "lessons"),
            }, limit);
            used = (response.Usage?.InputTokenCount + response.Usage?.OutputTokenCount) ?? booked;
            if (response.FinishReason == ChatFinishReason.ContentFilter)
                return (new(null, "the model refused"), "", false);
            var answer = Read(response, question);
            failed = answer.Value is null;
            return (answer, response.Text, true);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Exchange(ref notBefore, (time.GetUtcNow() + PauseAfterFailure).UtcTicks);
            // The message of a provider's error can hold parts of the question.
            log.LogWarning("The model {Model} could not be asked ({Error}); the built-in distiller goes on", Name, e.GetType().Name);
            return (new(null, "the model could not be reached"), "", false);
        }
        finally
        {
            await spending.CorrectAsync(day, question.Purpose, used - booked, failed);
        }
    }

    private static StructuredAnswer Read(ChatResponse response, StructuredQuestion question)
    {
        if (response.FinishReason == ChatFinishReason.Length)
            return new(null, "it was cut off; be shorter");
        try
        {
            using var document = JsonDocument.Parse(response.Text, new JsonDocumentOptions { MaxDepth = 16 });
            var value = document.RootElement.Clone();
            var faults = SchemaCheck.Faults(question.Schema, value);
            if (faults.Count == 0)
                faults = question.Check(value);
            return faults.Count == 0 ? new(value, null) : new(null, string.Join("; ", faults.Take(10)));
        }
        catch (JsonException)
        {
            return new(null, "it is not JSON");
        }
    }
}
