namespace Memory.Documents;

/// <summary>Cuts a document at its headings, pure: <c>## Words</c> and underlined ones, not those inside code.</summary>
public static class DocumentSections
{
    /// <summary>What a reader is given of a passage has to be readable; longer ones are cut between paragraphs.</summary>
    public const int CharsMax = 8_000;
    /// <summary>A table of settings in front of a document ends within so many lines, or is none.</summary>
    private const int FrontLinesMax = 200;

    /// <returns>In order; nothing for headings without text below.</returns>
    public static IReadOnlyList<Section> Of(string text)
    {
        var sections = new List<Section>();
        var above = new List<Heading>();
        var (anchors, fences) = (new Anchors(), new Fences());
        var (anchor, body) = ("", new List<string>());
        foreach (var line in WithoutFront(text.ReplaceLineEndings("\n").Split('\n')))
        {
            var held = fences.Holds(line);
            // What is underlined leaves the text above it, and must not be counted to the section before.
            var heading = held ? null : Heading.OfLine(line) ?? Heading.OfUnderline(line, body);
            if (heading is null)
            {
                body.Add(line);
                continue;
            }
            Add(sections, above, anchor, body);
            above.RemoveAll(h => h.Level >= heading.Level);
            above.Add(heading);
            anchor = anchors.Next(heading.Title);
        }
        Add(sections, above, anchor, body);
        return sections;
    }

    private static void Add(List<Section> sections, List<Heading> above, string anchor, List<string> body)
    {
        var part = 0;
        foreach (var text in Parts.Of(body, CharsMax))
            if (text.Any(char.IsLetterOrDigit))
                sections.Add(new Section([.. above.Select(h => h.Title).Where(t => t.Length > 0)], anchor, part++, text));
        body.Clear();
    }

    /// <summary>Settings between two lines of hyphens at the very start are for a program that makes pages, not for readers.</summary>
    private static IEnumerable<string> WithoutFront(string[] lines)
    {
        if (lines[0].TrimEnd() != "---")
            return lines;
        var end = Array.FindIndex(lines, 1, Math.Min(lines.Length - 1, FrontLinesMax), line => line.TrimEnd() is "---" or "...");
        return end < 0 ? lines : lines.Skip(end + 1);
    }
}
