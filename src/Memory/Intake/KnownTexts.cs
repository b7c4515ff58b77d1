using Memory.Comments;
using Memory.Storage;

namespace Memory.Intake;

/// <summary>
/// Which comments are known word for word. With a time of edit, the same text at the same time is known for good. Without one only
/// the latest text counts, so that an edit back to an earlier text is an edit.
/// </summary>
internal sealed class KnownTexts
{
    private const int KeysPerStatement = 400;
    private readonly Dictionary<string, string> latest = new(StringComparer.Ordinal);
    private readonly HashSet<(string Key, string Hash)> all = [];

    /// <param name="comments">Those that will be asked for, with the hash of their text.</param>
    public static async Task<KnownTexts> OfAsync(Session s, IReadOnlyCollection<(ReviewComment Comment, string Hash)> comments)
    {
        var known = new KnownTexts();
        foreach (var some in comments.Where(c => c.Comment.UpdatedAt is null).Select(c => c.Comment.Key).Distinct().Chunk(KeysPerStatement))
            foreach (var (key, hash) in await s.QueryAsync<(string, string)>("""
                select comment_key, content_hash from deliveries d
                where comment_key in @some and seq = (select max(seq) from deliveries where comment_key = d.comment_key)
                """, new { some }))
                known.latest[key] = hash;
        foreach (var some in comments.Where(c => c.Comment.UpdatedAt is not null).Distinct().Chunk(KeysPerStatement))
            known.all.UnionWith(await s.QueryAsync<(string, string)>("select comment_key, content_hash from deliveries where comment_key in @keys and content_hash in @hashes",
                new { keys = some.Select(c => c.Comment.Key).Distinct().ToArray(), hashes = some.Select(c => c.Hash).Distinct().ToArray() }));
        return known;
    }

    /// <returns>False when it was known; else it is from here on.</returns>
    public bool Add(ReviewComment comment, string hash)
    {
        if (comment.UpdatedAt is null ? latest.GetValueOrDefault(comment.Key) == hash : all.Contains((comment.Key, hash)))
            return false;
        latest[comment.Key] = hash;
        all.Add((comment.Key, hash));
        return true;
    }
}
