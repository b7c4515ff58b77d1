namespace Memory.Client;

/// <summary>Which deliveries to list; what is null does not filter.</summary>
public sealed record DeliveryQuery
{
    /// <summary><c>owner/name</c>; without it, all repositories of the key.</summary>
    public string? Repo { get; init; }
    /// <summary>One outcome, e.g. <c>learned</c>.</summary>
    public string? Outcome { get; init; }
    /// <summary>Where to go on: <see cref="Page{T}.Next"/> of the page before.</summary>
    public string? Cursor { get; init; }
    /// <summary>Rows of one page.</summary>
    public int? Limit { get; init; }
}
