namespace Memory.Agents.Hooks;

/// <summary>A piece of text that a session put into a file, and what stood in its place when it began.</summary>
internal sealed record EditedPiece(string Before, string After)
{
    public int Characters => Before.Length + After.Length;

    /// <summary>It is the whole file.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>One edit of a file, as the client tells it.</summary>
/// <param name="Before">What it takes the place of; null: the text is the whole file.</param>
/// <param name="Everywhere">It takes every place where that stands.</param>
/// <param name="Original">The file before it, where the client says it.</param>
internal readonly record struct TextEdit(string? Before, string After, bool Everywhere = false, string? Original = null);
