namespace Memory.Guidelines;

/// <summary>A list item or a paragraph of a file that a team wrote for agents.</summary>
/// <param name="Number">1-based line of the file.</param>
/// <param name="Words">On one line, as it stands there, list marker included.</param>
/// <param name="Item">It is a list item.</param>
/// <param name="Numbered">It is one of a numbered list.</param>
/// <param name="Headings">Those it stands under, the outermost first; bold lines and lines that introduce a list count as the last one.</param>
public sealed record GuidelineLine(int Number, string Words, bool Item, bool Numbered, IReadOnlyList<string> Headings);
