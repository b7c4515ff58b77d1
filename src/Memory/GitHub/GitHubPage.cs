namespace Memory.GitHub;

/// <summary>A page of a list.</summary>
/// <param name="Next">Where the next one is; null after the last.</param>
/// <param name="Unchanged">It is as it was when it was asked for last.</param>
/// <param name="Pages">How many there are; null where GitHub does not say, as with a single one.</param>
internal sealed record GitHubPage<T>(IReadOnlyList<T> Items, Uri? Next, bool Unchanged, int? Pages);
