using System.Buffers;

namespace Memory.Indexing.Searching;

/// <summary>A score for each place, in a rented array that begins with zeros.</summary>
internal readonly struct Scores : IDisposable
{
    private readonly float[] rented;
    private readonly int count;

    public Scores(int count)
    {
        this.count = count;
        rented = ArrayPool<float>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
    }

    public Span<float> All => rented.AsSpan(0, count);

    public void Dispose() => ArrayPool<float>.Shared.Return(rented);
}
