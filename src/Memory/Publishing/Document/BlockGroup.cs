namespace Memory.Publishing;

/// <summary>The lines of one topic in the managed block.</summary>
/// <param name="Title">Shown in bold above the lines, e.g. <c>Testing</c>; empty for no title.</param>
/// <param name="Lines">As <see cref="LessonLine.Render"/> writes them; one line each, without a line end.</param>
public sealed record BlockGroup(string Title, IReadOnlyList<string> Lines);
