using Memory.Indexing;
using Memory.Screening;

namespace Memory.Documents;

/// <summary>A document as it was handed in.</summary>
/// <param name="Repo">owner/name in lower case.</param>
/// <param name="Path">From the root of the repository.</param>
/// <param name="Url">Where people read it; null when nobody said.</param>
/// <param name="Text">Empty: the document is gone.</param>
public sealed record ImportedDocument(string Repo, string Path, string? Url, string Text)
{
    public const int BytesMax = 1024 * 1024;
    public const int SectionsMax = 2_000;
    private const int TitleCharsMax = 300;
    private static readonly string[] WithAnchors = [".md", ".markdown", ".mdx"];

    /// <summary>
    /// What may be kept, pure: nothing hidden, no secrets. A section that instructs an agent is left out: it would speak to the
    /// agent that asks. One that shows commands stays, that is what documents are for.
    /// </summary>
    /// <returns>The passages, and how many sections were left out.</returns>
    public (IReadOnlyList<Passage> Passages, int Held) Screened(DateTimeOffset now)
    {
        // The whole first: what is hidden, and a secret, can reach over a heading.
        var text = Redaction.Redact(HiddenText.Remove(Text).Text);
        var passages = new List<Passage>();
        var held = 0;
        foreach (var section in DocumentSections.Of(text))
        {
            var heading = string.Join(" › ", section.Headings);
            if (Screen.Clean($"{heading}\n\n{section.Text}").Warnings.Any(w => w.Kind is WarningKind.InstructsAgent or WarningKind.Encoded))
                held++;
            else
                passages.Add(ToPassage(section, heading, now));
        }
        return (passages, held);
    }

    private Passage ToPassage(Section section, string heading, DateTimeOffset now)
    {
        var title = heading.Length == 0 ? Path : $"{Path} › {heading}";
        return new Passage(
            $"document:{Repo}:{Path}#{section.Anchor}{(section.Part == 0 ? "" : $"~{section.Part + 1}")}",
            Repo,
            Passage.Document,
            UrlOf(section),
            title.Length <= TitleCharsMax ? title : title[..TitleCharsMax],
            section.Text,
            People: [],
            Path,
            now,
            Revision: 0);
    }

    private string? UrlOf(Section section) =>
        Url is null || section.Anchor.Length == 0 || Url.Contains('#', StringComparison.Ordinal) || !WithAnchors.Any(e => Path.EndsWith(e, StringComparison.OrdinalIgnoreCase))
            ? Url
            : $"{Url}#{Uri.EscapeDataString(section.Anchor)}";
}
