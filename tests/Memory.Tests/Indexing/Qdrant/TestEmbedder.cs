using Memory.Indexing.Embedding;

namespace Memory.Tests.Indexing.Qdrant;

/// <summary>An embedder of random numbers: the same text gives the same vector, and two seeds are two versions.</summary>
internal static class TestEmbedder
{
    private const int Dimensions = 16;
    private const int Buckets = 512;

    /// <returns>Its file.</returns>
    public static string Write(string folder, int seed)
    {
        var random = new Random(seed);
        var rows = new byte[Dimensions * Buckets];
        random.NextBytes(rows);
        var path = Path.Combine(folder, $"embedder-{seed}-{Guid.NewGuid():N}.bin");
        EmbeddingFile.Write(path, Dimensions, [], [.. Enumerable.Repeat((ushort)1_000, Buckets)], Array.ConvertAll(rows, b => (sbyte)b));
        return path;
    }
}
