using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.GitHub.Faked;

/// <summary>A repository as GitHub has it.</summary>
internal sealed class FakeRepository(long id, string name)
{
    private static readonly DateTimeOffset Began = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static long lastId = 1000;
    private int minutes;

    public long Id => id;
    /// <summary>owner/name; a rename changes it.</summary>
    public string Name { get; set; } = name;
    public bool Private { get; set; }
    /// <summary>Whoever asks may push.</summary>
    public bool MayPush { get; set; } = true;
    public string DefaultBranch { get; set; } = "main";
    /// <summary>Full names of branches (<c>heads/main</c>) that nobody pushes to.</summary>
    public ConcurrentDictionary<string, bool> Protected { get; } = new();

    /// <summary>What people may do: admin, write, read or none; who is not named may read.</summary>
    public ConcurrentDictionary<string, string> Permissions { get; } = new(StringComparer.OrdinalIgnoreCase);
    public ConcurrentDictionary<long, FakeComment> OnLines { get; } = new();
    public ConcurrentDictionary<long, FakeComment> InConversations { get; } = new();
    public ConcurrentDictionary<long, FakeComment> Reviews { get; } = new();
    public ConcurrentDictionary<int, FakePullRequest> PullRequests { get; } = new();
    public ConcurrentDictionary<int, bool> Locked { get; } = new();
    public FakeGit Git { get; } = new();

    public FakeComment Comment(string body, string author = "ana", int pr = 1, string path = "src/a.cs", long? inReplyTo = null, bool isBot = false, string association = "MEMBER") =>
        Add(OnLines, New(body, author, pr, path, inReplyTo, isBot, association));

    public FakeComment Say(string body, string author = "ana", int number = 1, bool isBot = false, string association = "MEMBER") =>
        Add(InConversations, New(body, author, number, "", null, isBot, association));

    public FakeComment Review(string body, string author = "ana", int pr = 1) => Add(Reviews, New(body, author, pr, "", null, false, "MEMBER"));

    public static long NextId() => Interlocked.Increment(ref lastId);

    /// <summary>A minute later than the last thing that happened.</summary>
    public DateTimeOffset Later() => Began.AddMinutes(Interlocked.Increment(ref minutes));

    public JsonObject ToJson()
    {
        var json = WireContract.OfGitHub.Sample("full-repository").AsObject();
        (json["id"], json["full_name"], json["name"], json["private"], json["default_branch"]) = (id, Name, Name[(Name.IndexOf('/') + 1)..], Private, DefaultBranch);
        json["html_url"] = $"https://github.test/{Name}";
        json["owner"] = FakeComment.User(Name[..Name.IndexOf('/')]);
        json["owner"]!["type"] = "Organization";
        json["permissions"] = new JsonObject { ["admin"] = false, ["push"] = MayPush, ["pull"] = true };
        return json;
    }

    private FakeComment New(string body, string author, int number, string path, long? inReplyTo, bool isBot, string association)
    {
        var at = Later();
        return new(this, NextId()) { Body = body, Author = author, Number = number, Path = path, InReplyTo = inReplyTo, IsBot = isBot, Association = association, CreatedAt = at, UpdatedAt = at };
    }

    private static FakeComment Add(ConcurrentDictionary<long, FakeComment> to, FakeComment comment) => to[comment.Id] = comment;
}
