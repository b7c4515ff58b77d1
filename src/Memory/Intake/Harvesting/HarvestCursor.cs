namespace Memory.Intake.Harvesting;

/// <summary>What a harvest was asked for.</summary>
internal sealed record HarvestInput(DateTimeOffset? Since, DateTimeOffset? Until, IntakeMode Mode, bool Reviews);

/// <summary>How far a harvest is: saved after each page, so that no page is asked for twice.</summary>
/// <param name="Begun">Comments after that are for the next one.</param>
internal sealed record HarvestCursor(DateTimeOffset Begun)
{
    public ListCursor Lines { get; init; } = new();
    public ListCursor Conversations { get; init; } = new();
    public ListCursor PullRequests { get; init; } = new();
    /// <summary>Pull requests of the last page whose reviews are not read yet.</summary>
    public IReadOnlyList<int> Unread { get; init; } = [];
    public long Comments { get; init; }
    public long Stored { get; init; }
    public long Requests { get; init; }
    public long ReviewRequests { get; init; }
    /// <summary>How often in a row GitHub was away.</summary>
    public int Stumbles { get; init; }

    /// <summary>Comments there are, as far as the lists have told.</summary>
    public long? Total => Lines.Total is { } lines && Conversations.Total is { } conversations ? Math.Max(lines + conversations, Comments) : null;
}
