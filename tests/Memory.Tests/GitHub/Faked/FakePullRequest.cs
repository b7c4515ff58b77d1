using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>A pull request as GitHub has it.</summary>
internal sealed class FakePullRequest(FakeRepository repository, int number)
{
    public int Number => number;
    public string Title { get; set; } = "";
    public string? Body { get; set; }
    public string State { get; set; } = "open";
    public string Head { get; init; } = "";
    public string Base { get; set; } = "main";
    public string Author { get; init; } = "memory[bot]";
    public string? MergedBy { get; private set; }
    public string? ClosedBy { get; private set; }
    /// <summary>Said, and not read from commits.</summary>
    public List<(string Path, string Patch)> Files { get; } = [];
    public string? MergeCommit { get; private set; }
    /// <summary>What it came from when it ended.</summary>
    private string? lastHead;

    private string HeadCommit => lastHead ?? repository.Git.Refs.GetValueOrDefault($"heads/{Head}", "0000");

    /// <summary>As somebody merges it, in one commit. Files that both sides changed are taken from it.</summary>
    public void Merge(string by, bool deleteBranch = true)
    {
        var git = repository.Git;
        (lastHead, State, MergedBy, ClosedBy) = (HeadCommit, "closed", by, by);
        var files = git.Changes(git.Refs[$"heads/{Base}"], lastHead);
        MergeCommit = git.Push(Base, $"Merge #{number}", files);
        if (deleteBranch)
            git.Refs.TryRemove($"heads/{Head}", out _);
    }

    public void Close(string? by = null) => (lastHead, State, ClosedBy) = (HeadCommit, "closed", by);

    public JsonObject ToJson(string schema = "pull-request")
    {
        var json = WireContract.OfGitHub.Sample(schema).AsObject();
        (json["number"], json["title"], json["body"], json["state"], json["user"]) = (number, Title, Body, State, FakeComment.User(Author));
        (json["html_url"], json["locked"]) = ($"https://github.test/{repository.Name}/pull/{number}", repository.Locked.ContainsKey(number));
        (json["head"]!["ref"], json["head"]!["sha"]) = (Head, HeadCommit);
        (json["base"]!["ref"], json["base"]!["sha"]) = (Base, repository.Git.Refs.GetValueOrDefault($"heads/{Base}", "0000"));
        if (json.ContainsKey("merged"))
            (json["merged"], json["merged_by"]) = (MergedBy is not null, MergedBy is null ? null : FakeComment.User(MergedBy, MergedBy.EndsWith("[bot]", StringComparison.Ordinal)));
        json["merge_commit_sha"] = MergeCommit;
        return json;
    }
}
