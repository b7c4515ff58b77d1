using System.Globalization;

namespace Memory.GitHub;

/// <summary>Addresses beneath the REST interface; what is put into them cannot leave its place.</summary>
internal static class GitHubPath
{
    /// <param name="repo">owner/name.</param>
    /// <param name="rest">What follows, such as <c>$"pulls/{number}/comments"</c>; empty: the repository itself.</param>
    public static Uri Of(string repo, FormattableString rest)
    {
        var slash = repo.IndexOf('/');
        var path = $"repos/{Part(repo[..slash])}/{Part(repo[(slash + 1)..])}";
        return new(rest.Format.Length == 0 ? path : $"{path}/{Filled(rest)}", UriKind.Relative);
    }

    public static Uri Of(FormattableString path) => new(Filled(path), UriKind.Relative);

    /// <summary>A file's path: its slashes stay.</summary>
    public static string File(string path) => string.Join('/', path.Split('/').Select(Part));

    private static string Filled(FormattableString path) =>
        string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => (object)(a is Verbatim v ? v.Text : Part(Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")))]);

    private static string Part(string text) => text is "." or ".." ? throw new ArgumentException($"'{text}' is no part of a path") : Uri.EscapeDataString(text);

    /// <summary>Is escaped already.</summary>
    public sealed record Verbatim(string Text);
}
