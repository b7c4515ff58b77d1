using System.Text.RegularExpressions;

namespace Memory.Api;

/// <summary>Repositories as callers name them: <c>owner/name</c>, case ignored.</summary>
public static partial class RepoName
{
    public const string Shape = "owner/name, from letters, digits, '-', '_' and '.'";

    /// <returns>Lower case; null when it is none.</returns>
    public static string? Parse(string? text) =>
        text is { Length: <= 140 } && Pattern().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) && !text.EndsWith("/.", StringComparison.Ordinal)
            ? text.ToLowerInvariant() : null;

    /// <exception cref="FaultException">400 naming the field.</exception>
    public static string Require(string? text, string field = "repo") =>
        Parse(text) ?? throw FaultException.Invalid(field, text is null ? $"{field} is missing: name the repository as {Shape}." : $"{field} is not a repository: write {Shape}.");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]{0,38}/[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Pattern();
}
