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

    public JsonObject ToJson(string schema = "pull-request")
    {
        var json = WireContract.OfGitHub.Sample(schema).AsObject();
        (json["number"], json["title"], json["body"], json["state"], json["user"]) = (number, Title, Body, State, FakeComment.User(Author));
        (json["html_url"], json["locked"]) = ($"https://github.test/{repository.Name}/pull/{number}", repository.Locked.ContainsKey(number));
        (json["head"]!["ref"], json["head"]!["sha"]) = (Head, repository.Git.Refs.GetValueOrDefault($"heads/{Head}", "0000"));
        (json["base"]!["ref"], json["base"]!["sha"]) = (Base, repository.Git.Refs.GetValueOrDefault($"heads/{Base}", "0000"));
        if (json.ContainsKey("merged"))
            json["merged"] = false;
        return json;
    }
}
