using Memory.Storage;

namespace Memory.Access.Auditing;

/// <summary>What a page of the audit is narrowed to; null does not narrow.</summary>
/// <param name="Who">A login, <c>key:name</c>, or the id of a key.</param>
/// <param name="What"><c>lesson.approved</c>, or the noun alone.</param>
public sealed record AuditFilter(string? Repo, string? Who, string? What, DateTimeOffset? Since);

/// <summary>Reads the audit; it is written by <see cref="Audit"/>, in the transactions of the changes.</summary>
public sealed class AuditLog(Database database)
{
    /// <summary>Rows of one deletion: the write lock is not held for long.</summary>
    private const int PruneRows = 10_000;

    /// <summary>Entries newest first: of what the grant covers, and whatever the asking key did itself.</summary>
    /// <param name="beforeId">Where the page before ended: an id, because numbers in a cursor would count what others do.</param>
    public Task<List<AuditRow>> ListAsync(Caller caller, AuditFilter filter, string? beforeId, int limit, CancellationToken cancellation) =>
        database.ReadAsync(s => s.QueryAsync<AuditRow>($"""
            select {AuditRow.Columns} from audit
            where (@repo is null or repo = @repo) and (@who is null or who = @who or key_id = @who)
              and (@what is null or what = @what or what like @noun) and (@since is null or at >= @since) and (@beforeId is null or seq < (select seq from audit where id = @beforeId and ({GrantSql.Covers} or key_id = @me)))
              and ({GrantSql.Covers} or key_id = @me)
            order by seq desc limit @limit
            """,
            GrantSql.Parameters(caller.Grant, new
            {
                repo = filter.Repo,
                who = filter.Who,
                what = filter.What,
                noun = filter.What is null ? null : filter.What + ".%",
                since = filter.Since?.ToStore(),
                beforeId,
                me = caller.KeyId,
                limit,
            })), cancellation);

    /// <returns>How many entries from before <paramref name="end"/> were taken away.</returns>
    public async Task<int> PruneAsync(DateTimeOffset end, CancellationToken cancellation)
    {
        var sum = 0;
        while (true)
        {
            var gone = await database.WriteAsync(s => s.ExecuteAsync(
                "delete from audit where seq in (select seq from audit where at < @end order by at limit @PruneRows)", new { end = end.ToStore(), PruneRows }), cancellation);
            sum += gone;
            if (gone < PruneRows)
                return sum;
        }
    }
}

/// <summary>An entry as stored.</summary>
public sealed class AuditRow
{
    internal const string Columns = "id, at, who, key_id, what, repo, subject, detail";

    public string Id { get; set; } = "";
    public long At { get; set; }
    public string Who { get; set; } = "";
    public string? KeyId { get; set; }
    public string What { get; set; } = "";
    public string Repo { get; set; } = "";
    public string? Subject { get; set; }
    public string? Detail { get; set; }

    public Client.AuditEntry ToWire() => new()
    {
        At = At.FromStore(),
        Who = Who,
        KeyId = KeyId,
        What = What,
        Repo = Repo,
        Subject = Subject,
        Detail = Detail,
    };
}
