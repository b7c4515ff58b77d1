using Memory.Client.Checkouts;

namespace Memory.Cli.Connecting;

/// <summary>The repository that a command is about.</summary>
/// <param name="Repo"><c>owner/name</c>; null: none, or all.</param>
/// <param name="From">For people: where it comes from.</param>
/// <param name="All">Somebody asked for all repositories.</param>
internal sealed record RepoChoice(string? Repo, string From, bool All = false);

/// <summary>Decides which repository a command is about.</summary>
internal static class RepoLookup
{
    public const string All = "all";

    public static RepoChoice Choose(string? option, CliEnvironment environment, string folder)
    {
        if (option is not null)
            return Given(option, "--repo");
        if (environment.Variable("MEMORY_REPO") is { } variable)
            return Given(variable, "MEMORY_REPO");
        if (GitFolder.Find(folder) is { } git && git.OriginUrl() is { } url && GitRemote.RepoOf(url) is { } repo)
            return new RepoChoice(repo, $"the git remote of {git.Top}");
        return new RepoChoice(null, "");
    }

    private static RepoChoice Given(string text, string from)
    {
        text = text.Trim();
        if (text == All)
            return new RepoChoice(null, from, All: true);
        if (IsScope(text))
            return new RepoChoice(text, from);
        throw new UsageException($"{from}: \"{text}\" is no repository: write owner/name");
    }

    /// <summary><c>owner/name</c>, <c>owner/*</c> or <c>*</c>.</summary>
    public static bool IsScope(string text)
    {
        if (text == "*")
            return true;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && GitRemote.IsName(text[..slash]) && (text[(slash + 1)..] == "*" || GitRemote.IsName(text[(slash + 1)..]));
    }
}
