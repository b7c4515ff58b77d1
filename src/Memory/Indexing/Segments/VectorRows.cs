using Memory.Indexing.Embedding;

namespace Memory.Indexing.Segments;

/// <summary>The vectors of a segment side by side, a signed byte a dimension.</summary>
/// <param name="Dimensions">0 where no document has a vector.</param>
/// <param name="Codes">A row for each slot.</param>
/// <param name="Scales">What makes a row a unit vector; 0 for a document without one.</param>
internal sealed record VectorRows(int Dimensions, sbyte[] Codes, float[] Scales)
{
    private static readonly VectorRows None = new(0, [], []);

    /// <summary>One that is no vector (empty, or with values that are no numbers) counts as missing, as one of another length than the first does.</summary>
    public static VectorRows Of(float[]?[] vectors)
    {
        var dimensions = Array.Find(vectors, v => v is { Length: > 0 })?.Length ?? 0;
        if (dimensions == 0)
            return None;
        var rows = new VectorRows(dimensions, new sbyte[dimensions * vectors.Length], new float[vectors.Length]);
        for (var slot = 0; slot < vectors.Length; slot++)
            if (vectors[slot] is { } vector && vector.Length == dimensions && Array.TrueForAll(vector, float.IsFinite))
                rows.Scales[slot] = VectorCode.Write(vector, rows.Codes.AsSpan(slot * dimensions, dimensions));
        return rows;
    }

    /// <param name="places">For each slot of each segment the new one; -1 for the dead.</param>
    public static VectorRows Merged(VectorRows[] rows, int[][] places)
    {
        // The newest segment stands last: where an embedder was exchanged, its vectors are those that stay.
        var dimensions = Array.FindLast(rows, r => r.Dimensions > 0)?.Dimensions ?? 0;
        if (dimensions == 0)
            return None;
        var count = places.Sum(p => p.Count(place => place >= 0));
        var merged = new VectorRows(dimensions, new sbyte[dimensions * count], new float[count]);
        for (var s = 0; s < rows.Length; s++)
            if (rows[s].Dimensions == dimensions)
                for (var slot = 0; slot < places[s].Length; slot++)
                    if (places[s][slot] is >= 0 and var place)
                    {
                        merged.Scales[place] = rows[s].Scales[slot];
                        rows[s].Codes.AsSpan(slot * dimensions, dimensions).CopyTo(merged.Codes.AsSpan(place * dimensions));
                    }
        return merged;
    }

    /// <summary>Cosine with a query; NaN where one of them has no vector of this length.</summary>
    public float Cosine(int slot, QueryVector query) =>
        query.Code.Length != Dimensions || Dimensions == 0 || Scales[slot] == 0
            ? float.NaN
            : VectorCode.Dot(Codes.AsSpan(slot * Dimensions, Dimensions), query.Code) * Scales[slot] * query.Scale;
}

/// <summary>The vector of a query, as those of documents are kept.</summary>
/// <param name="Code">Empty where there is none.</param>
internal sealed record QueryVector(sbyte[] Code, float Scale)
{
    public static readonly QueryVector None = new([], 0);

    public static QueryVector Of(float[]? vector)
    {
        if (vector is null || vector.Length == 0 || !Array.TrueForAll(vector, float.IsFinite))
            return None;
        var code = new sbyte[vector.Length];
        var scale = VectorCode.Write(vector, code);
        return scale == 0 ? None : new QueryVector(code, scale);
    }
}
