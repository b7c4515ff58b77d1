using System.Text.Json.Serialization;

namespace Memory.GitHub.Wire;

/// <summary>A branch or a tag, by its full name (<c>refs/heads/main</c>).</summary>
internal sealed record GitRef([property: JsonPropertyName("ref")] string Name, GitObject Object);

internal sealed record GitObject(string Type, string Sha);

internal sealed record GitCommit(string Sha, string Message, GitObjectId Tree, IReadOnlyList<GitObjectId> Parents);

internal sealed record GitObjectId(string Sha);

/// <param name="Tree">What stands in it, one level.</param>
internal sealed record GitTree(string Sha, bool Truncated, IReadOnlyList<TreeItem>? Tree);

/// <param name="Mode">100644 and 100755 for a file, 120000 for a link, 040000 for a folder.</param>
/// <param name="Type">blob, tree or commit.</param>
/// <param name="Size">Bytes of a blob.</param>
internal sealed record TreeItem(string Path, string Mode, string Type, string Sha, long? Size);

/// <param name="Content">Base64, in lines.</param>
internal sealed record BlobContent(string Sha, string Content, string Encoding);

/// <param name="Status">How the second commit stands to the first: identical, ahead, behind or diverged.</param>
/// <param name="MergeBaseCommit">Where the two parted.</param>
internal sealed record CommitComparison(string Status, GitObjectId? MergeBaseCommit);

internal sealed record GitBlob(string Sha);

/// <param name="Content">Base64, in lines.</param>
/// <param name="Encoding">base64; none for a file above a megabyte.</param>
internal sealed record FileContent(string Type, string Path, string Sha, long Size, string? Content, string? Encoding);

/// <param name="Ref">refs/heads/…</param>
internal sealed record RefInput(string Ref, string Sha);

internal sealed record RefChange(string Sha, bool Force);

internal sealed record BlobInput(string Content, string Encoding);

/// <param name="BaseTree">The tree that the entries change.</param>
internal sealed record TreeInput(IReadOnlyList<TreeEntry> Tree, string? BaseTree);

/// <param name="Mode">100644 for a file.</param>
/// <param name="Sha">Of a blob; null: the file goes.</param>
internal sealed record TreeEntry(string Path, string Mode, string Type, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Sha);

internal sealed record CommitInput(string Message, string Tree, IReadOnlyList<string> Parents);
