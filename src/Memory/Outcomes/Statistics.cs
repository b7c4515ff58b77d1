using Memory.Client;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>Counts of what a grant covers, straight from the store.</summary>
internal sealed class Statistics(Database database)
{
    private const int WideMax = 500;

    /// <param name="repo">Lower case; null counts everything that the grant covers.</param>
    public Task<Stats> CountAsync(Grant grant, string? repo, CancellationToken cancellation)
    {
        var only = GrantSql.Parameters(grant, new { repo });
        const string covered = $"{GrantSql.Covers} and (@repo is null or repo = @repo)";
        const string seen = $"{GrantSql.Sees} and (@repo is null or repo = @repo)";
        const string coveredRepos = $"repo in (select repo from repositories where {covered})";
        return database.ReadAsync(async s =>
        {
            var (served, sums) = await SumsAsync(s, grant, only, seen);
            return new Stats
            {
                Repositories = await s.ScalarAsync<int>($"select count(*) from repositories where {covered}", only),
                Comments = await s.ScalarAsync<long>($"select count(*) from comments where deleted = 0 and {coveredRepos}", only),
                Lessons = Counts(await s.QueryAsync<Count>($"select status as name, count(*) as n from lessons where erased = 0 and {seen} group by status", only)),
                Deliveries = Counts(await s.QueryAsync<Count>($"select outcome as name, count(*) as n from deliveries where {covered} group by outcome", only)),
                Passages = await s.ScalarAsync<long>($"select count(*) from passages where erased = 0 and {coveredRepos}", only),
                Served = served,
                Outcomes = await OutcomesAsync(s, grant, repo, sums),
                LastLessonAt = (await s.FirstAsync<long?>($"select max(updated_at) from lessons where erased = 0 and {seen}", only)).FromStore(),
            };
        }, cancellation);
    }

    /// <summary>Counts of lessons for several repositories are of all of them: a reader who sees a part gets what was seen in that part.</summary>
    private static async Task<(long Served, Sums Sums)> SumsAsync(Session s, Grant grant, object only, string seen)
    {
        var own = grant.Everything ? "" : "and repo not like '%*'";
        var sums = await s.FirstAsync<Sums>($"""
            select cast(coalesce(sum(served), 0) as bigint) as served, cast(coalesce(sum(followed), 0) as bigint) as followed, cast(coalesce(sum(ignored), 0) as bigint) as ignored, cast(coalesce(sum(wrong), 0) as bigint) as wrong,
                cast(coalesce(sum(recurrences), 0) as bigint) as recurrences, cast(coalesce(sum(doubtful), 0) as bigint) as doubtful
            from lessons where erased = 0 and {seen} {own}
            """, only) ?? new();
        if (grant.Everything)
            return (sums.Served, sums);
        var wide = await s.QueryAsync<string>($"select id from lessons where erased = 0 and {seen} and repo like '%*' order by id limit {WideMax}", only);
        foreach (var (tally, sessions) in (await OutcomeStore.TalliesAsync(s, grant, wide)).Values)
        {
            sums.Served += sessions;
            sums.Followed += tally.Followed;
            sums.Ignored += tally.Ignored;
            sums.Wrong += tally.Wrong + tally.Outdated;
            sums.Recurrences += tally.Recurred;
            sums.Doubtful += tally.Doubts.Count > 0 ? 1 : 0;
        }
        return (sums.Served, sums);
    }

    private static async Task<OutcomeStats> OutcomesAsync(Session s, Grant grant, string? repo, Sums sums)
    {
        var given = Sum(await LessonSums.GivenAsync(s));
        var before = Sum(await s.QueryAsync<(string, long)>("""
            select e.repo, count(*) as n from evidence e join lessons l on l.id = e.lesson_id
            where l.erased = 0 and l.status in ('active', 'conflicted') and e.said_at <= coalesce(l.approved_at, l.created_at) group by e.repo
            """));
        return new()
        {
            Given = given,
            Followed = sums.Followed,
            Ignored = sums.Ignored,
            Wrong = sums.Wrong,
            Unknown = Math.Max(0, given - sums.Followed - sums.Ignored - sums.Wrong),
            SaidBefore = before,
            SaidAgain = sums.Recurrences,
            Doubtful = sums.Doubtful,
        };

        long Sum(List<(string Repo, long N)> counts) => counts.Where(g => grant.Covers(g.Repo) && (repo is null || g.Repo == repo)).Sum(g => g.N);
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

    private sealed class Sums
    {
        public long Served { get; set; }
        public long Followed { get; set; }
        public long Ignored { get; set; }
        public long Wrong { get; set; }
        public long Recurrences { get; set; }
        public long Doubtful { get; set; }
    }

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
