using System.Text.Json;
using Memory.Comments;

namespace Memory.Bench.Distill;

/// <summary>Reads an import file (a comment a line) and links its comments to threads.</summary>
internal static class MinedThreads
{
    /// <returns>Threads by the id of their first comment.</returns>
    public static Dictionary<string, CommentThread> Read(string path)
    {
        var roots = new List<ReviewComment>();
        var replies = new Dictionary<string, List<ReviewComment>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var document = JsonDocument.Parse(line);
            var comment = Comment(document.RootElement);
            if (comment.InReplyTo is null)
                roots.Add(comment);
            else if (replies.TryGetValue(comment.InReplyTo, out var list))
                list.Add(comment);
            else
                replies[comment.InReplyTo] = [comment];
        }
        var threads = new Dictionary<string, CommentThread>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            var answers = replies.TryGetValue(root.Id, out var list) ? list.OrderBy(c => c.CreatedAt) : Enumerable.Empty<ReviewComment>();
            threads.TryAdd(root.Id, new CommentThread(root.Key, [root, .. answers]));
        }
        return threads;
    }

    private static ReviewComment Comment(JsonElement row) => new()
    {
        Source = Text(row, "source") ?? "import",
        Repo = (Text(row, "repo") ?? "").ToLowerInvariant(),
        Kind = CommentKey.ParseKind(Text(row, "kind")) ?? CommentKind.ReviewComment,
        Id = Text(row, "id") ?? "",
        Author = Text(row, "author") ?? "",
        AuthorAssociation = Text(row, "authorAssociation"),
        AuthorIsBot = row.TryGetProperty("authorIsBot", out var bot) && bot.ValueKind == JsonValueKind.True,
        Body = Text(row, "body") ?? "",
        Path = Text(row, "path"),
        DiffHunk = Text(row, "diffHunk"),
        InReplyTo = Text(row, "inReplyTo"),
        CreatedAt = row.TryGetProperty("createdAt", out var at) && at.TryGetDateTimeOffset(out var time) ? time : default,
    };

    internal static string? Text(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
}
