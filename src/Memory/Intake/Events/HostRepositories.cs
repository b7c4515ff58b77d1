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
    private long renames;

    /// <summary>A number and a name, as a webhook carried them.</summary>
    /// <returns>The name to know it by.</returns>
    /// <exception cref="NameTakenException">What is known by that name is of another repository.</exception>
    public async Task<string> SeenAsync(long hostId, string repo)
    {
        if (known.TryGetValue((hostId, repo), out var name))
            return name;
        var before = Volatile.Read(ref renames);
        var stored = await database.WriteBesideAsync(async s =>
        {
            var row = await s.FirstAsync<(string? Repo, string? Former)>("select repo, former from host_repositories where host_id = @hostId", new { hostId });
            if (row.Repo != repo && (row.Former is null || !Json.Read<string[]>(row.Former).Contains(repo)))
                await DemandFreeAsync(s, hostId, repo);
            if (row.Repo is null)
                await s.ExecuteAsync("insert into host_repositories (host_id, repo, former, gone) values (@hostId, @repo, '[]', 0) on conflict (host_id) do nothing", new { hostId, repo });
            return (Repo: row.Repo ?? repo, Former: row.Former ?? "[]");
        });
        name = stored.Repo != repo && Json.Read<string[]>(stored.Former).Contains(repo) ? stored.Repo : repo;
        if (name == repo && stored.Repo != repo)
            await events.StoreAsync($"renamed-{hostId}-{Guid.CreateVersion7():n}", new HostEvent("repository", "renamed", repo, hostId, null) { FormerRepo = stored.Repo });
        if (known.Count >= KnownMax)
            known.Clear();
        // What a rename has overtaken is not remembered.
        return before == Volatile.Read(ref renames) ? known[(hostId, repo)] = name : name;
    }

    /// <summary>
    /// A name is one repository's at a time, also one that is gone: what was learned by it stays until it is erased. Whoever bears it by
    /// another number was made in its place, or was given its name after a rename that nobody told of.
    /// </summary>
    /// <exception cref="NameTakenException">It is another's.</exception>
    public static async Task DemandFreeAsync(WriteSession s, long hostId, string repo)
    {
        // One after the other, on all nodes: two that come at the same moment are not both the first.
        await s.ExecuteAsync("update counters set value = value where name = 'delivery'");
        if (await HolderAsync(s, repo) is { } holder && holder != hostId)
            throw new NameTakenException(repo, holder, hostId);
    }

    /// <returns>The number of the repository that is known by that name; null where none is.</returns>
    public static Task<long?> HolderAsync(Session s, string repo) => s.FirstAsync<long?>("select host_id from host_repositories where repo = @repo limit 1", new { repo });

    /// <summary>It had this name, and was renamed since.</summary>
    public static async Task<bool> WasAsync(WriteSession s, long hostId, string name) =>
        await s.FirstAsync<string>("select former from host_repositories where host_id = @hostId", new { hostId }) is { } former && Json.Read<string[]>(former).Contains(name);

    /// <summary>Call <see cref="Forget"/> after the commit.</summary>
    /// <param name="former">Names that it had; one of them may be new to us.</param>
    public static async Task NameAsync(WriteSession s, long hostId, string[] former, string repo)
    {
        var before = await s.FirstAsync<string>("select former from host_repositories where host_id = @hostId", new { hostId });
        var names = (before is null ? [] : Json.Read<string[]>(before)).Concat(former).Where(n => n != repo).Distinct().ToArray();
        await s.ExecuteAsync("""
            insert into host_repositories (host_id, repo, former, gone) values (@hostId, @repo, @former, 0)
            on conflict (host_id) do update set repo = excluded.repo, former = excluded.former
            """, new { hostId, repo, former = Json.Write(names) });
    }

    /// <summary>Names are asked for anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref renames);
        known.Clear();
    }

    /// <returns>True: it was not private before, as far as we knew.</returns>
    public static async Task<bool> ShownAsync(WriteSession s, long hostId, string repo, bool isPrivate)
    {
        var before = await s.FirstAsync<long?>("select private from host_repositories where host_id = @hostId", new { hostId });
        await StateAsync(s, hostId, repo, isPrivate, gone: false);
        return before != 1;
    }

    public Task StateAsync(long hostId, string repo, bool? isPrivate, bool gone) => database.WriteBesideAsync(s => StateAsync(s, hostId, repo, isPrivate, gone));

    private static Task<int> StateAsync(WriteSession s, long hostId, string repo, bool? isPrivate, bool gone) => s.ExecuteAsync("""
        insert into host_repositories (host_id, repo, former, private, gone)
        select @hostId, @repo, '[]', @isPrivate, @gone where not exists (select 1 from host_repositories where repo = @repo and host_id <> @hostId)
        on conflict (host_id) do update set private = coalesce(excluded.private, host_repositories.private), gone = excluded.gone
        """, new { hostId, repo, isPrivate = isPrivate is { } p ? (p ? 1 : 0) : (int?)null, gone = gone ? 1 : 0 });
}
