using System.Data.Common;
using Memory.Indexing;
using Memory.Storage;

namespace Memory.Backups;

/// <summary>What a restore came to.</summary>
/// <param name="KeysAdded">False: the keys are as they were.</param>
internal sealed record Restored(IReadOnlyDictionary<string, long> Rows, bool KeysAdded);

/// <summary>The store holds what a restore would take away; the message says what to do.</summary>
internal sealed class NotEmptyException(string message) : Exception(message);

/// <summary>
/// Makes the store what a backup says, in one transaction: the tables are made anew as they were when it was taken, filled, and
/// brought up to this version. Whoever restores is not locked out: the keys of this service stay, and its log of who did what.
/// </summary>
internal sealed class Restorer(Database database, TimeProvider time)
{
    private const int RowsAtOnce = 50;

    /// <summary>What every service has from its first start, whatever it was told.</summary>
    private static readonly string[] OwnTables = ["migrations", "counters", "api_keys", "audit"];

    /// <summary>Of those, what belongs to this service and not to what it knows.</summary>
    private static readonly string[] KeptTables = ["api_keys", "audit"];

    /// <exception cref="NotEmptyException">It holds something, and is not to be replaced; or is learning.</exception>
    /// <exception cref="NotABackupException">The rows do not fit the tables. The store is as it was.</exception>
    public Task<Restored> RestoreAsync(BackupFile file, BackupHeader header, bool replace, (string Who, string? KeyId) by, CancellationToken cancellation) =>
        database.WriteAsync(async s =>
        {
            // Waits for whoever is handing comments in, and keeps others from it until the end.
            await s.ExecuteAsync("update counters set value = value where name = 'delivery'");
            var isEmpty = await DemandAsync(s, replace);
            var kept = await KeepAsync(s);
            var counters = await s.QueryAsync<(string Name, long Value)>("select name, value from counters");
            await Migrations.BeginAnewAsync(s, header.Migrations);
            var rows = await LoadAsync(s, file, cancellation);
            await Migrations.ApplyAsync(s, Migrations.Names.Except(header.Migrations));
            if (!isEmpty)
                foreach (var table in kept.Select(k => k.Table.Table).Distinct())
                    await s.ExecuteAsync($"delete from {table}");
            foreach (var (table, row) in kept)
                await s.InsertAsync(table.Table, table.Columns, [row], "on conflict do nothing");
            await MoveOnAsync(s, counters);
            s.KeyId = by.KeyId;
            await Audit.WriteAsync(s, by.Who, "store.restored", Audit.Everywhere, null, time.GetUtcNow());
            return new Restored(rows, isEmpty);
        }, cancellation);

    private static async Task<bool> DemandAsync(WriteSession s, bool replace)
    {
        foreach (var table in (await s.TablesAsync()).Except(OwnTables).Except(BackupWriter.LeftOut))
        {
            if (await s.ScalarAsync<long>($"select count(*) from (select 1 from {table} limit 1) as one") == 0)
                continue;
            if (!replace)
                throw new NotEmptyException("This store is not empty. To throw away what it holds and take the backup instead: ?replace=true ('memory restore --replace FILE').");
            if (await s.ScalarAsync<long>("select count(*) from deliveries where state = 'pending'") > 0)
                throw new NotEmptyException("Comments are being learned from. Try again when none is pending ('memory status').");
            return false;
        }
        return true;
    }

    private static async Task<List<(BackupTable Table, object?[] Row)>> KeepAsync(WriteSession s)
    {
        var kept = new List<(BackupTable, object?[])>();
        foreach (var table in (await s.TablesAsync()).Intersect(KeptTables))
            await foreach (var row in s.RowsAsync($"select * from {table}"))
                kept.Add((new(table, [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)]),
                    [.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]));
        return kept;
    }

    private async Task<Dictionary<string, long>> LoadAsync(WriteSession s, BackupFile file, CancellationToken cancellation)
    {
        var tables = (await s.TablesAsync()).Where(t => t != "migrations").ToList();
        // A migration can bring rows with it; here they come from the backup.
        foreach (var table in Enumerable.Reverse(tables))
            await s.ExecuteAsync($"delete from {table}");
        var counts = new Dictionary<string, long>();
        var waiting = new List<object?[]>();
        BackupTable? last = null;
        try
        {
            await foreach (var (table, row) in file.RowsAsync(cancellation))
            {
                if (!tables.Contains(table.Table))
                    throw new NotABackupException($"This backup holds a table '{table.Table}' that its version does not have.");
                if (last is not null && (table != last || waiting.Count == RowsAtOnce))
                    await FlushAsync(last);
                last = table;
                waiting.Add(row);
                counts[table.Table] = counts.GetValueOrDefault(table.Table) + 1;
            }
            if (last is not null)
                await FlushAsync(last);
        }
        catch (DbException e) when (!database.IsUnavailable(e))
        {
            throw new NotABackupException($"The rows of '{last?.Table}' in this backup do not fit their table.");
        }
        return counts;

        async Task FlushAsync(BackupTable table)
        {
            await s.InsertAsync(table.Table, table.Columns, waiting);
            waiting.Clear();
        }
    }

    /// <summary>Numbers never run backwards: whoever follows revisions, on any node, sees that the store was replaced.</summary>
    private static async Task MoveOnAsync(WriteSession s, List<(string Name, long Value)> before)
    {
        foreach (var (name, value) in before)
            await s.ExecuteAsync("""
                insert into counters (name, value) values (@name, @value)
                on conflict (name) do update set value = case when counters.value < excluded.value then excluded.value else counters.value end
                """, new { name, value });
        await s.ExecuteAsync("insert into counters (name, value) values (@name, @revision) on conflict (name) do update set value = excluded.value",
            new { name = IndexFollower.RestoredAt, revision = await s.NextRevisionAsync() });
    }
}
