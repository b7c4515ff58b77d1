using System.Text.Json.Nodes;
using Memory.Lessons;
using Microsoft.OpenApi;

namespace Memory.Api.Describing;

/// <summary>Parameters mean the same on every route; what they take, and their limits.</summary>
internal static class ParameterDescription
{
    private sealed record Meaning(string Text, string? Example = null, int? Most = null, IReadOnlyCollection<string>? Words = null);

    private static readonly Dictionary<string, Meaning> Known = new(StringComparer.Ordinal)
    {
        ["owner"] = new("Owner of the repository; case does not matter.", "acme", 39),
        ["name"] = new("Name of the repository; case does not matter.", "shop", 100),
        ["repo"] = new("One repository, owner/name; without it all that the key covers.", "acme/shop", 140),
        ["login"] = new("Name of an account; case does not matter.", "ana", 512),
        ["id"] = new("An id, as it was given.", null, 100),
        ["status"] = new("Only lessons that stand so.", "active", null, WordsDescription.Statuses),
        ["topic"] = new("Only lessons about this.", "testing", null, [.. Topics.All]),
        ["outcome"] = new("Only deliveries that came to this.", "learned", null, WordsDescription.Outcomes),
        ["doubtful"] = new("`true`: only lessons that something speaks against, with what it is.", "true"),
        ["path"] = new("Only what applies to this file, by its path from the repository's root.", "src/orders/order.ts", 4096),
        ["q"] = new("Words to look for.", "retry payment"),
        ["session"] = new("The agent session that asks: what it is shown counts as given to it. Without it it is only counted.", "412765f8", 200),
        ["cursor"] = new("`next` of the page before; without it the first page.", null, 200),
        ["limit"] = new("Entries of a page, from 1; over the most it is a 400.", "50"),
        ["mode"] = new("`tagged`: only tagged comments teach. `all`: untagged ones are mined for proposals too.", "tagged", null, ["tagged", "all"]),
        ["wait"] = new("`true`: answer when the comments have been learned from, 30 s at most.", "true", null, ["true", "false"]),
        ["who"] = new("Only what this one did: a login, key:name, or the id of a key.", "key:admin", 600),
        ["what"] = new("Only this deed, or all of its noun.", "lesson.approved", 81),
        ["since"] = new("Not before this time.", "2026-05-01T00:00:00Z"),
        ["replace"] = new("`true`: throw away what the store holds; without it only an empty one is restored into."),
        ["format"] = new("Lines of JSON, or a document.", "jsonl", null, ["jsonl", "markdown"]),
        ["order"] = new("By id; or core lessons first, then the most valuable, 5,000 at most.", "value", null, ["id", "value"]),
        ["file"] = new("One of the files; without it the first target.", "CLAUDE.md", 512),
    };

    public static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (!Known.TryGetValue(parameter.Name ?? "", out var meaning))
                continue;
            parameter.Description ??= meaning.Text;
            if (parameter.Schema is not OpenApiSchema schema)
                continue;
            schema.MaxLength ??= meaning.Most;
            if (meaning.Words is { } words)
                schema.Enum = WordsDescription.Of(words);
            if (parameter.Name == "limit")
                (schema.Type, schema.Pattern, schema.Minimum) = (JsonSchemaType.Integer, null, "1");
            if (meaning.Example is { } example)
                parameter.Example = parameter.Name == "limit" ? (JsonNode)50 : example;
        }
    }
}
