using Memory.Indexing.Embedding;
using Microsoft.Extensions.Logging.Abstractions;

namespace Memory.Bench.Retrieval;

/// <summary>The built-in embedder, as the service ships it; without its file the suite measures words and n-grams alone.</summary>
internal static class Embedders
{
    public static readonly ShippedEmbedder Shipped = new(Path.Combine(AppContext.BaseDirectory, "data", "embedder", "embedder.bin"));

    /// <summary>It needs neither store nor endpoint.</summary>
    public static readonly LessonVectors Vectors = new(Shipped, new EmbeddingEndpoint("", null), null!, TimeProvider.System, NullLogger<LessonVectors>.Instance);

    public static CodedVector? Of(string text) => Shipped.Embedder?.Embed(text) is { } vector && Array.Exists(vector, v => v != 0) ? CodedVector.Of(vector) : null;
}
