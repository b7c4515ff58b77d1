using Memory.Comments;
using Memory.Storage;

namespace Memory.Intake.Confirming;

/// <summary>What GitHub has confirmed, kept with the words that it was asked for.</summary>
internal static class ConfirmationStore
{
    /// <returns>Key of the comment → permission, where it was confirmed for just these words.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(Session s, IReadOnlyList<ReviewComment> comments)
    {
        var said = comments.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var confirmed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var keys in said.Keys.Chunk(400))
            foreach (var (key, who, at, permission) in await s.QueryAsync<(string, string, long, string)>(
                "select comment_key, who, said_at, permission from confirmed_access where comment_key in @keys", new { keys }))
                if (said[key].SaidAt.ToStore() == at && string.Equals(said[key].SaidBy, who, StringComparison.OrdinalIgnoreCase))
                    confirmed[key] = permission;
        return confirmed;
    }

    public static async Task PutAsync(WriteSession s, IReadOnlyList<ReviewComment> comments, IReadOnlyDictionary<string, string> access, DateTimeOffset now)
    {
        foreach (var c in comments)
            await s.ExecuteAsync("""
                insert into confirmed_access (comment_key, repo, who, said_at, permission, at) values (@Key, @Repo, @SaidBy, @saidAt, @permission, @now)
                on conflict (comment_key) do update set who = excluded.who, said_at = excluded.said_at, permission = excluded.permission, at = excluded.at
                """, new { c.Key, c.Repo, c.SaidBy, saidAt = c.SaidAt.ToStore(), permission = access[c.Key], now = now.ToStore() });
    }
}
