using Memory.Client;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>Counts of what a grant covers, straight from the store.</summary>
internal sealed class Statistics(Database database)
{
    /// <param name="repo">Lower case; null counts everything that the grant covers.</param>
    public Task<Stats> CountAsync(Grant grant, string? repo, CancellationToken cancellation)
    {
        var only = GrantSql.Parameters(grant, new { repo });
        const string covered = $"{GrantSql.Covers} and (@repo is null or repo = @repo)";
        const string seen = $"{GrantSql.Sees} and (@repo is null or repo = @repo)";
        const string coveredRepos = $"repo in (select repo from repositories where {covered})";
        return database.ReadAsync(async s => new Stats
        {
            Repositories = await s.ScalarAsync<int>($"select count(*) from repositories where {covered}", only),
            Comments = await s.ScalarAsync<long>($"select count(*) from comments where deleted = 0 and {coveredRepos}", only),
            Lessons = Counts(await s.QueryAsync<Count>($"select status as name, count(*) as n from lessons where erased = 0 and {seen} group by status", only)),
            Deliveries = Counts(await s.QueryAsync<Count>($"select outcome as name, count(*) as n from deliveries where {covered} group by outcome", only)),
            Passages = await s.ScalarAsync<long>($"select count(*) from passages where erased = 0 and {coveredRepos}", only),
            Served = await s.ScalarAsync<long>($"select coalesce(sum(served), 0) from lessons where erased = 0 and {seen}", only),
            LastLessonAt = (await s.FirstAsync<long?>($"select max(updated_at) from lessons where erased = 0 and {seen}", only)).FromStore(),
        }, cancellation);
    }

    /// <summary>Repositories in order of name, after one.</summary>
    public Task<List<RepositoryRow>> RepositoriesAsync(Grant grant, string? after, int limit, CancellationToken cancellation) =>
        database.ReadAsync(s => s.QueryAsync<RepositoryRow>($"""
            select repo,
                   (select count(*) from comments where comments.repo = repositories.repo and deleted = 0) as comments,
                   (select count(*) from lessons where lessons.repo = repositories.repo and erased = 0 and status = 'active') as lessons
            from repositories where {GrantSql.Covers} and (@after is null or repo > @after) order by repo limit @limit
            """, GrantSql.Parameters(grant, new { after, limit })), cancellation);

    private static Dictionary<string, long> Counts(List<Count> counts) => counts.ToDictionary(c => c.Name, c => c.N);

    private sealed class Count
    {
        public string Name { get; set; } = "";
        public long N { get; set; }
    }
}

internal sealed class RepositoryRow
{
    public string Repo { get; set; } = "";
    public long Comments { get; set; }
    public long Lessons { get; set; }
}
