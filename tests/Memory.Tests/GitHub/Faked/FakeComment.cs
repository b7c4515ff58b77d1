using System.Globalization;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>A comment as GitHub has it: on a line, in a conversation, or the body of a review.</summary>
internal sealed class FakeComment(FakeRepository repository, long id)
{
    private static readonly Lazy<JsonNode> OnLineLeast = new(() => WireContract.OfGitHub.Sample("pull-request-review-comment"));
    private static readonly Lazy<JsonNode> InConversationLeast = new(() => WireContract.OfGitHub.Sample("issue-comment"));
    private static readonly Lazy<JsonNode> ReviewLeast = new(() => WireContract.OfGitHub.Sample("pull-request-review"));
    private static readonly Lazy<JsonNode> UserLeast = new(() => WireContract.OfGitHub.Sample("simple-user"));
    private static readonly Lazy<JsonNode> RollupLeast = new(() => WireContract.OfGitHub.Sample("reaction-rollup"));

    public long Id => id;
    public int Number { get; init; } = 1;
    public string Author { get; init; } = "ana";
    public bool IsBot { get; init; }
    public string Association { get; init; } = "MEMBER";
    public string Body { get; set; } = "";
    public string Path { get; init; } = "src/a.cs";
    public int? Line { get; init; } = 10;
    public bool Outdated { get; set; }
    public string DiffHunk { get; init; } = "@@ -1 +1 @@\n+var a = 1;";
    public string Commit { get; init; } = "c0ffee";
    public long? InReplyTo { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public List<(string Login, string Content)> Reactions { get; } = [];

    public string OnLineUrl => $"https://github.test/{repository.Name}/pull/{Number}#discussion_r{id}";
    public string InConversationUrl => $"https://github.test/{repository.Name}/pull/{Number}#issuecomment-{id}";

    public JsonObject OnLine()
    {
        var json = OnLineLeast.Value.DeepClone().AsObject();
        Common(json, OnLineUrl);
        json["path"] = Path;
        json["line"] = Outdated ? null : Line;
        json["original_line"] = Line;
        json["position"] = Outdated ? null : 1;
        json["diff_hunk"] = DiffHunk;
        json["commit_id"] = Commit;
        json["original_commit_id"] = Commit;
        json["pull_request_url"] = $"https://api.github.test/repos/{repository.Name}/pulls/{Number}";
        if (InReplyTo is { } parent)
            json["in_reply_to_id"] = parent;
        return json;
    }

    public JsonObject InConversation()
    {
        var json = InConversationLeast.Value.DeepClone().AsObject();
        Common(json, InConversationUrl);
        json["issue_url"] = $"https://api.github.test/repos/{repository.Name}/issues/{Number}";
        return json;
    }

    public JsonObject AsReview()
    {
        var json = ReviewLeast.Value.DeepClone().AsObject();
        (json["id"], json["user"], json["body"], json["state"]) = (id, User(Author, IsBot), Body, "COMMENTED");
        (json["html_url"], json["submitted_at"], json["author_association"]) = ($"https://github.test/{repository.Name}/pull/{Number}#pullrequestreview-{id}", Time(UpdatedAt), Association);
        json["pull_request_url"] = $"https://api.github.test/repos/{repository.Name}/pulls/{Number}";
        return json;
    }

    public static JsonObject User(string login, bool isBot = false)
    {
        var user = UserLeast.Value.DeepClone().AsObject();
        (user["login"], user["type"], user["id"]) = (login, isBot ? "Bot" : "User", 1 + (Math.Abs(StringComparer.Ordinal.GetHashCode(login)) % 1_000_000));
        return user;
    }

    private void Common(JsonObject json, string url)
    {
        (json["id"], json["user"], json["body"], json["html_url"]) = (id, User(Author, IsBot), Body, url);
        (json["created_at"], json["updated_at"], json["author_association"]) = (Time(CreatedAt), Time(UpdatedAt), Association);
        var rollup = RollupLeast.Value.DeepClone().AsObject();
        foreach (var content in new[] { "+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes" })
            rollup[content] = Reactions.Count(r => r.Content == content);
        rollup["total_count"] = Reactions.Count;
        json["reactions"] = rollup;
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
