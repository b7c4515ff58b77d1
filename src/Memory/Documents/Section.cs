namespace Memory.Documents;

/// <summary>A piece of a document: what stands between one heading and the next, or a part of it where that is long.</summary>
/// <param name="Headings">The headings above it, outermost first; none before the first heading.</param>
/// <param name="Anchor">The address of its heading inside the document, as hosts make it; empty before the first heading.</param>
/// <param name="Part">0 for the first part below a heading.</param>
/// <param name="Text">What stands below the heading, without it.</param>
public sealed record Section(IReadOnlyList<string> Headings, string Anchor, int Part, string Text);
