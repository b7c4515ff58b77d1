namespace Memory.Training.Pairs;

/// <summary>What stands under one heading.</summary>
/// <param name="Headings">From the outermost to its own.</param>
/// <param name="Codes">Each with the number of paragraphs before it.</param>
public sealed record Section(IReadOnlyList<string> Headings, IReadOnlyList<string> Paragraphs, IReadOnlyList<(int After, string Code)> Codes)
{
    public string Body => string.Join(' ', Paragraphs);
}
