using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>On which branch a session is at work.</summary>
public static class SessionBranches
{
    private const int SessionsMax = 200;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(60);

    public static Task<int> PutAsync(WriteSession s, string session, string repo, string branch, DateTimeOffset now) => s.ExecuteAsync("""
        insert into session_branches (session, repo, branch, at) values (@session, @repo, @branch, @at)
        on conflict (session) do update set branch = excluded.branch, at = excluded.at
        """, new { session, repo, branch, at = now.ToStore() });

    /// <summary>The sessions that were at work on a branch within sixty days, the latest first.</summary>
    public static Task<List<string>> OfAsync(Session s, string repo, string branch, DateTimeOffset now) => s.QueryAsync<string>(
        $"select session from session_branches where repo = @repo and branch = @branch and at >= @since order by at desc limit {SessionsMax}",
        new { repo, branch, since = (now - Recent).ToStore() });

    public static Task<int> ForgetRepositoryAsync(WriteSession s, string repo) => s.ExecuteAsync("delete from session_branches where repo = @repo", new { repo });

    public static Task<int> ForgetAsync(WriteSession s, long before) => s.ExecuteAsync("delete from session_branches where at < @before", new { before });
}
