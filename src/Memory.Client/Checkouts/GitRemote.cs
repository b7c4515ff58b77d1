namespace Memory.Client.Checkouts;

/// <summary>The address of a git remote to <c>owner/name</c>.</summary>
internal static class GitRemote
{
    private const int NameCharsMax = 100;

    /// <summary>https, ssh and git addresses, and the short ssh form <c>git@host:owner/name.git</c>; null for a folder or deeper paths.</summary>
    public static string? RepoOf(string url)
    {
        url = url.Trim();
        var path = url.Contains("://", StringComparison.Ordinal) ? PathOfAddress(url) : PathOfShortForm(url);
        if (path is null)
            return null;
        path = path.Trim('/');
        if (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            path = path[..^4];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsName(path[..slash]) && IsName(path[(slash + 1)..]) ? path : null;
    }

    /// <summary>Where people read the repository, <c>https://host/owner/name</c>; null where the remote names no host, or no repository.</summary>
    public static string? WebOf(string url)
    {
        url = url.Trim();
        if (RepoOf(url) is not { } repo)
            return null;
        if (!url.Contains("://", StringComparison.Ordinal))
            return url[(url.IndexOf('@', StringComparison.Ordinal) + 1)..url.IndexOf(':', StringComparison.Ordinal)] is { Length: > 0 } host && Uri.CheckHostName(host) != UriHostNameType.Unknown
                ? $"https://{host}/{repo}" : null;
        var address = new Uri(url);
        // The port of another protocol is not the port of its pages.
        var place = address.Scheme is "https" or "http" ? address.Authority : address.Host;
        return place.Length > 0 ? $"{(address.Scheme == "http" ? "http" : "https")}://{place}/{repo}" : null;
    }

    public static bool IsName(string text) =>
        text.Length is > 0 and <= NameCharsMax && text.Any(c => c != '.')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string? PathOfAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "ssh" or "git" or "git+ssh"
            ? address.AbsolutePath
            : null;

    /// <summary>As git reads it: a colon before the first slash makes it an address, else it is a folder.</summary>
    private static string? PathOfShortForm(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var slash = url.IndexOf('/', StringComparison.Ordinal);
        // One letter before the colon is a drive of Windows.
        return colon > 1 && (slash < 0 || colon < slash) ? url[(colon + 1)..] : null;
    }
}
