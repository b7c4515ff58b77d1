using Memory.Client.Checkouts;

namespace Memory.Agents.Places;

/// <summary>What stands in a file of a working tree now.</summary>
internal static class StandingText
{
    private const int CharsMax = 2_000_000;

    /// <param name="top">Null: the file is on another machine.</param>
    /// <param name="path">From the top.</param>
    /// <returns>Null where it cannot be known, or there is no such file, or it is larger.</returns>
    public static string? Of(string? top, string path) =>
        top is not null && InsideTree.Of(top, path) is { } file ? BoundedText.Read(file, CharsMax) : null;

    /// <summary>Without spaces and line breaks: those a formatter changes, and the client writes line ends as the file has them.</summary>
    public static string Unspaced(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Of some lines of a text those that a file still has.</summary>
    /// <param name="standing">The file, <see cref="Unspaced"/>.</param>
    /// <param name="lines">The first is 1.</param>
    public static IReadOnlyList<int> Still(string standing, string text, IReadOnlyList<int> lines)
    {
        var all = text.Split('\n');
        return [.. lines.Where(n => n <= all.Length && (Has(all[n - 1]) || Has(all[n - 1].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))))];

        // A notebook is JSON: a line of a cell stands in it escaped.
        bool Has(string line) => standing.Contains(Unspaced(line), StringComparison.Ordinal);
    }
}
