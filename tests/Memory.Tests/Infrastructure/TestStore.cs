using System.Collections.Concurrent;

namespace Memory.Tests.Infrastructure;

/// <summary>
/// The store that a service under test is given. <c>MEMORY_TEST_STORE=postgres</c> puts every test that names none on PostgreSQL;
/// there, a data folder has a database of its own, so that a service started again on its folder finds what it had.
/// </summary>
internal static class TestStore
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private static readonly ConcurrentDictionary<string, string> Databases = new();
    private static int next;

    public static string Default { get; } = Environment.GetEnvironmentVariable("MEMORY_TEST_STORE") is { Length: > 0 } named ? named : Sqlite;

    public static IReadOnlyDictionary<string, string> Settings(string? store, string folder) => (store ?? Default) switch
    {
        Sqlite => new Dictionary<string, string> { ["Memory:Store"] = Sqlite },
        Postgres => On(Databases.GetOrAdd(folder, _ => NewDatabase())),
        var other => throw new ArgumentException($"There is no store '{other}'."),
    };

    /// <summary>For several nodes on one database.</summary>
    public static IReadOnlyDictionary<string, string> On(string database) => new Dictionary<string, string>
    {
        ["Memory:Store"] = Postgres,
        ["ConnectionStrings:Memory"] = PostgresServer.Require().ConnectionString(database),
    };

    public static string NewDatabase()
    {
        var name = $"memory_{Interlocked.Increment(ref next)}";
        PostgresServer.Require().Create(name);
        return name;
    }

    /// <summary>The folder is gone, and its database with it.</summary>
    public static void Forget(string folder)
    {
        if (Databases.TryRemove(folder, out var database))
            PostgresServer.Require().Drop(database);
    }
}
