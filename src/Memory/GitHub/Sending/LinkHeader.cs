using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Memory.GitHub.Sending;

/// <summary>Where the next page of a list is: <c>&lt;https://…?page=2&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    private const int LinksMax = 10;
    private const int CharsMax = 8_192;

    /// <returns>The address named "next"; null when there is none, or none that can be read.</returns>
    public static Uri? Next(string? header) => Named(header, "next");

    /// <returns>The number of the page named "last".</returns>
    public static int? Pages(string? header) =>
        Named(header, "last") is { } last && QueryHelpers.ParseQuery(last.Query).TryGetValue("page", out var page)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Uri? Named(string? header, string name)
    {
        if (header is null || header.Length > CharsMax)
            return null;
        foreach (var link in header.Split(',').Take(LinksMax))
        {
            var (open, close) = (link.IndexOf('<'), link.IndexOf('>'));
            if (open >= 0 && close > open && link[close..].Contains($"rel=\"{name}\"", StringComparison.OrdinalIgnoreCase))
                return Uri.TryCreate(link[(open + 1)..close], UriKind.Absolute, out var address) ? address : null;
        }
        return null;
    }
}
