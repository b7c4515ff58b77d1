using Memory.Indexing.Qdrant.Wire;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// What may be seen as a filter, the same as <see cref="GrantSql"/> says in SQL. Pure, and the only place where a filter of a
/// search is made: without one there is no search. What comes back is held against the grant once more.
/// </summary>
internal static class LessonFilter
{
    public const string Repo = "repo";
    public const string Owner = "owner";
    public const string Status = "status";
    public const string Revision = "revision";

    /// <returns>Null when nothing can match: a repository outside the grant, or no status.</returns>
    public static Filter? Of(Grant grant, string? repo, LessonStatuses statuses) =>
        statuses == LessonStatuses.None ? null
        : Repositories(grant, repo) is not { } repositories ? null
        // The mark of a collection has no status, so it is never found.
        : new([Any(Status, Words(statuses)), .. repositories]);

    /// <summary>Points whose words are counted to say how rare a word is: those of the same repositories, whatever their status.</summary>
    /// <remarks>Words of other repositories must not move a ranking: that would tell of them.</remarks>
    public static Filter? Corpus(Grant grant, string? repo) =>
        Repositories(grant, repo) is { Count: > 0 } repositories ? new(repositories) : null;

    /// <summary>A point is replaced or removed by a later revision alone.</summary>
    public static Condition Older(long revision) => new() { Key = Revision, Range = new(revision) };

    /// <summary>Repository keys that apply in a repository.</summary>
    /// <param name="repo">In lower case.</param>
    public static string[] KeysOf(string repo) => [repo, Grant.OwnerOf(repo) + "/*", "*"];

    /// <summary>As they stand in the store and in a payload.</summary>
    public static string[] Words(LessonStatuses statuses) =>
        [.. Enum.GetValues<LessonStatus>().Where(s => statuses.Contains(s)).Select(s => s.ToWire())];

    private static List<Condition>? Repositories(Grant grant, string? repo)
    {
        if (repo is not null)
            return grant.Covers(repo) ? [Any(Repo, KeysOf(repo.ToLowerInvariant()))] : null;
        if (grant.Everything)
            return [];
        // What is meant for all of an owner's repositories is seen by whoever sees one of them.
        var seen = Any(Repo, [.. grant.Repos.Concat(grant.Repos.Select(r => Grant.OwnerOf(r) + "/*")).Append("*").Distinct(StringComparer.Ordinal)]);
        return [new Condition { Should = [seen, Any(Owner, [.. grant.Owners.DefaultIfEmpty("-")])] }];
    }

    private static Condition Any(string key, string[] values) => new() { Key = key, Match = new(values) };
}
