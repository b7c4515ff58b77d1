using System.Text;

namespace Memory.Indexing.Segments;

/// <summary>Reads documents of a partition other than by words.</summary>
internal static class PartitionReading
{
    public static IEnumerable<T> All<T>(this Snapshot<T> partition)
    {
        foreach (var view in partition.Views)
            for (var slot = 0; slot < view.Segment.Count; slot++)
                if (view.Lives(slot))
                    yield return view.Segment.Items[slot];
    }

    public static IEnumerable<T> Tagged<T>(this Snapshot<T> partition, string tag)
    {
        var letters = Encoding.UTF8.GetBytes(tag);
        foreach (var view in partition.Views)
            if (view.Segment.Tags.Find(letters) is >= 0 and var key)
                foreach (var item in view.Tagged(key))
                    yield return item;
    }

    /// <param name="key">Place of the tag in the segment.</param>
    public static IEnumerable<T> Tagged<T>(this SegmentView<T> view, int key)
    {
        for (var i = 0; i < view.Segment.TagPostings.Slots(key).Length; i++)
            if (view.Segment.TagPostings.Slots(key)[i] is var slot && view.Lives(slot))
                yield return view.Segment.Items[slot];
    }

    /// <summary>How many documents of the snapshot have a term.</summary>
    public static int Having<T>(this Snapshot<T> partition, byte[] term) =>
        partition.Views.Sum(v => v.Segment.Terms.Find(term) is >= 0 and var key ? v.TermDocuments(key) : 0);

    /// <summary>How many documents of the snapshot have an n-gram.</summary>
    public static int HavingNgram<T>(this Snapshot<T> partition, ushort ngram) =>
        partition.Views.Sum(v => Array.BinarySearch(v.Segment.Ngrams, ngram) is >= 0 and var key ? v.NgramDocuments(key) : 0);
}
