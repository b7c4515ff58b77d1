using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>Blobs, trees, commits and branches; each named by what is in it.</summary>
internal sealed class FakeGit
{
    /// <summary><c>heads/main</c> → commit.</summary>
    public ConcurrentDictionary<string, string> Refs { get; } = new();
    public ConcurrentDictionary<string, (string Tree, string[] Parents, string Message)> Commits { get; } = new();
    /// <summary>Blob → mode, where it is no plain file.</summary>
    public ConcurrentDictionary<string, string> Modes { get; } = new();
    private readonly ConcurrentDictionary<string, byte[]> blobs = new();
    private readonly ConcurrentDictionary<string, SortedDictionary<string, string>> trees = new();

    /// <summary>A commit on a branch, as somebody else makes it.</summary>
    /// <param name="files">Path → text; null removes.</param>
    public string Push(string branch, string message, params (string Path, string? Text)[] files)
    {
        var parent = Refs.GetValueOrDefault($"heads/{branch}");
        var tree = Tree(parent is null ? null : Commits[parent].Tree, files.Select(f => (f.Path, f.Text is null ? null : Blob(Encoding.UTF8.GetBytes(f.Text)))));
        return Refs[$"heads/{branch}"] = Commit(message, tree, parent is null ? [] : [parent]);
    }

    /// <summary>What a branch changed since it left another one.</summary>
    public (string Path, string? Text)[] Changes(string on, string commit)
    {
        var fork = Ancestors(commit).First(c => IsAncestor(c, on));
        var (before, after) = (trees[Commits[fork].Tree], trees[Commits[commit].Tree]);
        return [.. before.Keys.Union(after.Keys).Where(p => before.GetValueOrDefault(p) != after.GetValueOrDefault(p))
            .Select(p => (p, after.TryGetValue(p, out var blob) ? Encoding.UTF8.GetString(blobs[blob]) : null))];
    }

    private IEnumerable<string> Ancestors(string commit)
    {
        var waiting = new Queue<string>([commit]);
        while (waiting.TryDequeue(out var next))
        {
            yield return next;
            foreach (var parent in Commits[next].Parents)
                waiting.Enqueue(parent);
        }
    }

    /// <summary>A file as it is on a branch; null where it is not.</summary>
    public string? Text(string branch, string path) => File($"heads/{branch}", path) is { } file ? Encoding.UTF8.GetString(file.Bytes) : null;

    /// <summary>All files of a branch.</summary>
    public IReadOnlyDictionary<string, string> Texts(string branch) =>
        trees[Commits[Refs[$"heads/{branch}"]].Tree].ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(blobs[f.Value]), StringComparer.Ordinal);

    /// <param name="at">A branch, its full name, or a commit.</param>
    public (byte[] Bytes, string Sha)? File(string at, string path)
    {
        var commit = Refs.GetValueOrDefault(at) ?? Refs.GetValueOrDefault($"heads/{at}") ?? at;
        return Commits.TryGetValue(commit, out var found) && trees[found.Tree].TryGetValue(path, out var sha) ? (blobs[sha], sha) : null;
    }

    public string Blob(byte[] bytes)
    {
        var sha = Sha("blob", bytes);
        blobs[sha] = bytes;
        return sha;
    }

    public string Tree(string? basis, IEnumerable<(string Path, string? Blob)> entries)
    {
        // A tree and a commit both name a tree.
        var root = basis is not null && Commits.TryGetValue(basis, out var commit) ? commit.Tree : basis;
        var tree = new SortedDictionary<string, string>(root is null ? [] : trees[root], StringComparer.Ordinal);
        foreach (var (path, blob) in entries)
            if (blob is null)
                tree.Remove(path);
            else
                tree[path] = blobs.ContainsKey(blob) ? blob : throw new FakeRefusal(422, $"tree.sha {blob} does not exist");
        var sha = Sha("tree", Encoding.UTF8.GetBytes(string.Join('\n', tree.Select(e => $"{e.Key} {e.Value}"))));
        trees[sha] = tree;
        return sha;
    }

    public JsonObject TreeJson(string sha)
    {
        var root = Commits.TryGetValue(sha, out var commit) ? commit.Tree : sha;
        if (!trees.TryGetValue(root, out var tree))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("git-tree").AsObject();
        (json["sha"], json["truncated"]) = (root, false);
        json["tree"] = new JsonArray([.. tree.GroupBy(e => e.Key.Split('/')[0]).Select(g => (JsonNode)Item(g.Key, [.. g]))]);
        return json;
    }

    private JsonObject Item(string name, KeyValuePair<string, string>[] below) => below is [(var path, var blob)] && path == name
        ? new() { ["path"] = name, ["mode"] = Modes.GetValueOrDefault(blob, "100644"), ["type"] = "blob", ["sha"] = blob, ["size"] = blobs[blob].Length, ["url"] = "https://api.github.test/blob" }
        : new() { ["path"] = name, ["mode"] = "040000", ["type"] = "tree", ["sha"] = Tree(null, below.Select(b => (b.Key[(name.Length + 1)..], (string?)b.Value))), ["url"] = "https://api.github.test/tree" };

    public JsonObject BlobJson(string sha)
    {
        if (!blobs.TryGetValue(sha, out var bytes))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("blob").AsObject();
        (json["sha"], json["size"], json["encoding"], json["content"]) = (sha, bytes.Length, "base64", Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));
        return json;
    }

    public JsonObject CompareJson(string earlier, string later)
    {
        if (!Commits.ContainsKey(earlier) || !Commits.ContainsKey(later))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("commit-comparison").AsObject();
        json["status"] = earlier == later ? "identical" : IsAncestor(earlier, later) ? "ahead" : IsAncestor(later, earlier) ? "behind" : "diverged";
        json["merge_base_commit"]!["sha"] = Ancestors(later).FirstOrDefault(c => IsAncestor(c, earlier)) ?? throw new FakeRefusal(404, "No common ancestor");
        return json;
    }

    public string Commit(string message, string tree, string[] parents)
    {
        if (!trees.ContainsKey(tree))
            throw new FakeRefusal(422, "Tree SHA does not exist");
        var sha = Sha("commit", Encoding.UTF8.GetBytes($"{tree} {string.Join(' ', parents)} {message}"));
        Commits[sha] = (tree, parents, message);
        return sha;
    }

    public bool IsAncestor(string ancestor, string commit) =>
        ancestor == commit || (Commits.TryGetValue(commit, out var c) && c.Parents.Any(p => IsAncestor(ancestor, p)));

    public JsonObject CommitJson(string sha)
    {
        if (!Commits.TryGetValue(sha, out var commit))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("git-commit").AsObject();
        (json["sha"], json["message"], json["tree"]!["sha"]) = (sha, commit.Message, commit.Tree);
        json["parents"] = new JsonArray([.. commit.Parents.Select(p => (JsonNode)new JsonObject { ["sha"] = p, ["url"] = "x", ["html_url"] = "x" })]);
        return json;
    }

    public JsonObject RefJson(string name)
    {
        if (!Refs.TryGetValue(name, out var sha))
            throw new FakeRefusal(404, "Not Found");
        var json = WireContract.OfGitHub.Sample("git-ref").AsObject();
        (json["ref"], json["object"]!["sha"], json["object"]!["type"]) = ($"refs/{name}", sha, "commit");
        return json;
    }

    private static string Sha(string kind, byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(kind), .. bytes]))[..40];
}
