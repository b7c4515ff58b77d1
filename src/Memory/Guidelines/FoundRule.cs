namespace Memory.Guidelines;

/// <summary>A rule that somebody wrote down elsewhere, on its way to a lesson.</summary>
/// <param name="Line">1-based line, or row, of the file.</param>
/// <param name="Rule">As it would be served.</param>
/// <param name="Words">As it stands there.</param>
/// <param name="Globs">Where it holds; empty: the whole repository.</param>
public sealed record FoundRule(int Line, string Rule, string Words, IReadOnlyList<string> Globs)
{
    /// <summary>Null for a line of the file itself.</summary>
    public LearnedFrom? From { get; init; }
}

/// <summary>What an export says of how a rule came about.</summary>
/// <param name="Key">Names it in the tool that it comes from.</param>
/// <param name="Path">File that was spoken of; it is no scope.</param>
public sealed record LearnedFrom(string Key, string? Author, string? Url, int? PullRequest, string? Path, DateTimeOffset? At);
