using System.Security.Cryptography;

namespace Memory.Storage;

/// <summary>
/// The word on who changed what, written in the transaction of the change: the one is on disk exactly when the other is.
/// Rows carry names and ids, never texts, so that an erased text is not kept here.
/// </summary>
public static class Audit
{
    /// <summary>Stands for a change that belongs to no repository: keys for several, settings of the service.</summary>
    public const string Everywhere = "*";

    private const int DetailCharsMax = 200;

    /// <param name="who"><c>key:name</c>, a login, or <c>memory</c>; the key's id is taken from <see cref="WriteSession.KeyId"/>.</param>
    /// <param name="what">Noun and past verb: <c>lesson.approved</c>, <c>key.rotated</c>, <c>delivery.replayed</c>.</param>
    /// <param name="repo">owner/name, <c>owner/*</c>, or <see cref="Everywhere"/>.</param>
    /// <param name="subject">Id of what was changed.</param>
    /// <param name="detail">A few words of ours; nothing that somebody typed.</param>
    public static async Task WriteAsync(WriteSession s, string who, string what, string repo, string? subject, DateTimeOffset at, string? detail = null)
    {
        if (detail is { Length: > DetailCharsMax })
            detail = detail[..DetailCharsMax];
        await s.ExecuteAsync("""
            insert into audit (id, seq, at, who, key_id, what, repo, owner, subject, detail)
            values (@id, @seq, @at, @who, @KeyId, @what, @repo, @owner, @subject, @detail)
            """,
            new { id = "A" + RandomNumberGenerator.GetHexString(16, lowercase: true), seq = await NextAsync(s), at = at.ToStore(), who, s.KeyId, what, repo, owner = Grant.OwnerOf(repo), subject, detail });
    }

    /// <summary>Like revisions, numbers of a counter row become visible in the order of commits: a page never misses a row.</summary>
    private static Task<long> NextAsync(WriteSession s) =>
        s.ScalarAsync<long>("update counters set value = value + 1 where name = 'audit' returning value");
}
