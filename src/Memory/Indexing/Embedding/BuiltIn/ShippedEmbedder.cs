namespace Memory.Indexing.Embedding;

/// <summary>The embedder of <c>data/embedder</c> beside the program. Without its file the service works by words alone.</summary>
public sealed class ShippedEmbedder : IDisposable
{
    private readonly EmbeddingFile? file;

    public ShippedEmbedder(ILogger<ShippedEmbedder> log)
        : this(Path.Combine(AppContext.BaseDirectory, "data", "embedder", "embedder.bin"))
    {
        if (Fault is not null)
            log.LogWarning("There is no built-in embedder ({Fault}); search goes on by words", Fault);
    }

    public ShippedEmbedder(string path)
    {
        try
        {
            file = new EmbeddingFile(path);
            Embedder = new BuiltInEmbedder(file);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Fault = e.Message;
        }
    }

    /// <summary>Null when its file is missing or damaged.</summary>
    public BuiltInEmbedder? Embedder { get; }

    /// <summary>Why there is none.</summary>
    public string? Fault { get; }

    public void Dispose() => file?.Dispose();
}
