using Memory.Storage;

namespace Memory.Renaming;

/// <summary>API keys that name a repository which is called otherwise now.</summary>
internal static class KeyBindings
{
    private const int KeysMax = 10_000;

    /// <summary>With the same owner a key follows.</summary>
    public static Task MoveAsync(WriteSession s, string from, string to) => ChangeAsync(s, from, repos => [.. repos.Select(r => r == from ? to : r).Distinct()]);

    /// <summary>With another owner it does not: whoever had it from the old one reads nothing of the new one. A key for that one repository opens nothing any more.</summary>
    public static async Task DropAsync(WriteSession s, string from, string to, DateTimeOffset now)
    {
        foreach (var key in await ChangeAsync(s, from, repos => [.. repos.Where(r => r != from)]))
            await Audit.WriteAsync(s, "memory", "key.unbound", to, key, now, $"{from} has another owner now");
    }

    private static async Task<List<string>> ChangeAsync(WriteSession s, string named, Func<string[], string[]> change)
    {
        var changed = new List<string>();
        foreach (var (id, stored) in await s.QueryAsync<(string, string)>("select id, repos from api_keys where repos is not null order by id limit @KeysMax", new { KeysMax }))
            if (Json.Read<string[]>(stored) is var repos && repos.Contains(named))
            {
                await s.ExecuteAsync("update api_keys set repos = @repos where id = @id", new { id, repos = Json.Write(change(repos)) });
                changed.Add(id);
            }
        return changed;
    }
}
