using System.Text.RegularExpressions;
using Memory.Indexing.Embedding;

namespace Memory.Training.Pairs;

/// <summary>What one page of documentation says twice: in a heading and below it, in prose and in code. Pure, for a seed.</summary>
public static partial class DocumentPairs
{
    private const int DocumentChars = 1_100, CodeChars = 700, CodesMax = 4;

    /// <param name="seen">Beginnings of what was read before: versions of a documentation repeat their pages.</param>
    public static IEnumerable<TextPair> Of(string path, string text, Random random, HashSet<int> seen)
    {
        if (!PlainWords.IsEnglish(text.AsSpan(0, Math.Min(text.Length, 4_000))))
            yield break;
        var (title, description, sections) = Sections.Of(path, text);
        if (sections.Count == 0)
            yield break;
        var lead = PlainWords.Cut(sections[0].Body, 900);
        if (title is not null && description is not null && PlainWords.Count(description) >= 4)
        {
            yield return new(PairKind.TitleLead, title, description);
            if (PlainWords.Count(lead) > 8 && !lead.StartsWith(description[..Math.Min(30, description.Length)], StringComparison.Ordinal))
                yield return new(PairKind.TitleLead, description, lead);
        }
        foreach (var section in sections)
        {
            var body = section.Body;
            if (body.Length > 40 && !seen.Add((int)TermRows.Hash(body.AsSpan(0, Math.Min(body.Length, 300)))))
                continue;
            foreach (var pair in OfSection(title, section, body, random))
                yield return pair;
        }
        if (title is not null && lead.Length > 0 && sections.SelectMany(s => s.Codes).Select(c => c.Code).ToList() is { Count: > 0 } all)
            yield return new(PairKind.TextCode, PlainWords.First($"{title}. {lead}", 40), PlainWords.Cut(all[random.Next(all.Count)], CodeChars));
    }

    private static IEnumerable<TextPair> OfSection(string? title, Section section, string body, Random random)
    {
        var heading = section.Headings is [.., var last] ? last : title ?? "";
        var whole = string.Join(' ', section.Headings.Prepend(title ?? "").Distinct()).Trim();
        var words = PlainWords.Count(body);
        if (words >= 8 && heading.Length > 0)
        {
            var document = section.Codes.Count > 0 && random.NextDouble() < 0.4
                ? $"{PlainWords.First(body, 70)} {PlainWords.Cut(section.Codes[0].Code, 500)}" : body;
            document = PlainWords.Cut(document, DocumentChars);
            if (PlainWords.Count(heading) >= 2)
                yield return new(PairKind.HeadingBody, heading, document);
            if (whole != heading && random.NextDouble() < 0.6)
                yield return new(PairKind.PathBody, whole, document);
        }
        if (words >= 24 && Ends().Split(body) is { Length: >= 3 } sentences)
        {
            var taken = random.NextDouble() < 0.5 ? 0 : random.Next(sentences.Length);
            var rest = string.Join(' ', sentences.Where((_, i) => i != taken));
            if (PlainWords.Count(sentences[taken]) is >= 5 and <= 50 && PlainWords.Count(rest) >= 10)
                yield return new(PairKind.SentenceRest, sentences[taken], PlainWords.Cut(rest, DocumentChars));
        }
        if (section.Paragraphs.Count >= 3 && random.NextDouble() < 0.5)
        {
            var at = random.Next(section.Paragraphs.Count - 1);
            if (PlainWords.Count(section.Paragraphs[at]) >= 8 && PlainWords.Count(section.Paragraphs[at + 1]) >= 8)
                yield return new(PairKind.ParagraphNext, PlainWords.First(section.Paragraphs[at], 60), PlainWords.Cut(section.Paragraphs[at + 1], 800));
        }
        foreach (var (after, code) in section.Codes.Take(CodesMax))
        {
            var around = after > 0 ? section.Paragraphs[after - 1] : section.Paragraphs is [var first, ..] ? first : "";
            var query = around.Length == 0 ? heading : random.NextDouble() < 0.4 ? $"{heading} {around}" : around;
            if (PlainWords.Count(query) >= 4 && code.Length >= 30)
                yield return new(PairKind.TextCode, PlainWords.First(query, 60), PlainWords.Cut(code, CodeChars));
        }
    }

    [GeneratedRegex(@"(?<=[.!?:])\s+(?=[A-Z`])")]
    private static partial Regex Ends();
}
