using Memory.Client.Checkouts;

namespace Memory.Agents.Places;

/// <summary>Does a file still have what was put into it?</summary>
internal static class StillThere
{
    private const int CharsMax = 2_000_000;

    /// <param name="top">Null: the file is on another machine, and what was put there is believed to be there.</param>
    public static bool Is(string? top, string path, string text)
    {
        if (top is null)
            return true;
        return InsideTree.Of(top, path) is { } file && BoundedText.Read(file, CharsMax) is { } now && now.Contains(text.Trim(), StringComparison.Ordinal);
    }
}
