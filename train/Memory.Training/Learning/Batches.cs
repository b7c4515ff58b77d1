namespace Memory.Training.Learning;

/// <summary>Batches of groups from one source each: what is hard to tell apart stands beside each other.</summary>
public static class Batches
{
    public const int Group = 64;

    /// <param name="size">A multiple of <see cref="Group"/>.</param>
    public static IEnumerable<int[]> Of(IReadOnlyList<NumberedPair> pairs, int size, Random random)
    {
        while (true)
        {
            var order = Enumerable.Range(0, pairs.Count).ToArray();
            random.Shuffle(order);
            var groups = order.GroupBy(p => pairs[p].Source).OrderBy(g => g.Key).SelectMany(g => g.Chunk(Group)).Where(c => c.Length == Group).ToArray();
            random.Shuffle(groups);
            foreach (var batch in groups.Chunk(size / Group).Where(b => b.Length == size / Group))
                yield return [.. batch.SelectMany(g => g)];
        }
    }
}
