using Memory.Storage;

namespace Memory.Intake.Harvesting;

/// <summary>Repositories whose past was read, and up to when: from there polling goes on.</summary>
internal sealed class HarvestedRepositories(Database database)
{
    public const string Lines = "lines_until";
    public const string Conversations = "conversations_until";

    /// <summary>A later harvest does not take back what was polled since.</summary>
    public Task PutAsync(string repo, DateTimeOffset until) => database.WriteBesideAsync(s => s.ExecuteAsync("""
        insert into harvested_repositories (repo, lines_until, conversations_until) values (@repo, @until, @until)
        on conflict (repo) do nothing
        """, new { repo, until = until.ToStore() }));

    public Task<List<(string Repo, long Lines, long Conversations)>> AllAsync(CancellationToken cancellation) =>
        database.ReadAsync(s => s.QueryAsync<(string, long, long)>("select repo, lines_until, conversations_until from harvested_repositories order by repo"), cancellation);

    /// <param name="column"><see cref="Lines"/> or <see cref="Conversations"/>.</param>
    public Task ReachedAsync(string repo, string column, DateTimeOffset until) => database.WriteBesideAsync(s =>
        s.ExecuteAsync($"update harvested_repositories set {(column == Lines ? Lines : Conversations)} = @until where repo = @repo", new { repo, until = until.ToStore() }));
}
