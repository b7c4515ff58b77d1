using System.Text.Json;

namespace Memory.Client;

/// <summary>Work that takes longer than a request.</summary>
public sealed record Job
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }
    /// <summary>What it does: <c>replay</c>, <c>harvest</c> or <c>publish</c>.</summary>
    public required string Kind { get; init; }
    /// <summary><c>owner/name</c>.</summary>
    public required string Repo { get; init; }
    /// <summary><c>queued</c>, <c>running</c>, <c>waiting</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }
    /// <summary>Steps taken.</summary>
    public long Done { get; init; }
    /// <summary>Steps that there are; null where that is not known yet.</summary>
    public long? Total { get; init; }
    /// <summary>While it waits: not before then.</summary>
    public DateTimeOffset? WaitUntil { get; init; }
    /// <summary>Where it would go on after an interruption.</summary>
    public string? Cursor { get; init; }
    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }
    /// <summary>What it came to, by its kind; kept for 7 days.</summary>
    public JsonElement? Result { get; init; }
    /// <summary>When somebody asked for it.</summary>
    public DateTimeOffset CreatedAt { get; init; }
    /// <summary>When it was over.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>Answer of a route that begins a job.</summary>
/// <param name="Job">Its id, for <c>GET /v1/jobs/{id}</c>.</param>
/// <param name="Rejected">Of what was sent with it, what could not be taken, with the reason; <c>line</c> is the position.</param>
public sealed record JobStarted(string Job, IReadOnlyList<RejectedLine>? Rejected = null);
