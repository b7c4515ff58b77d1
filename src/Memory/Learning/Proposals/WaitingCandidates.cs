using Memory.Distillation.Mining.Ranking;
using Memory.Storage;

namespace Memory.Learning.Proposals;

/// <summary>The candidates that wait, as rows: a backfill is ranked over all its deliveries, and over restarts.</summary>
internal static class WaitingCandidates
{
    /// <summary>Of a repository, ranked at a time; what was found longest ago is left out beyond it, and expires.</summary>
    private const int RankedMax = 2_000;

    /// <summary>What waits stays what it is when it is found again; since when it waits is kept.</summary>
    public static Task PutAsync(WriteSession s, WaitingCandidate waiting, DateTimeOffset now)
    {
        // The source's words say it; the code around them is with the comment.
        var candidate = waiting.Screened.Candidate;
        var lean = waiting.Screened with { Candidate = candidate with { Sources = [.. candidate.Sources.Select(c => c with { DiffHunk = null })] } };
        return s.ExecuteAsync("""
            insert into mined_candidates (comment_key, hash, repo, owner, thread, author, kept_at, candidate, signals)
            values (@CommentKey, @Hash, @Repo, @owner, @Thread, @Author, @now, @text, @signals)
            on conflict (comment_key, hash) do update set thread = excluded.thread, candidate = excluded.candidate, signals = excluded.signals
            """,
            new
            {
                waiting.CommentKey,
                waiting.Hash,
                candidate.Sources[0].Repo,
                owner = Grant.OwnerOf(candidate.Sources[0].Repo),
                waiting.Thread,
                Author = candidate.Sources[0].Author.ToLowerInvariant(),
                now = now.ToStore(),
                text = Json.Write(lean),
                signals = Json.Write(waiting.Signals),
            });
    }

    /// <summary>What the comment says no more, or what is put before a person now.</summary>
    /// <param name="except">Hashes of what it still says.</param>
    public static Task RemoveAsync(WriteSession s, string commentKey, IReadOnlyCollection<string> except) =>
        s.ExecuteAsync("delete from mined_candidates where comment_key = @commentKey and not (hash in @except)",
            new { commentKey, except = except.DefaultIfEmpty("-").ToArray() });

    public static Task RemoveAsync(WriteSession s, WaitingCandidate waiting) =>
        s.ExecuteAsync("delete from mined_candidates where comment_key = @CommentKey and hash = @Hash", new { waiting.CommentKey, waiting.Hash });

    /// <summary>A later reply or reaction says more of a comment whose words are the same.</summary>
    public static Task SignalAsync(WriteSession s, string commentKey, MinedSignals signals) =>
        s.ExecuteAsync("update mined_candidates set signals = @signals where comment_key = @commentKey", new { commentKey, signals = Json.Write(signals) });

    public static async Task<List<WaitingCandidate>> OfRepositoryAsync(Session s, string repo) =>
        (await s.QueryAsync<Row>("select comment_key, hash, thread, candidate, signals from mined_candidates where repo = @repo order by kept_at desc, comment_key, hash limit @RankedMax",
            new { repo, RankedMax })).ConvertAll(r => new WaitingCandidate(r.CommentKey, r.Hash, r.Thread, Json.Read<ScreenedCandidate>(r.Candidate), Json.Read<MinedSignals>(r.Signals)));

    /// <summary>Repositories where something waits, with how much, since when the newest of it does, and how many proposals are open there.</summary>
    public static Task<List<WaitingCount>> CountsAsync(Session s) =>
        s.QueryAsync<WaitingCount>("""
            select repo, count(*) as count, max(kept_at) as newest,
                   (select count(*) from lessons where lessons.repo = mined_candidates.repo and status = 'proposed' and erased = 0) as open
            from mined_candidates group by repo order by repo
            """);

    public static async Task<bool> IsWaitingAsync(Session s, WaitingCandidate waiting) =>
        await s.ScalarAsync<long>("select count(*) from mined_candidates where comment_key = @CommentKey and hash = @Hash", new { waiting.CommentKey, waiting.Hash }) > 0;

    /// <returns>How many nobody was shown in all this time.</returns>
    public static Task<int> ExpireAsync(WriteSession s, Grant grant, string? repo, DateTimeOffset before) =>
        s.ExecuteAsync($"delete from mined_candidates where kept_at < @before and (@repo is null or repo = @repo) and {GrantSql.Covers}",
            GrantSql.Parameters(grant, new { before = before.ToStore(), repo }));

    private sealed class Row
    {
        public string CommentKey { get; set; } = "";
        public string Hash { get; set; } = "";
        public string Thread { get; set; } = "";
        public string Candidate { get; set; } = "";
        public string Signals { get; set; } = "";
    }
}

/// <summary>How much waits in a repository.</summary>
internal sealed record WaitingCount
{
    public string Repo { get; init; } = "";
    public long Count { get; init; }
    public long Newest { get; init; }
    /// <summary>Proposals that wait for a person.</summary>
    public long Open { get; init; }
}
