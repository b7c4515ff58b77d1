namespace Memory.Indexing;

/// <summary>Something that was said or written but is no rule. It answers questions and is never served as a lesson.</summary>
/// <param name="Repo">owner/name in lower case.</param>
/// <param name="Kind"><c>thread</c> or <c>document</c>.</param>
/// <param name="People">Logins of those who spoke or wrote.</param>
/// <param name="Path">The file it was said about, or the document itself.</param>
public sealed record Passage(
    string Id, string Repo, string Kind, string? Url, string Title, string Text, IReadOnlyList<string> People,
    string? Path, DateTimeOffset SaidAt, long Revision)
{
    /// <summary>The code it was said about, line by line; null for a document, and where none is known.</summary>
    public string? Code { get; init; }

    public const string Thread = "thread";
    public const string Document = "document";
}
