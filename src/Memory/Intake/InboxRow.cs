using Memory.Comments;
using Memory.Storage;

namespace Memory.Intake;

/// <summary>A delivery as stored.</summary>
public sealed class InboxRow
{
    internal const string Columns = "id, seq, event, repo, comment_key, comment_id, mode, payload, received_at, outcome, reason, lessons, attempts, trace";

    public string Id { get; set; } = "";
    public long Seq { get; set; }
    public string Event { get; set; } = "";
    public string Repo { get; set; } = "";
    public string CommentKey { get; set; } = "";
    public string CommentId { get; set; } = "";
    public string Mode { get; set; } = "";
    public string Payload { get; set; } = "";
    public long ReceivedAt { get; set; }
    public string Outcome { get; set; } = "";
    public string? Reason { get; set; }
    public string Lessons { get; set; } = "[]";
    public int Attempts { get; set; }
    /// <summary>W3C trace context of the request that handed it in; null where nobody recorded one.</summary>
    public string? Trace { get; set; }

    public ReviewComment Comment => Json.Read<ReviewComment>(Payload);

    public Client.Delivery ToWire() => new()
    {
        Id = Id,
        Event = Event,
        Repo = Repo,
        CommentId = CommentId.Length > 0 ? CommentId : null,
        ReceivedAt = ReceivedAt.FromStore(),
        Outcome = Outcome,
        Reason = Reason,
        Lessons = Json.Read<string[]>(Lessons),
    };
}
