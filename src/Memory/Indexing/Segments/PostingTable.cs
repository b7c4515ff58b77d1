namespace Memory.Indexing.Segments;

/// <summary>For each of some keys the slots of the documents that have it, in order, and with what weight.</summary>
/// <param name="starts">One more than keys.</param>
/// <param name="weights">In <see cref="Unit"/>s; empty where documents have a key or do not.</param>
internal sealed class PostingTable(int[] starts, ushort[] slots, ushort[] weights)
{
    /// <summary>Field weights are multiples of it.</summary>
    public const float Unit = 0.05f;

    public int Count => starts.Length - 1;

    public ReadOnlySpan<ushort> Slots(int key) => slots.AsSpan(starts[key], starts[key + 1] - starts[key]);

    public ReadOnlySpan<ushort> Weights(int key) => weights.AsSpan(starts[key], starts[key + 1] - starts[key]);

    /// <summary>Of a document for a key; 0 where it does not have it.</summary>
    public float WeightOf(int key, int slot)
    {
        var at = Slots(key).BinarySearch((ushort)slot);
        return at < 0 ? 0 : Weights(key)[at] * Unit;
    }

    public static ushort Units(float weight) => (ushort)Math.Clamp(MathF.Round(weight / Unit), 1, ushort.MaxValue);

    /// <summary>Takes keys in their order, and for each the slots in theirs.</summary>
    internal sealed class Builder
    {
        private readonly List<int> starts = [0];
        private readonly List<ushort> slots = [];
        private readonly List<ushort> weights = [];

        /// <summary>Postings of the key that has not ended.</summary>
        public int Pending => slots.Count - starts[^1];

        public void Add(int slot) => slots.Add((ushort)slot);

        public void Add(int slot, ushort weight)
        {
            slots.Add((ushort)slot);
            weights.Add(weight);
        }

        /// <summary>Ends the postings of one key.</summary>
        public void EndKey() => starts.Add(slots.Count);

        public PostingTable Build() => new([.. starts], [.. slots], [.. weights]);
    }
}
