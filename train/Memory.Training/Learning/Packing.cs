using Memory.Indexing.Embedding;

namespace Memory.Training.Learning;

/// <summary>A trained table to the file that ships: a signed byte a value, a scale a row.</summary>
public static class Packing
{
    public static void Write(string path, uint[] hashes, float[] table, int dimensions)
    {
        var rows = table.Length / dimensions;
        var (scales, bytes) = (new ushort[rows], new sbyte[table.Length]);
        var largest = table.Max(MathF.Abs);
        for (var r = 0; r < rows; r++)
        {
            var row = table.AsSpan(r * dimensions, dimensions);
            var most = 0f;
            foreach (var value in row)
                most = Math.Max(most, Math.Abs(value));
            scales[r] = (ushort)Math.Clamp(Math.Ceiling(most / largest * ushort.MaxValue), 1, ushort.MaxValue);
            var unit = scales[r] * largest / ushort.MaxValue / sbyte.MaxValue;
            for (var i = 0; i < dimensions; i++)
                bytes[r * dimensions + i] = (sbyte)Math.Round(row[i] / unit);
        }
        EmbeddingFile.Write(path, dimensions, hashes, scales, bytes);
    }
}
