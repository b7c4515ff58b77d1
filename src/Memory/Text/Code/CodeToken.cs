namespace Memory.Text;

internal enum CodeTokenKind
{
    /// <summary>Letters, digits, <c>_</c> and <c>$</c>.</summary>
    Word,
    /// <summary>One other character.</summary>
    Mark,
    /// <summary>What stands between the quotes of a string.</summary>
    Literal,
}

/// <param name="Line">1 is the first of the text.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, int Start, int Length, int Line);
