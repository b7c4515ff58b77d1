using System.Net;
using System.Net.Http.Headers;
using Memory.Backups;
using Memory.Client;
using Memory.Storage;
using Memory.Storage.Dialects;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Backups;

/// <summary>A backup of an older version: its tables are made as they were, filled, and brought up to this version.</summary>
public sealed class OlderBackupTests
{
    [Theory]
    [InlineData(TestStore.Sqlite)]
    [InlineData(TestStore.Postgres)]
    public async Task A_backup_of_every_older_version_can_be_restored_and_is_gone_on_with(string to)
    {
        await using var source = new MemoryApp(store: TestStore.Sqlite);
        await source.SayAsync(
            Says.Member("ana", "@claude remember: values go into SQL as parameters, never into the text of the query."),
            Says.Member("bo", "@claude remember: pages of a list are at most 200 rows."),
            Says.Member("bo", "I would look at this again."));
        var ids = (await source.LessonsAsync()).Select(l => l.Id).ToList();
        (await source.Admin.PostAsync($"/v1/lessons/{ids[1]}/retire", null)).EnsureSuccessStatusCode();
        var rows = await StoreRows.OfAsync(source);
        Migrations.Names.Count.ShouldBeGreaterThan(1);
        for (var level = 1; level < Migrations.Names.Count; level++)
        {
            await using var old = await OlderAsync(source, [.. Migrations.Names.Take(level)]);
            using var backup = new MemoryStream();
            await new BackupWriter(old.Store, TimeProvider.System).WriteAsync(backup, "0.0.1", CancellationToken.None);
            await using var target = new MemoryApp(store: to);
            using var body = new ByteArrayContent(backup.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/gzip") } };
            var answer = await target.Admin.PostAsync("/v1/restore", body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());

            // Every column that the older version had is as it was; what came later is empty.
            var restored = await StoreRows.OfAsync(target);
            restored.Keys.ShouldBe(rows.Keys);
            foreach (var (table, columns) in old.Columns.Where(t => rows.ContainsKey(t.Key)))
                Of(restored[table], columns).ShouldBe(Of(rows[table], columns), $"{table} at {Migrations.Names[level - 1]}");
            foreach (var later in restored.Keys.Except(old.Columns.Keys))
                restored[later].ShouldBeEmpty(later);
            var store = (await target.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "store");
            store.State.ShouldBe("ok");
            store.Detail.ShouldContain(Migrations.Names[^1]);
            using var keyOfOld = target.WithKey(File.ReadAllText(Path.Combine(source.Folder, "admin.key")).Trim());
            (await keyOfOld.GetAsync($"/v1/lessons/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await target.SayAsync(Says.Member("cy", "@claude remember: every queue has a written limit."));
            (await target.Admin.DeleteAsync($"/v1/lessons/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await target.LessonsAsync()).Count.ShouldBe(ids.Count);
        }
    }

    /// <summary>A store as an older version made it, with what the source knows in the columns that there were.</summary>
    private static async Task<OlderStore> OlderAsync(MemoryApp source, IReadOnlyList<string> names)
    {
        var folder = Directory.CreateTempSubdirectory("memory-older-").FullName;
        var database = new Database(new SqliteDialect(Path.Combine(folder, "memory.db")));
        await database.WriteAsync(s => Migrations.BeginAnewAsync(s, names));
        var columns = new Dictionary<string, HashSet<string>>();
        await database.ReadAsync(async s =>
        {
            await s.ScalarAsync<string>("attach @file as source; select ''", new { file = Path.Combine(source.Folder, "memory.db") });
            foreach (var table in (await s.TablesAsync()).Where(t => t != "migrations"))
            {
                var had = await s.QueryAsync<string>("select name from pragma_table_info(@table)", new { table });
                columns[table] = [.. had];
                var list = string.Join(", ", had);
                // Counters are those that the version had; all else is what the source holds.
                await s.ScalarAsync<string>(table == "counters"
                    ? "update counters set value = (select value from source.counters c where c.name = counters.name); select ''"
                    : $"delete from {table}; insert into {table} ({list}) select {list} from source.{table}; select ''");
            }
            await s.ScalarAsync<string>("detach source; select ''");
            return true;
        });
        return new(database, columns, folder);
    }

    private static List<string> Of(List<string> rows, HashSet<string> columns) =>
        rows.ConvertAll(row => string.Join('|', row.Split('|').Where(cell => columns.Contains(cell.Split('=')[0]))));

    private sealed record OlderStore(Database Store, IReadOnlyDictionary<string, HashSet<string>> Columns, string Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
