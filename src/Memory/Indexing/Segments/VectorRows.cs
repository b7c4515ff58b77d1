using Memory.Indexing.Embedding;

namespace Memory.Indexing.Segments;

/// <summary>The vectors of a segment side by side, a signed byte a dimension.</summary>
/// <param name="Dimensions">0 where no document has a vector.</param>
/// <param name="Codes">A row for each slot.</param>
/// <param name="Scales">What makes a row a unit vector; 0 for a document without one.</param>
internal sealed record VectorRows(int Dimensions, sbyte[] Codes, float[] Scales)
{
    private static readonly VectorRows None = new(0, [], []);

    /// <summary>One of another length than the first has, or of zeros, counts as missing.</summary>
    public static VectorRows Of(IReadOnlyList<CodedVector?> vectors)
    {
        var dimensions = vectors.FirstOrDefault(v => v is { Code.Length: > 0 })?.Code.Length ?? 0;
        if (dimensions == 0)
            return None;
        var rows = new VectorRows(dimensions, new sbyte[dimensions * vectors.Count], new float[vectors.Count]);
        for (var slot = 0; slot < vectors.Count; slot++)
            if (vectors[slot] is { } vector && vector.Code.Length == dimensions && float.IsFinite(vector.Scale))
            {
                rows.Scales[slot] = vector.Scale;
                vector.Code.CopyTo(rows.Codes.AsSpan(slot * dimensions));
            }
        return rows;
    }

    public bool Has(int slot) => Dimensions > 0 && Scales[slot] != 0;

    /// <summary>Null where the document has none.</summary>
    public CodedVector? At(int slot) => Has(slot) ? new CodedVector(Codes.AsSpan(slot * Dimensions, Dimensions).ToArray(), Scales[slot]) : null;

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
    public float Cosine(int slot, CodedVector query) =>
        query.Code.Length != Dimensions || Dimensions == 0 || Scales[slot] == 0
            ? float.NaN
            : query.Cosine(Codes.AsSpan(slot * Dimensions, Dimensions), Scales[slot]);

    /// <summary>Those of all slots.</summary>
    public void Cosines(CodedVector query, Span<float> cosines)
    {
        if (query.Code.Length != Dimensions || Dimensions == 0)
        {
            cosines.Fill(float.NaN);
            return;
        }
        for (var slot = 0; slot < cosines.Length; slot++)
            cosines[slot] = Scales[slot] == 0 ? float.NaN : query.Cosine(Codes.AsSpan(slot * Dimensions, Dimensions), Scales[slot]);
    }
}
