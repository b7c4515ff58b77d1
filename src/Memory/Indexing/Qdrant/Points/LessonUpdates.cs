using Memory.Indexing.Qdrant.Wire;

namespace Memory.Indexing.Qdrant;

/// <summary>A change as it is sent: the point, or null for a lesson that is gone.</summary>
internal sealed record PointChange(long Revision, Guid Id, Point? Point);

/// <summary>
/// Changes as operations. Pure. Each says which revision it is, and replaces or removes only what is older: a node that was taken
/// for dead, and wakes up with what it still had to send, changes nothing.
/// </summary>
internal static class LessonUpdates
{
    /// <summary>Points of one request; with their vectors about a megabyte.</summary>
    public const int PointsMax = 100;

    /// <summary>In requests, each ending with how far it brings the collection.</summary>
    /// <param name="changes">In order of revision.</param>
    /// <param name="mark">Of the collection.</param>
    /// <param name="until">The revision that all of them together bring it to.</param>
    public static IEnumerable<UpdateBatch> Of(IReadOnlyList<PointChange> changes, CollectionMark mark, long until)
    {
        for (var i = 0; i < changes.Count; i += PointsMax)
        {
            var chunk = changes.Skip(i).Take(PointsMax).ToList();
            // A revision can go on in the next request: then this one has brought only what lies before it.
            var reached = i + PointsMax >= changes.Count ? until
                : changes[i + PointsMax].Revision == chunk[^1].Revision ? chunk[^1].Revision - 1 : chunk[^1].Revision;
            yield return new([.. chunk.GroupBy(c => c.Revision).SelectMany(Operations), Upsert([mark.At(reached)], reached)]);
        }
        if (changes.Count == 0)
            yield return new([Upsert([mark.At(until)], until)]);
    }

    private static IEnumerable<UpdateOperation> Operations(IGrouping<long, PointChange> changes)
    {
        var points = changes.Where(c => c.Point is not null).Select(c => c.Point!).ToList();
        if (points.Count > 0)
            yield return Upsert(points, changes.Key);
        var gone = changes.Where(c => c.Point is null).Select(c => c.Id).ToList();
        if (gone.Count > 0)
            yield return new(Delete: new(new([new Condition { HasId = gone }, LessonFilter.Older(changes.Key)])));
    }

    private static UpdateOperation Upsert(IReadOnlyList<Point> points, long revision) => new(new Upsert(points, new([LessonFilter.Older(revision)])));
}
