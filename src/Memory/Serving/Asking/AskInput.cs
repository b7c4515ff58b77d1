using Memory.Storage;

namespace Memory.Serving;

/// <summary>A question about a project.</summary>
/// <param name="Repo">owner/name; null for everything the grant sees.</param>
public sealed record AskInput(Grant Grant, string? Repo, string Question)
{
    /// <summary>For somebody of whom nothing is known: no imported documents, and no rules of more than this repository.</summary>
    public bool Public { get; init; }
}
