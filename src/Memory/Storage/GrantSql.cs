using Dapper;

namespace Memory.Storage;

/// <summary>A grant as SQL: conditions over the columns <c>repo</c> and <c>owner</c>, and their parameters.</summary>
public static class GrantSql
{
    /// <summary>Rows of repositories that the grant covers.</summary>
    public const string Covers = "(@everything = 1 or repo in @repos or owner in @owners)";

    /// <summary>The same for rows that can also be meant for all of an owner's repositories, or for all.</summary>
    public const string Sees = "(@everything = 1 or repo = '*' or repo in @seen or owner in @owners)";

    public static DynamicParameters Parameters(Grant grant, object more)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("everything", grant.Everything ? 1 : 0);
        parameters.Add("repos", NeverEmpty(grant.Repos));
        parameters.Add("seen", NeverEmpty(grant.Repos.Concat(grant.Repos.Select(r => Grant.OwnerOf(r) + "/*")).Distinct()));
        parameters.Add("owners", NeverEmpty(grant.Owners));
        return parameters;
    }

    /// <summary>An empty list is no SQL: a name that no repository can have stands for it.</summary>
    private static string[] NeverEmpty(IEnumerable<string> names) => [.. names.DefaultIfEmpty("-")];
}
