using System.Security.Cryptography;
using Memory.Indexing.Embedding;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>How far a store is, and which one it is: a collection that was filled from another one is not ours.</summary>
/// <param name="Store">A number of its own; 0 before it was given one.</param>
/// <param name="Restored">The revision at which it was last replaced by a backup.</param>
internal sealed record StoreIdentity(long Revision, long Store, long Restored)
{
    private const string Counter = "store";
    /// <summary>Whole numbers up to here survive every JSON on their way, a backup's and a payload's.</summary>
    private const long NumberMax = 1L << 52;

    /// <param name="space">Of the vectors that serve; null for words alone.</param>
    public CollectionMark MarkOf(VectorSpace? space) => new(Store, Restored, space?.Name ?? "none");

    public static async Task<StoreIdentity> ReadAsync(Session s)
    {
        var counters = (await s.QueryAsync<(string Name, long Value)>(
            "select name, value from counters where name in @names", new { names = new[] { "revision", Counter, IndexFollower.RestoredAt } })).ToDictionary(c => c.Name, c => c.Value);
        return new(counters.GetValueOrDefault("revision"), counters.GetValueOrDefault(Counter), counters.GetValueOrDefault(IndexFollower.RestoredAt));
    }

    /// <summary>Gives the store its number, once.</summary>
    public static Task NameAsync(Database database, CancellationToken cancellation) => database.WriteAsync(s => s.ExecuteAsync(
        "insert into counters (name, value) values (@name, @value) on conflict (name) do nothing",
        new { name = Counter, value = 1 + (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & (NumberMax - 1)) }), cancellation);
}
