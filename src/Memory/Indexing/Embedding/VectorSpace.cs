using System.Runtime.InteropServices;

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

/// <summary>A vector as the index keeps it: see <see cref="VectorCode"/>.</summary>
/// <param name="Scale">1 / the length of the code.</param>
public sealed record CodedVector(sbyte[] Code, float Scale)
{
    public static CodedVector Of(ReadOnlySpan<float> vector)
    {
        var code = new sbyte[vector.Length];
        return new(code, VectorCode.Write(vector, code));
    }

    /// <summary>A code as it comes from the store.</summary>
    public static CodedVector Of(byte[] bytes)
    {
        var code = MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray();
        return new(code, VectorCode.Scale(code));
    }

    /// <summary>-1 to 1; 0 with a vector of zeros.</summary>
    public float Cosine(ReadOnlySpan<sbyte> code, float scale) => VectorCode.Dot(Code, code) * Scale * scale;
}
