namespace Memory.Storage;

/// <summary>
/// What a key may see. Every store and index query takes one, so that a query without a grant does not compile.
/// </summary>
public sealed class Grant
{
    private readonly HashSet<string> repos;
    private readonly HashSet<string> owners;

    private Grant(bool everything, IEnumerable<string> patterns)
    {
        Everything = everything;
        var all = patterns.Select(p => p.ToLowerInvariant()).ToList();
        repos = [.. all.Where(p => !p.EndsWith("/*", StringComparison.Ordinal))];
        owners = [.. all.Where(p => p.EndsWith("/*", StringComparison.Ordinal)).Select(p => p[..^2])];
    }

    /// <summary>The service itself, and keys without a list of repositories.</summary>
    public static Grant All { get; } = new(true, []);

    /// <param name="patterns"><c>owner/name</c> or <c>owner/*</c>.</param>
    public static Grant To(IEnumerable<string> patterns) => new(false, patterns);

    public bool Everything { get; }
    public IReadOnlyCollection<string> Repos => repos;
    public IReadOnlyCollection<string> Owners => owners;

    /// <summary>May this key name the repository (owner/name) in a request?</summary>
    public bool Covers(string repo)
    {
        repo = repo.ToLowerInvariant();
        return Everything || repos.Contains(repo) || owners.Contains(OwnerOf(repo));
    }

    /// <summary>
    /// May a holder read something that applies to <paramref name="scope"/> (owner/name, <c>owner/*</c> or <c>*</c>)?
    /// What is meant for all of an owner's repositories is seen by whoever sees one of them.
    /// </summary>
    public bool Sees(string scope)
    {
        if (Everything || scope == "*")
            return true;
        if (!scope.EndsWith("/*", StringComparison.Ordinal))
            return Covers(scope);
        var owner = OwnerOf(scope);
        return owners.Contains(owner) || repos.Any(r => OwnerOf(r) == owner);
    }

    public static string OwnerOf(string repo) => repo.IndexOf('/') is var slash and > 0 ? repo[..slash] : repo;
}
