using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Memory.Client;
using Memory.Lessons;
using Microsoft.OpenApi;

namespace Memory.Api.Describing;

/// <summary>Fields and parameters that take one of a few words, as enumerations.</summary>
internal static class WordsDescription
{
    public static readonly string[] Statuses = ["proposed", "active", "conflicted", "superseded", "retired", "rejected"];
    public static readonly string[] Outcomes = ["learned", "reinforced", "superseded", "conflict", "proposed", "task", "answered", "ignored", "held", "failed", "pending"];
    private static readonly string[] Kinds = ["do", "dont", "keep"];
    private static readonly string[] Scopes = ["read", "write", "admin"];

    private static readonly Dictionary<(Type, string), IReadOnlyCollection<string>> Fields = new()
    {
        [(typeof(Client.Lesson), "kind")] = Kinds,
        [(typeof(Client.Lesson), "topic")] = [.. Topics.All],
        [(typeof(Client.Lesson), "status")] = Statuses,
        [(typeof(LessonInput), "kind")] = Kinds,
        [(typeof(LessonInput), "topic")] = [.. Topics.All],
        [(typeof(Comment), "kind")] = ["review_comment", "review", "issue_comment"],
        [(typeof(Delivery), "outcome")] = Outcomes,
        [(typeof(ContextRequest), "phase")] = ["start", "plan", "edit", "review"],
        [(typeof(Answer), "mode")] = ["extractive", "generative"],
        [(typeof(Citation), "kind")] = ["lesson", "thread", "document"],
        [(typeof(Key), "scopes")] = Scopes,
        [(typeof(KeyInput), "scopes")] = Scopes,
        [(typeof(DoctorCheck), "state")] = ["ok", "warning", "failed"],
        [(typeof(RestoreReceipt), "keys")] = ["added", "kept"],
        [(typeof(Tombstone), "kind")] = ["repository", "person", "lesson"],
        [(typeof(RepositorySettings), "targets")] = ["CLAUDE.md", "AGENTS.md"],
        [(typeof(RepositorySettings), "publishingMode")] = ["off", "pull-request"],
    };

    public static void Describe(OpenApiSchema schema, JsonPropertyInfo? property)
    {
        if (property is null || !Fields.TryGetValue((property.DeclaringType, property.Name), out var words))
            return;
        var target = schema.Items as OpenApiSchema ?? schema;
        target.Enum = Of(words);
        if (target.Type is { } type && type.HasFlag(JsonSchemaType.Null))
            target.Enum.Add(JsonNullSentinel.JsonNull);
    }

    public static List<JsonNode> Of(IEnumerable<string> words) => [.. words.Select(w => (JsonNode)w)];
}
