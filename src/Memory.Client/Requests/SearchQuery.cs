namespace Memory.Client;

/// <summary>What to search for.</summary>
/// <param name="Text">The words.</param>
public sealed record SearchQuery(string Text)
{
    /// <summary><c>owner/name</c>; without it, all repositories of the key.</summary>
    public string? Repo { get; init; }
    /// <summary>A file that the lessons should apply to.</summary>
    public string? Path { get; init; }
    /// <summary>Lessons wanted, 1 to 50; 10 without it.</summary>
    public int? Limit { get; init; }
    /// <summary>The agent session that asks: the lessons it is shown count as given to it.</summary>
    public string? Session { get; init; }
}
