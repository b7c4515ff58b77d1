using Memory.GitHub;

namespace Memory.Intake.Harvesting;

/// <summary>A comment's number, and when it was edited last.</summary>
internal sealed record Edit(long Id, DateTimeOffset At);

/// <summary>
/// How far a list of comments is that is read in the order of edits: each page from the last edit before it, not by its number. What is
/// deleted meanwhile moves nothing, and what is edited comes once more. Pure.
/// </summary>
/// <param name="From">How far it was read, by the time of the last edit; null: not at all.</param>
internal sealed record ListCursor(DateTimeOffset? From = null)
{
    private const int PerPage = 100;
    /// <summary>GitHub gives whole seconds, and does not say whether "since" takes in its own.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    public bool Begun { get; init; }
    public bool IsDone { get; init; }
    /// <summary>Address of the next page, where more was said in one second than a page holds.</summary>
    public string? Next { get; init; }
    /// <summary>What was edited since <see cref="Since"/>: it comes again.</summary>
    public IReadOnlyList<Edit> Seen { get; init; } = [];
    /// <summary>About how many there are.</summary>
    public long? Total { get; init; }

    /// <summary>Edits since then are asked for.</summary>
    public DateTimeOffset? Since => From - Overlap;

    public Uri? Address => Next is null ? null : new Uri(Next);

    /// <param name="read">Id, and when it was edited last.</param>
    /// <returns>Where to go on, and how many of the page were not on the one before.</returns>
    public (ListCursor Cursor, int Fresh) After<T>(GitHubPage<T> page, Func<T, Edit> read)
    {
        var items = page.Items.Select(read).ToList();
        var reached = items.Select(i => (DateTimeOffset?)i.At).Append(From).Max();
        var moved = reached > From || From is null;
        return (new(reached)
        {
            Begun = true,
            IsDone = page.Next is null,
            Next = moved ? null : page.Next?.ToString(),
            Seen = [.. Seen.Union(items).Where(i => i.At >= reached - Overlap)],
            Total = Total ?? (page.Pages is { } pages ? pages * PerPage : items.Count),
        }, items.Except(Seen).Count());
    }
}
