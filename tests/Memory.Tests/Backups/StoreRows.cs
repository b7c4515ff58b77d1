using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Backups;

/// <summary>What a store knows, row by row, in a form in which two stores can be compared.</summary>
internal static class StoreRows
{
    /// <summary>What a service has for itself: it is never the same as another's.</summary>
    private static readonly string[] Own = ["migrations", "counters", "api_keys", "audit", "jobs"];

    public static Task<SortedDictionary<string, List<string>>> OfAsync(MemoryApp app) =>
        app.Services.GetRequiredService<Database>().ReadAsync(async s =>
        {
            var all = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var table in (await s.TablesAsync()).Except(Own))
            {
                var rows = new List<string>();
                await foreach (var row in s.RowsAsync($"select * from {table}"))
                    rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount)
                        .Select(i => FormattableString.Invariant($"{row.GetName(i)}={(row.IsDBNull(i) ? "null" : row.GetValue(i))}")).Order(StringComparer.Ordinal)));
                rows.Sort(StringComparer.Ordinal);
                all[table] = rows;
            }
            return all;
        });

    public static void ShouldBeRowsOf(this SortedDictionary<string, List<string>> actual, SortedDictionary<string, List<string>> expected)
    {
        actual.Keys.ShouldBe(expected.Keys);
        foreach (var (table, rows) in expected)
            actual[table].ShouldBe(rows, table);
    }
}
