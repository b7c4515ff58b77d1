using System.Text.RegularExpressions;

namespace Memory.Client.Instructions;

/// <summary>
/// Which files a document draws in with <c>@path</c>. They share its budget. Markdown only: a mention must not send whatever else
/// lies in the tree.
/// </summary>
internal static partial class ImportNames
{
    private const int NamesMax = 200;

    /// <param name="path">The document, from the top of the tree.</param>
    /// <param name="text">What it says.</param>
    /// <returns>Paths from the top of the tree; what leads out of it is left out.</returns>
    public static IReadOnlyList<string> Of(string path, string text) =>
        [.. Word().Matches(text).Select(match => Resolve(path, match.Groups[1].Value)).OfType<string>().Distinct(StringComparer.Ordinal).Take(NamesMax)];

    /// <summary>Where something that a file names lies.</summary>
    /// <param name="path">The file, from the top of the tree.</param>
    /// <param name="name">From the file's folder.</param>
    /// <returns>From the top of the tree; null where it leads out of it.</returns>
    public static string? Resolve(string path, string name)
    {
        var parts = new List<string>();
        foreach (var part in $"{path[..(path.LastIndexOf('/') + 1)]}{name}".Split('/'))
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
