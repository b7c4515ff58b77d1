namespace Memory.Cli.Installing;

/// <summary>Lines of ours between two lines of ours in a text of somebody else. Pure.</summary>
internal static class MarkedBlock
{
    /// <summary>Puts the block in the place of the one that is there, else at the end.</summary>
    public static string With(string? text, string begin, string end, string block)
    {
        var rest = Without(text, begin, end) ?? "";
        var ours = $"{begin}\n{block.TrimEnd('\n')}\n{end}\n";
        return rest.Length == 0 ? ours : $"{rest.TrimEnd('\n')}\n\n{ours}";
    }

    /// <returns>Null when nothing else was in it.</returns>
    public static string? Without(string? text, string begin, string end)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        if (to < 0)
            return text;
        var before = text[..from].TrimEnd('\n', '\r');
        var after = text[(to + end.Length)..].TrimStart('\n', '\r');
        var rest = before.Length == 0 ? after : after.Length == 0 ? before + "\n" : $"{before}\n\n{after}";
        return string.IsNullOrWhiteSpace(rest) ? null : rest;
    }
}
