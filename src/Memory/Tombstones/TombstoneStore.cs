using System.Security.Cryptography;
using System.Text;
using Memory.Storage;

namespace Memory.Tombstones;

/// <summary>Tombstones as rows. Of a person there is a salted hash of the login, and nothing that names them.</summary>
public static class TombstoneStore
{
    private const int SubjectsPerStatement = 400;

    public static Task<Stone?> OfRepositoryAsync(Session s, string repo) => FindAsync(s, StoneKind.Repository, repo);

    public static async Task<Stone?> OfPersonAsync(Session s, string login) =>
        await SaltAsync(s) is { } salt ? await FindAsync(s, StoneKind.Person, Hash(salt, login)) : null;

    /// <summary>Another one after each erasure that a repository's lessons can have been touched by: its own, its owner's, and people's.</summary>
    public static Task<string> MarkAsync(Session s, string repo) =>
        s.ScalarAsync<string>("select cast(count(*) as text) || ':' || cast(coalesce(max(at), 0) as text) from tombstones where repo is null or repo in (@repo, @everybodys, '*')",
            new { repo, everybodys = $"{Grant.OwnerOf(repo)}/*" });

    /// <returns>Those that there are, by repository.</returns>
    public static Task<Dictionary<string, Stone>> OfRepositoriesAsync(Session s, IReadOnlyCollection<string> repos) => FindAsync(s, StoneKind.Repository, repos);

    /// <param name="logins">Each once, whatever the case of its letters.</param>
    /// <returns>Those that there are, by login; the case of letters does not count.</returns>
    public static async Task<Dictionary<string, Stone>> OfPeopleAsync(Session s, IReadOnlyCollection<string> logins)
    {
        var found = new Dictionary<string, Stone>(StringComparer.OrdinalIgnoreCase);
        if (await SaltAsync(s) is not { } salt)
            return found;
        var hashes = logins.ToLookup(login => Hash(salt, login));
        foreach (var (hash, stone) in await FindAsync(s, StoneKind.Person, [.. hashes.Select(h => h.Key)]))
            foreach (var login in hashes[hash])
                found[login] = stone;
        return found;
    }

    public static Task<string> PutRepositoryAsync(WriteSession s, string repo, string who, DateTimeOffset now) =>
        PutAsync(s, StoneKind.Repository, repo, repo, who, now);

    public static async Task<string> PutPersonAsync(WriteSession s, string login, string who, DateTimeOffset now)
    {
        await s.ExecuteAsync("insert into tombstone_salt (name, salt) values ('login', @salt) on conflict do nothing", new { salt = RandomNumberGenerator.GetHexString(32) });
        return await PutAsync(s, StoneKind.Person, Hash((await SaltAsync(s))!, login), null, who, now);
    }

    public static Task<string> PutLessonAsync(WriteSession s, string lessonId, string repo, string who, DateTimeOffset now) =>
        PutAsync(s, StoneKind.Lesson, lessonId, repo, who, now);

    /// <summary>Those of what the grant sees, in order of id; those of people for a grant of everything alone.</summary>
    public static Task<List<Stone>> ListAsync(Session s, Grant grant, string? afterId, int limit) =>
        s.QueryAsync<Stone>($"""
            select {Stone.Columns} from tombstones
            where (@everything = 1 or (repo is not null and {GrantSql.Covers})) and (@afterId is null or id > @afterId) order by id limit @limit
            """, GrantSql.Parameters(grant, new { afterId, limit }));

    /// <returns>What was removed; null when there is none that the grant sees.</returns>
    public static async Task<Stone?> RemoveAsync(WriteSession s, Grant grant, string id)
    {
        var found = await s.FirstAsync<Stone>(
            $"select {Stone.Columns} from tombstones where id = @id and (@everything = 1 or (repo is not null and {GrantSql.Covers}))", GrantSql.Parameters(grant, new { id }));
        if (found is null)
            return null;
        await s.ExecuteAsync("delete from erased_lessons where tombstone_id = @id", new { id });
        await s.ExecuteAsync("delete from tombstones where id = @id", new { id });
        // While it stood, the host's number kept the repository away under whatever name; now the name is free for any.
        await s.ExecuteAsync("delete from host_repositories where @Kind = @Repository and repo = @Repo", new { found.Kind, found.Repo, StoneKind.Repository });
        return found;
    }

    private static Task<Stone?> FindAsync(Session s, string kind, string subject) =>
        s.FirstAsync<Stone>($"select {Stone.Columns} from tombstones where kind = @kind and subject = @subject", new { kind, subject });

    private static async Task<Dictionary<string, Stone>> FindAsync(Session s, string kind, IReadOnlyCollection<string> subjects)
    {
        var found = new Dictionary<string, Stone>(StringComparer.Ordinal);
        foreach (var some in subjects.Chunk(SubjectsPerStatement))
            foreach (var stone in await s.QueryAsync<Stone>($"select {Stone.Columns} from tombstones where kind = @kind and subject in @some", new { kind, some }))
                found[stone.Subject] = stone;
        return found;
    }

    private static Task<string?> SaltAsync(Session s) => s.FirstAsync<string>("select salt from tombstone_salt where name = 'login'");

    private static async Task<string> PutAsync(WriteSession s, string kind, string subject, string? repo, string who, DateTimeOffset now)
    {
        await s.ExecuteAsync("""
            insert into tombstones (id, kind, subject, repo, owner, at, who) values (@id, @kind, @subject, @repo, @owner, @at, @who)
            on conflict (kind, subject) do update set at = excluded.at, who = excluded.who
            """,
            new { id = "T" + RandomNumberGenerator.GetHexString(12, lowercase: true), kind, subject, repo, owner = repo is null ? null : Grant.OwnerOf(repo), at = now.ToStore(), who });
        return (await FindAsync(s, kind, subject))!.Id;
    }

    private static string Hash(string salt, string login) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(login.Trim().ToLowerInvariant())));
}
