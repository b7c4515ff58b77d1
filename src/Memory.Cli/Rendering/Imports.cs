using System.Text.RegularExpressions;

namespace Memory.Cli.Rendering;

/// <summary>
/// Which files a document draws in with <c>@path</c>. They share its budget, so the service wants to see them. Markdown only:
/// a mention must not send whatever else lies in the tree.
/// </summary>
internal static partial class Imports
{
    private const int ImportsMax = 200;

    /// <param name="path">The document, from the top of the tree.</param>
    /// <returns>Paths from the top of the tree; what leads out of it is left out.</returns>
    public static IReadOnlyList<string> Of(string path, string text)
    {
        var folder = path.LastIndexOf('/') is var slash and >= 0 ? path[..(slash + 1)] : "";
        return [.. Word().Matches(text).Select(match => Resolve(folder + match.Groups[1].Value)).OfType<string>().Distinct(StringComparer.Ordinal).Take(ImportsMax)];
    }

    private static string? Resolve(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"(?<=^|\s)@((?![/~])[^\s`\\]{1,296}\.md)(?=$|[\s.,;:)])", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
