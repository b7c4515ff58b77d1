namespace Memory.Indexing.Embedding;

/// <summary>What a vector was made by. Vectors of two spaces have nothing to do with each other.</summary>
/// <param name="Name"><c>builtin/&lt;version&gt;</c>, or <c>openai/&lt;model&gt;/&lt;dimensions&gt;</c>.</param>
/// <param name="Remote">The model's name at the endpoint; null for the built-in one.</param>
public sealed record VectorSpace(string Name, int Dimensions, string? Remote)
{
    private const string Prefix = "openai/";

    public static VectorSpace Of(BuiltInEmbedder embedder) => new(embedder.Model, embedder.Dimensions, null);

    public static VectorSpace At(string model, int dimensions) => new($"{Prefix}{model}/{dimensions}", dimensions, model);

    /// <summary>A space as its name stands in the store.</summary>
    public static VectorSpace Named(string name, int dimensions) => new(name, dimensions, name[Prefix.Length..name.LastIndexOf('/')]);
}
