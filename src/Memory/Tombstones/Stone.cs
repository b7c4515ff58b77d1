using System.Globalization;
using Memory.Storage;

namespace Memory.Tombstones;

/// <summary>What a tombstone stands for.</summary>
public static class StoneKind
{
    public const string Repository = "repository";
    public const string Person = "person";
    public const string Lesson = "lesson";
}

/// <summary>Something that was erased and is to stay away.</summary>
public sealed class Stone
{
    internal const string Columns = "id, kind, subject, repo, at, who";

    public string Id { get; set; } = "";
    public string Kind { get; set; } = "";
    /// <summary>Repository, hash of a login, or id of a lesson.</summary>
    public string Subject { get; set; } = "";
    public string? Repo { get; set; }
    public long At { get; set; }
    public string Who { get; set; } = "";

    /// <summary>Why something is not taken, and what can be done: for whoever sent it.</summary>
    public string Refusal => string.Create(CultureInfo.InvariantCulture,
        $"{(Kind == StoneKind.Person ? "what this author said" : Subject)} was erased on {At.FromStore():yyyy-MM-dd} and does not come back; an admin lifts that with DELETE /v1/tombstones/{Id}");

    public Client.Tombstone ToWire() => new()
    {
        Id = Id,
        Kind = Kind,
        Repo = Repo,
        Lesson = Kind == StoneKind.Lesson ? Subject : null,
        At = At.FromStore(),
        By = Who,
    };
}
