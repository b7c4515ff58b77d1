using System.Globalization;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>What GitHub answers to requests about one repository.</summary>
internal sealed class FakeRoutes(FakeRepository repository, string me, bool meIsBot, IReadOnlyDictionary<string, string> query, JsonObject? body)
{
    /// <summary>Where the answer is a page of a list: how many there are in all.</summary>
    public int? Total { get; private set; }

    /// <param name="path">What follows the repository.</param>
    /// <exception cref="FakeRefusal">A client error.</exception>
    public (int Status, JsonNode? Body) Answer(string method, string[] path) => (method, path) switch
    {
        ("GET", []) => (200, repository.ToJson()),
        ("GET", ["collaborators", var login, "permission"]) => (200, Permission(login)),
        ("GET", ["pulls", "comments"]) => (200, List(repository.OnLines.Values, c => c.OnLine())),
        ("GET", ["issues", "comments"]) => (200, List(repository.InConversations.Values, c => c.InConversation())),
        ("GET", ["pulls", var n, "reviews"]) => (200, Page(repository.Reviews.Values.Where(r => r.Number == Int(n)).OrderBy(r => r.Id), r => r.AsReview())),
        ("GET", ["pulls"]) => (200, Page(PullRequests(), p => p.ToJson("pull-request-simple"))),
        ("GET", ["pulls", var n]) => (200, Pull(n).ToJson()),
        ("GET", ["pulls", var n, "files"]) => (200, Page(Pull(n).Files, f => File(f.Path, f.Patch))),
        ("POST", ["pulls"]) => (201, Open().ToJson()),
        ("PATCH", ["pulls", var n]) when n != "comments" => (200, Change(Pull(n)).ToJson()),
        ("GET", ["issues", var n]) => (200, Issue(Int(n))),
        ("GET", ["pulls", var n, "comments"]) => (200, List(repository.OnLines.Values.Where(c => c.Number == Int(n)), c => c.OnLine())),
        ("GET", ["issues", var n, "comments"]) => (200, List(repository.InConversations.Values.Where(c => c.Number == Int(n)), c => c.InConversation())),
        ("POST", ["pulls", var n, "comments", var id, "replies"]) => (201, Reply(Int(n), Long(id)).OnLine()),
        ("PATCH", ["pulls", "comments", var id]) => (200, Edit(repository.OnLines, id).OnLine()),
        ("POST", ["issues", var n, "comments"]) => (201, Say(Int(n)).InConversation()),
        ("PATCH", ["issues", "comments", var id]) => (200, Edit(repository.InConversations, id).InConversation()),
        ("GET", ["pulls", "comments", var id, "reactions"]) => (200, Page(Of(repository.OnLines, id).Reactions, Reaction)),
        ("GET", ["issues", "comments", var id, "reactions"]) => (200, Page(Of(repository.InConversations, id).Reactions, Reaction)),
        ("POST", ["pulls", "comments", var id, "reactions"]) => React(Of(repository.OnLines, id)),
        ("POST", ["issues", "comments", var id, "reactions"]) => React(Of(repository.InConversations, id)),
        ("GET", ["contents", .. var file]) => (200, Content(string.Join('/', file))),
        ("GET", ["git", "ref", .. var name]) => (200, repository.Git.RefJson(string.Join('/', name))),
        ("POST", ["git", "refs"]) => (201, CreateRef()),
        ("PATCH", ["git", "refs", .. var name]) => (200, MoveRef(string.Join('/', name))),
        ("DELETE", ["git", "refs", .. var name]) => repository.Git.Refs.TryRemove(string.Join('/', name), out _) ? (204, null) : throw new FakeRefusal(422, "Reference does not exist"),
        ("GET", ["git", "trees", var sha]) => (200, repository.Git.TreeJson(sha)),
        ("GET", ["git", "blobs", var sha]) => (200, repository.Git.BlobJson(sha)),
        ("GET", ["compare", var both]) when both.Split("...") is [var earlier, var later] => (200, repository.Git.CompareJson(earlier, later)),
        ("GET", ["git", "commits", var sha]) => (200, repository.Git.CommitJson(sha)),
        ("POST", ["git", "blobs"]) => (201, Named("short-blob", repository.Git.Blob(Convert.FromBase64String(Given("content"))))),
        ("POST", ["git", "trees"]) => (201, Named("git-tree", repository.Git.Tree(body!["base_tree"]?.GetValue<string>(),
            body["tree"]!.AsArray().Select(e => (e!["path"]!.GetValue<string>(), e["sha"]?.GetValue<string>()))))),
        ("POST", ["git", "commits"]) => (201, repository.Git.CommitJson(repository.Git.Commit(Given("message"), Given("tree"), [.. body!["parents"]!.AsArray().Select(p => p!.GetValue<string>())]))),
        _ => throw new NotSupportedException($"{method} {string.Join('/', path)} is not faked"),
    };

    private JsonObject Permission(string login)
    {
        // An organization is nobody's collaborator.
        var level = login.Equals(repository.Name[..repository.Name.IndexOf('/')], StringComparison.OrdinalIgnoreCase) ? "unknown" : repository.Permissions.GetValueOrDefault(login, "read");
        return level == "unknown" ? throw new FakeRefusal(404, $"{login} is not a user") : new JsonObject { ["permission"] = level, ["role_name"] = level, ["user"] = null };
    }

    private JsonArray List(IEnumerable<FakeComment> comments, Func<FakeComment, JsonObject> json)
    {
        if (query.TryGetValue("since", out var since))
            comments = comments.Where(c => c.UpdatedAt >= DateTimeOffset.Parse(since, CultureInfo.InvariantCulture));
        var ordered = query.GetValueOrDefault("sort") == "updated" ? comments.OrderBy(c => c.UpdatedAt).ThenBy(c => c.Id) : comments.OrderBy(c => c.Id);
        return Page(ordered, json);
    }

    private JsonArray Page<T>(IEnumerable<T> all, Func<T, JsonNode> json)
    {
        var items = all.ToList();
        var (perPage, page) = (Math.Min(100, Int(query.GetValueOrDefault("per_page", "30"))), Int(query.GetValueOrDefault("page", "1")));
        Total = items.Count;
        return new([.. items.Skip((page - 1) * perPage).Take(perPage).Select(json)]);
    }

    private IEnumerable<FakePullRequest> PullRequests() => repository.PullRequests.Values.OrderByDescending(p => p.Number)
        .Where(p => query.GetValueOrDefault("state", "open") is var state && (state == "all" || state == p.State))
        .Where(p => !query.TryGetValue("head", out var head) || head == $"{repository.Name[..repository.Name.IndexOf('/')]}:{p.Head}");

    private FakePullRequest Pull(string number) => repository.PullRequests.GetValueOrDefault(Int(number)) ?? throw new FakeRefusal(404, "Not Found");

    private FakePullRequest Open()
    {
        var head = Given("head");
        if (!repository.Git.Refs.ContainsKey($"heads/{head}"))
            throw new FakeRefusal(422, "Validation Failed");
        if (repository.PullRequests.Values.Any(p => p.Head == head && p.State == "open"))
            throw new FakeRefusal(422, "A pull request already exists for this branch");
        var number = repository.PullRequests.Keys.DefaultIfEmpty(0).Max() + 1;
        return repository.PullRequests[number] = new(repository, number) { Title = Given("title"), Body = body!["body"]?.GetValue<string>(), Head = head, Base = Given("base"), Author = me };
    }

    private FakePullRequest Change(FakePullRequest pull)
    {
        pull.Title = body!["title"]?.GetValue<string>() ?? pull.Title;
        pull.Body = body["body"]?.GetValue<string>() ?? pull.Body;
        pull.State = body["state"]?.GetValue<string>() ?? pull.State;
        pull.Base = body["base"]?.GetValue<string>() ?? pull.Base;
        return pull;
    }

    private static JsonObject File(string path, string patch)
    {
        var json = WireContract.OfGitHub.Sample("diff-entry").AsObject();
        (json["filename"], json["status"]) = (path, "modified");
        // Of a binary file the host says none.
        if (patch.Length > 0)
            json["patch"] = patch;
        return json;
    }

    private JsonObject Issue(int number)
    {
        var json = WireContract.OfGitHub.Sample("issue").AsObject();
        (json["number"], json["locked"], json["state"], json["title"]) = (number, repository.Locked.ContainsKey(number), "open", "x");
        if (repository.PullRequests.TryGetValue(number, out var pull))
            (json["state"], json["closed_by"]) = (pull.State, pull.ClosedBy is { } by ? FakeComment.User(by, by.EndsWith("[bot]", StringComparison.Ordinal)) : null);
        return json;
    }

    private FakeComment Reply(int number, long parent)
    {
        RefuseLocked(number);
        var root = repository.OnLines.GetValueOrDefault(parent) ?? throw new FakeRefusal(404, "Not Found");
        if (root.InReplyTo is not null)
            throw new FakeRefusal(422, "Replies to replies are not supported");
        return repository.Comment(Given("body"), me, number, root.Path, inReplyTo: parent, isBot: meIsBot, association: "NONE");
    }

    private FakeComment Say(int number)
    {
        RefuseLocked(number);
        return repository.Say(Given("body"), me, number, meIsBot, "NONE");
    }

    private FakeComment Edit(System.Collections.Concurrent.ConcurrentDictionary<long, FakeComment> of, string id)
    {
        var comment = Of(of, id);
        if (comment.Author != me)
            throw new FakeRefusal(403, "Resource not accessible by integration");
        (comment.Body, comment.UpdatedAt) = (Given("body"), repository.Later());
        return comment;
    }

    private static JsonObject Reaction((string Login, string Content) given)
    {
        var json = WireContract.OfGitHub.Sample("reaction").AsObject();
        (json["content"], json["user"]) = (given.Content, FakeComment.User(given.Login, given.Login.EndsWith("[bot]", StringComparison.Ordinal)));
        return json;
    }

    private (int, JsonNode?) React(FakeComment comment)
    {
        RefuseLocked(comment.Number);
        var content = Given("content");
        var known = comment.Reactions.Contains((me, content));
        if (!known)
            comment.Reactions.Add((me, content));
        var json = WireContract.OfGitHub.Sample("reaction").AsObject();
        (json["content"], json["user"]) = (content, FakeComment.User(me, meIsBot));
        return (known ? 200 : 201, json);
    }

    private JsonObject Content(string path)
    {
        if (repository.Git.File(query.GetValueOrDefault("ref", repository.DefaultBranch), path) is not { } file)
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("content-file").AsObject();
        (json["type"], json["path"], json["sha"], json["size"], json["encoding"]) = ("file", path, file.Sha, file.Bytes.Length, "base64");
        json["content"] = Convert.ToBase64String(file.Bytes, Base64FormattingOptions.InsertLineBreaks);
        return json;
    }

    private JsonObject CreateRef()
    {
        var name = Given("ref")["refs/".Length..];
        return repository.Git.Refs.TryAdd(name, Given("sha")) ? repository.Git.RefJson(name) : throw new FakeRefusal(422, "Reference already exists");
    }

    private JsonObject MoveRef(string name)
    {
        if (!repository.Git.Refs.TryGetValue(name, out var was))
            throw new FakeRefusal(422, "Reference does not exist");
        if (repository.Protected.ContainsKey(name))
            throw new FakeRefusal(422, "Protected branch update failed");
        if (body!["force"]?.GetValue<bool>() != true && !repository.Git.IsAncestor(was, Given("sha")))
            throw new FakeRefusal(422, "Update is not a fast forward");
        repository.Git.Refs[name] = Given("sha");
        return repository.Git.RefJson(name);
    }

    private void RefuseLocked(int number)
    {
        if (repository.Locked.ContainsKey(number))
            throw new FakeRefusal(403, "Unable to create comment because issue is locked.");
    }

    private static JsonObject Named(string schema, string sha)
    {
        var json = WireContract.OfGitHub.Sample(schema).AsObject();
        json["sha"] = sha;
        return json;
    }

    private static FakeComment Of(System.Collections.Concurrent.ConcurrentDictionary<long, FakeComment> of, string id) =>
        of.GetValueOrDefault(Long(id)) ?? throw new FakeRefusal(404, "Not Found");

    private string Given(string name) => body![name]!.GetValue<string>();
    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
