namespace Memory.Lessons.Reconciling;

/// <summary>Repositories as lessons name them: owner/name, <c>owner/*</c> or <c>*</c>; case does not matter.</summary>
internal static class RepoScope
{
    public static bool IsSame(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Does a lesson for <paramref name="wide"/> hold everywhere in <paramref name="repo"/>?</summary>
    public static bool Reaches(string wide, string repo)
    {
        wide = wide.Trim();
        if (wide == "*" || IsSame(wide, repo))
            return true;
        return wide.EndsWith("/*", StringComparison.Ordinal)
            && repo.Trim().StartsWith(wide[..^1], StringComparison.OrdinalIgnoreCase);
    }
}
