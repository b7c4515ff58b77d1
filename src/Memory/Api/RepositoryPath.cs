namespace Memory.Api;

/// <summary>Files as callers name them: from the root of their repository.</summary>
internal static class RepositoryPath
{
    private const int CharsMax = 512;

    /// <summary>A path that stays in the repository, in slashes: <c>src/a.cs</c>.</summary>
    public static bool IsValid(string? path) =>
        path is { Length: > 0 and <= CharsMax } && path[0] != '/' && !path.Contains('\\') && !path.Split('/').Contains("..") && !path.Any(char.IsControl);
}
