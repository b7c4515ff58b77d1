using System.Text.Json;
using Memory.Storage;

namespace Memory.Jobs;

/// <summary>A job as stored.</summary>
public sealed class JobRow
{
    internal const string Columns = "id, kind, repo, state, done as done_steps, total, wait_until, cursor, error, input, result, attempts, created_at, finished_at";

    public const string Queued = "queued", Running = "running", Waiting = "waiting", Done = "done", Failed = "failed";

    public string Id { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Repo { get; set; } = "";
    public string State { get; set; } = "";
    /// <summary>Steps taken, and how many there are; the column of the former is <c>done</c>.</summary>
    public long DoneSteps { get; set; }
    public long? Total { get; set; }
    public long? WaitUntil { get; set; }
    public string? Cursor { get; set; }
    public string? Error { get; set; }
    public string? Input { get; set; }
    public string? Result { get; set; }
    public int Attempts { get; set; }
    public long CreatedAt { get; set; }
    public long? FinishedAt { get; set; }

    public bool IsOver => State is Done or Failed;

    public Client.Job ToWire() => new()
    {
        Id = Id,
        Kind = Kind,
        Repo = Repo,
        State = State,
        Done = DoneSteps,
        Total = Total,
        WaitUntil = WaitUntil?.FromStore(),
        Cursor = Cursor,
        Error = Error,
        Result = Result is null ? null : JsonDocument.Parse(Result).RootElement,
        CreatedAt = CreatedAt.FromStore(),
        FinishedAt = FinishedAt?.FromStore(),
    };
}
