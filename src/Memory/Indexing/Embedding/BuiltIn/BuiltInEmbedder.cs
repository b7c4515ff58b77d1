using System.Numerics;
using Microsoft.Extensions.AI;

namespace Memory.Indexing.Embedding;

/// <summary>
/// A text is the sum of the vectors of its words: small, static, trained on technical English and code (data/embedder), a few
/// microseconds a text, no key and no network. Sums are of whole numbers, and what is rounded is rounded as IEEE 754 says: the
/// same text gives the same bits on every platform. Reads neither order nor negation.
/// </summary>
public sealed class BuiltInEmbedder(EmbeddingFile file) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Sums are scaled down to this many bits, so that the sum of their squares is a whole number that a double holds.</summary>
    private const int SumBits = 21;

    /// <summary>Rows are summed in 32 bits, a byte each times factors that are no more than this together.</summary>
    private const int FactorsMax = 1 << 24;

    [ThreadStatic]
    private static List<WeightedRow>? rowsOfThread;

    /// <summary>Of a vector.</summary>
    public int Dimensions => file.Dimensions;

    /// <summary>Changes with the trained table: vectors of two versions have nothing to do with each other.</summary>
    public string Version => file.Version;

    /// <summary>As <c>model</c> in rows and metadata.</summary>
    public string Model => $"builtin/{Version}";

    /// <param name="target">At least <see cref="Dimensions"/> long; gets a vector of length 1, or all zeros for a text without a term that is known.</param>
    /// <returns>False when it is all zeros.</returns>
    /// <exception cref="ObjectDisposedException">Its file was closed: the service is stopping.</exception>
    public bool Embed(string text, Span<float> target)
    {
        target = target[..Dimensions];
        using var table = file.Read();
        var rows = rowsOfThread ??= new(256);
        rows.Clear();
        TermRows.Read(TermRows.Terms(text), table.Hashes, file.Buckets, rows);
        Span<long> sums = stackalloc long[Dimensions];
        Span<int> part = stackalloc int[Dimensions];
        sums.Clear();
        part.Clear();
        var scales = table.Scales;
        var factors = 0;
        foreach (var (row, weight) in rows)
        {
            var factor = scales[row] * weight >> 8;
            if (factors + factor > FactorsMax)
            {
                Move(part, sums);
                factors = 0;
            }
            factors += factor;
            Add(table.Row(row), factor, part);
        }
        Move(part, sums);
        return Normalize(sums, target);
    }

    public float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        Embed(text, vector);
        return vector;
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var text in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Embed(text)) { ModelId = Model });
        }
        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("builtin", null, Version, Dimensions)
        : serviceType.IsInstanceOfType(this) ? this : null;

    /// <param name="factor">Below 2^20, so that a product fits 32 bits.</param>
    private static void Add(ReadOnlySpan<sbyte> row, int factor, Span<int> sums)
    {
        var i = 0;
        for (; i + Vector<sbyte>.Count <= row.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(row[i..]), out var low, out var high);
            AddHalf(low, factor, sums[i..]);
            AddHalf(high, factor, sums[(i + Vector<short>.Count)..]);
        }
        for (; i < row.Length; i++)
            sums[i] += row[i] * factor;
    }

    private static void AddHalf(Vector<short> part, int factor, Span<int> sums)
    {
        Vector.Widen(part, out var low, out var high);
        (new Vector<int>(sums) + low * factor).CopyTo(sums);
        (new Vector<int>(sums[Vector<int>.Count..]) + high * factor).CopyTo(sums[Vector<int>.Count..]);
    }

    private static void Move(Span<int> part, Span<long> sums)
    {
        for (var i = 0; i < part.Length; i++)
            sums[i] += part[i];
        part.Clear();
    }

    private static bool Normalize(Span<long> sums, Span<float> target)
    {
        long largest = 0;
        foreach (var sum in sums)
            largest = Math.Max(largest, Math.Abs(sum));
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)largest) - SumBits);
        long squares = 0;
        foreach (ref var sum in sums)
        {
            sum /= 1L << shift;
            squares += sum * sum;
        }
        if (squares == 0)
        {
            target.Clear();
            return false;
        }
        var norm = Math.Sqrt(squares);
        for (var i = 0; i < sums.Length; i++)
            target[i] = (float)(sums[i] / norm);
        return true;
    }

    public void Dispose()
    {
        // The file belongs to whoever opened it.
    }
}
