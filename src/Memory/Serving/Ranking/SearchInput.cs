using Memory.Storage;

namespace Memory.Serving;

/// <summary>A search by a person or an agent that named what it looks for.</summary>
/// <param name="Repo">owner/name; null for everything the grant sees.</param>
/// <param name="Text">Empty: what applies to <paramref name="Path"/>, without a path the most valuable ones of the whole repository.</param>
/// <param name="Path">Only lessons that apply to this file: those of the whole repository, and those with a glob that matches.</param>
/// <param name="Limit">1 to 50.</param>
public sealed record SearchInput(Grant Grant, string? Repo, string? Text, string? Path, int Limit);
