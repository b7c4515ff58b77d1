using System.Reflection;

namespace Memory.Storage;

/// <summary>Numbered SQL files, embedded, each applied once in a transaction of its own and recorded by name.</summary>
public static class Migrations
{
    private const string Prefix = "Memory.Storage.Migrations.";

    private const string Table = "create table if not exists migrations (\n    name text primary key,\n    applied_at bigint not null)";

    /// <summary>All migrations of this version, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^4])
            .Order(StringComparer.Ordinal)];

    public static async Task ApplyAsync(Database database)
    {
        await database.WriteAsync(s => s.SchemaAsync(Table));
        var known = await database.ReadAsync(s => s.QueryAsync<string>("select name from migrations"));
        var stranger = known.FirstOrDefault(k => !Names.Contains(k));
        if (stranger is not null)
            throw new StartupException($"The store was written by a newer version of Memory (migration {stranger}). Start that version or a later one.");
        foreach (var name in Names.Except(known))
        {
            await database.WriteAsync(async s =>
            {
                // Another node may have been quicker: the write is exclusive, so who looks here is alone.
                if (await s.ScalarAsync<long>("select count(*) from migrations where name = @name", new { name }) == 0)
                    await ApplyAsync(s, [name]);
            });
        }
    }

    /// <summary>Every table is dropped and made anew as it was after <paramref name="names"/>, within the transaction.</summary>
    public static async Task BeginAnewAsync(WriteSession s, IEnumerable<string> names)
    {
        foreach (var table in Enumerable.Reverse(await s.TablesAsync()))
            await s.SchemaAsync($"drop table {table}");
        await s.SchemaAsync(Table);
        await ApplyAsync(s, names);
    }

    public static async Task ApplyAsync(WriteSession s, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            await s.SchemaAsync(await ReadAsync(name));
            await s.ExecuteAsync("insert into migrations (name, applied_at) values (@name, @at)",
                new { name, at = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() });
        }
    }

    private static async Task<string> ReadAsync(string name)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{name}.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
