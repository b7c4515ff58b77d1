using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Access.Limiting;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>A tool that an agent can call; its answer is text alone, because structured content would take the text's place before the model.</summary>
internal abstract class AgentTool
{
    public abstract Tool Shape { get; }

    /// <summary>False for tools that clients call by name and that models need not see.</summary>
    public virtual bool IsListed => true;

    /// <summary>Beyond the request itself: the same as the route that does it.</summary>
    public virtual Work Work => Work.Read;

    public abstract Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation);

    protected const string Repo = """{"type":"string","description":"owner/name; leave it out where the connection names it"}""";

    /// <param name="properties">A JSON object: name to schema.</param>
    /// <param name="isAlwaysLoaded">Its schema stands before the model from the first request on, where others are searched for.</param>
    protected static Tool Make(string name, string description, string properties, string[] required, bool isReadOnly = true, bool isAlwaysLoaded = false) => new()
    {
        Name = name,
        Description = description,
        InputSchema = JsonDocument.Parse($$"""{"type":"object","properties":{{properties}},"required":{{JsonSerializer.Serialize(required)}}}""").RootElement,
        Annotations = new() { ReadOnlyHint = isReadOnly, DestructiveHint = false, OpenWorldHint = false },
        Meta = isAlwaysLoaded ? new JsonObject { ["anthropic/alwaysLoad"] = true } : null,
    };
}
