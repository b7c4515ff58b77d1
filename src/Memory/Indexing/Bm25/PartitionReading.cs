namespace Memory.Indexing.Bm25;

/// <summary>Reads documents of a partition other than by words.</summary>
internal static class PartitionReading
{
    public static IEnumerable<Entry<T>> All<T>(this Partition<T> partition)
    {
        var snapshot = partition.Current;
        for (var s = 0; s < snapshot.Segments.Length; s++)
        {
            var used = snapshot.UsedOf(s);
            for (var i = 0; i < used; i++)
                if (snapshot.Segments[s].Entries(used)[i] is var entry && snapshot.Has(entry))
                    yield return entry;
        }
    }

    public static IEnumerable<Entry<T>> Tagged<T>(this Partition<T> partition, Term tag)
    {
        var snapshot = partition.Current;
        for (var s = 0; s < snapshot.Segments.Length; s++)
        {
            var segment = snapshot.Segments[s];
            var used = snapshot.UsedOf(s);
            var count = segment.PostingsOf(tag).Length;
            for (var i = 0; i < count; i++)
            {
                var slot = segment.PostingsOf(tag)[i].Slot;
                if (slot < used && segment.Entries(used)[slot] is var entry && snapshot.Has(entry))
                    yield return entry;
            }
        }
    }
}
