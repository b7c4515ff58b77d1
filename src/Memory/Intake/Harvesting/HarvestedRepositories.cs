using Memory.Storage;

namespace Memory.Intake.Harvesting;

/// <summary>Repositories whose past was read, and up to when: from there polling goes on.</summary>
internal sealed class HarvestedRepositories(Database database)
{
    /// <summary>A later harvest does not take back what was polled since.</summary>
    public Task PutAsync(string repo, DateTimeOffset until) => database.WriteBesideAsync(s => s.ExecuteAsync("""
        insert into harvested_repositories (repo, lines_until, conversations_until) values (@repo, @until, @until)
        on conflict (repo) do nothing
        """, new { repo, until = until.ToStore() }));

    public Task<List<(string Repo, long Lines, long Conversations)>> AllAsync(CancellationToken cancellation) =>
        database.ReadAsync(s => s.QueryAsync<(string, long, long)>("select repo, lines_until, conversations_until from harvested_repositories order by repo"), cancellation);

    public Task ReachedAsync(string repo, DateTimeOffset lines, DateTimeOffset conversations) => database.WriteBesideAsync(s =>
        s.ExecuteAsync("update harvested_repositories set lines_until = @lines, conversations_until = @conversations where repo = @repo",
            new { repo, lines = lines.ToStore(), conversations = conversations.ToStore() }));
}
