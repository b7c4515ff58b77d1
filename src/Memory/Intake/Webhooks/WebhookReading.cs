using Memory.Comments;
using Memory.Intake.Events;

namespace Memory.Intake.Webhooks;

/// <summary>What a webhook carries: comments, or an event, or nothing that we use, with the reason.</summary>
internal sealed record WebhookReading(IReadOnlyList<ReviewComment> Comments, HostEvent? Event, string? Ignored, long? HostId = null)
{
    public static WebhookReading Ignore(string reason) => new([], null, reason);
}
