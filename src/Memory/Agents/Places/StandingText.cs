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

    /// <summary>Does a file still have what was put into it? On another machine that is believed.</summary>
    public static bool Has(string? top, string path, string text) =>
        top is null || Of(top, path)?.Contains(text.Trim(), StringComparison.Ordinal) == true;
}
