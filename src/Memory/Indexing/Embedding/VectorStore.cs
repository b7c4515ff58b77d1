using System.Runtime.InteropServices;
using Memory.Storage;
using Memory.Text;

namespace Memory.Indexing.Embedding;

/// <summary>The only SQL about vectors. A row is of one lesson, one model and one text, which its hash names.</summary>
internal static class VectorStore
{
    private const int IdsPerStatement = 400;

    public static string Hash(string text) => Digest.Of(text, 16);

    /// <summary>Spaces that have read all lessons once, the one that was used last first.</summary>
    public static async Task<List<VectorSpace>> CompleteAsync(Session s) =>
        [.. (await s.QueryAsync<(string Model, long Dimensions)>("select model, dimensions from vector_models where complete = 1 order by used_at desc, model"))
            .Select(m => VectorSpace.Named(m.Model, (int)m.Dimensions))];

    /// <summary>Up to which revision a space has read the lessons, and whether it has come to the end once.</summary>
    public static async Task<(long Revision, bool IsComplete)> MarkAsync(Session s, VectorSpace space) =>
        await s.QueryAsync<(long, long)>("select revision, complete from vector_models where model = @Name", new { space.Name }) is [var (revision, complete)]
            ? (revision, complete == 1) : (0, false);

    /// <summary>Up to which revision of the store no lesson waits for its vector.</summary>
    public static async Task<long> ReadUpToAsync(Session s, VectorSpace space, long revision)
    {
        var (made, _) = await MarkAsync(s, space);
        return made >= await s.ScalarAsync<long>("select coalesce(max(revision), 0) from lessons") ? revision : Math.Min(made, revision);
    }

    /// <summary>Never backwards: another node can have come further.</summary>
    public static Task SetMarkAsync(WriteSession s, VectorSpace space, long revision, bool isComplete, DateTimeOffset now) => s.ExecuteAsync("""
        insert into vector_models (model, dimensions, revision, complete, used_at) values (@Name, @Dimensions, @revision, @complete, @now)
        on conflict (model) do update set used_at = excluded.used_at,
            revision = case when vector_models.revision < excluded.revision then excluded.revision else vector_models.revision end,
            complete = case when vector_models.complete < excluded.complete then excluded.complete else vector_models.complete end
        """, new { space.Name, space.Dimensions, revision, complete = isComplete ? 1 : 0, now = now.ToStore() });

    /// <summary>Vectors by lesson, each with the hash of the text that it was made of.</summary>
    public static async Task<Dictionary<string, (string Hash, byte[] Vector)>> OfLessonsAsync(Session s, VectorSpace space, IEnumerable<string> lessons)
    {
        var found = new Dictionary<string, (string, byte[])>(StringComparer.Ordinal);
        foreach (var ids in lessons.Chunk(IdsPerStatement))
            foreach (var (id, hash, vector) in await s.QueryAsync<(string, string, byte[])>(
                "select lesson_id, hash, vector from lesson_vectors where model = @Name and lesson_id in @ids", new { space.Name, ids }))
                found[id] = (hash, vector);
        return found;
    }

    /// <summary>Vectors of the same texts, whichever lesson has them.</summary>
    public static async Task<Dictionary<string, byte[]>> OfTextsAsync(Session s, VectorSpace space, IEnumerable<string> hashes)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var some in hashes.Chunk(IdsPerStatement))
            foreach (var (hash, vector) in await s.QueryAsync<(string, byte[])>(
                "select hash, vector from lesson_vectors where model = @Name and hash in @some", new { space.Name, some }))
                found[hash] = vector;
        return found;
    }

    /// <summary>In an exclusive write: a lesson that was erased meanwhile gets no vector.</summary>
    public static async Task SaveAsync(WriteSession s, VectorSpace space, IReadOnlyCollection<(string Lesson, string Hash, byte[] Vector)> vectors)
    {
        foreach (var chunk in vectors.Chunk(IdsPerStatement))
        {
            var alive = (await s.QueryAsync<string>("select id from lessons where erased = 0 and id in @ids", new { ids = chunk.Select(v => v.Lesson).ToArray() })).ToHashSet();
            await s.InsertAsync("lesson_vectors", ["lesson_id", "model", "hash", "vector"],
                [.. chunk.Where(v => alive.Contains(v.Lesson)).Select(v => (object?[])[v.Lesson, space.Name, v.Hash, v.Vector])],
                "on conflict (model, lesson_id) do update set hash = excluded.hash, vector = excluded.vector");
        }
    }

    /// <summary>What no node has used for a while.</summary>
    public static async Task ForgetAsync(WriteSession s, DateTimeOffset unusedSince, Func<VectorSpace, bool> isInUse)
    {
        var old = await s.QueryAsync<(string Model, long Dimensions)>("select model, dimensions from vector_models where used_at < @before", new { before = unusedSince.ToStore() });
        foreach (var (model, _) in old.Where(o => !isInUse(VectorSpace.Named(o.Model, (int)o.Dimensions))))
        {
            await s.ExecuteAsync("delete from lesson_vectors where model = @model", new { model });
            await s.ExecuteAsync("delete from vector_models where model = @model", new { model });
        }
    }

    public static byte[] Bytes(ReadOnlySpan<sbyte> code) => MemoryMarshal.AsBytes(code).ToArray();
}
