using System.Runtime.InteropServices;

namespace Memory.Indexing.Embedding;

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
