using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Intake.Events;

/// <summary>
/// What a repository is called, by its host's number. A word by a name that it had before is one of now; one by a name that nobody told
/// us of is a rename that we missed.
/// </summary>
internal sealed class HostRepositories(Database database, EventInbox events)
{
    private const int KnownMax = 100_000;
    private readonly ConcurrentDictionary<(long HostId, string Repo), string> known = new();

    /// <summary>A number and a name, as a webhook carried them.</summary>
    /// <returns>The name to know it by.</returns>
    public async Task<string> SeenAsync(long hostId, string repo)
    {
        if (known.TryGetValue((hostId, repo), out var name))
            return name;
        var stored = await database.WriteBesideAsync(async s =>
        {
            await s.ExecuteAsync("insert into host_repositories (host_id, repo, former, gone) values (@hostId, @repo, '[]', 0) on conflict (host_id) do nothing", new { hostId, repo });
            return await s.FirstAsync<(string Repo, string Former)>("select repo, former from host_repositories where host_id = @hostId", new { hostId });
        });
        name = stored.Repo != repo && Json.Read<string[]>(stored.Former).Contains(repo) ? stored.Repo : repo;
        if (name == repo && stored.Repo != repo)
            await events.StoreAsync($"renamed-{hostId}-{Guid.CreateVersion7():n}", new HostEvent("repository", "renamed", repo, hostId, null) { FormerRepo = stored.Repo });
        if (known.Count >= KnownMax)
            known.Clear();
        return known[(hostId, repo)] = name;
    }

    public async Task NameAsync(WriteSession s, long hostId, string former, string repo)
    {
        known.Clear();
        var before = await s.FirstAsync<string>("select former from host_repositories where host_id = @hostId", new { hostId });
        var names = (before is null ? [] : Json.Read<string[]>(before)).Append(former).Where(n => n != repo).Distinct().ToArray();
        await s.ExecuteAsync("""
            insert into host_repositories (host_id, repo, former, gone) values (@hostId, @repo, @former, 0)
            on conflict (host_id) do update set repo = excluded.repo, former = excluded.former
            """, new { hostId, repo, former = Json.Write(names) });
    }

    public Task StateAsync(long hostId, string repo, bool? isPrivate, bool gone) => database.WriteBesideAsync(s => s.ExecuteAsync("""
        insert into host_repositories (host_id, repo, former, private, gone) values (@hostId, @repo, '[]', @isPrivate, @gone)
        on conflict (host_id) do update set private = coalesce(excluded.private, host_repositories.private), gone = excluded.gone
        """, new { hostId, repo, isPrivate = isPrivate is { } p ? (p ? 1 : 0) : (int?)null, gone = gone ? 1 : 0 }));
}
