namespace Memory.GitHub.Sending;

/// <summary>Where the next page of a list is: <c>&lt;https://…?page=2&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    private const int LinksMax = 10;
    private const int CharsMax = 8_192;

    /// <returns>The address named "next"; null when there is none, or none that can be read.</returns>
    public static Uri? Next(string? header)
    {
        if (header is null || header.Length > CharsMax)
            return null;
        foreach (var link in header.Split(',').Take(LinksMax))
        {
            var (open, close) = (link.IndexOf('<'), link.IndexOf('>'));
            if (open >= 0 && close > open && link[close..].Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase))
                return Uri.TryCreate(link[(open + 1)..close], UriKind.Absolute, out var next) ? next : null;
        }
        return null;
    }
}
