using System.Buffers;
using System.Text;
using System.Text.Json;
using Memory.Agents.Mcp;

namespace Memory.Agents.Hooks;

/// <summary>What the client is answered: an empty body, text for the model, or one refusal of an edit. Never a <c>decision</c>.</summary>
internal sealed record HookAnswer
{
    /// <summary>The client puts what has more than 10,000 characters into a file, which nobody reads.</summary>
    public const int CharactersMax = 9_000;

    public static readonly HookAnswer Empty = new();

    private HookAnswer() { }

    /// <summary>Of the event, as the client wrote it: another name is an error to it.</summary>
    private string Event { get; init; } = "";
    private string? Context { get; init; }
    private string? Refusal { get; init; }

    public static HookAnswer Tell(HookEvent e, string text) =>
        text.Length == 0 ? Empty : new() { Event = e.Name, Context = ToolText.Cut(text, CharactersMax) };

    /// <summary>The edit is not made; the session may make it again.</summary>
    public static HookAnswer Refuse(HookEvent e, string reason) => new() { Event = e.Name, Refusal = ToolText.Cut(reason, CharactersMax) };

    /// <summary>JSON; empty when there is nothing to say.</summary>
    public string Json
    {
        get
        {
            if (Context is null && Refusal is null)
                return "";
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteStartObject("hookSpecificOutput");
                json.WriteString("hookEventName", Event);
                if (Refusal is not null)
                {
                    json.WriteString("permissionDecision", "deny");
                    json.WriteString("permissionDecisionReason", Refusal);
                }
                if (Context is not null)
                    json.WriteString("additionalContext", Context);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }
}
