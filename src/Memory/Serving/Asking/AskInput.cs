using Memory.Storage;

namespace Memory.Serving;

/// <summary>A question about a project.</summary>
/// <param name="Repo">owner/name; null for everything the grant sees.</param>
public sealed record AskInput(Grant Grant, string? Repo, string Question);
