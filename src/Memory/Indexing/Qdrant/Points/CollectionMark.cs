using System.Globalization;
using Memory.Indexing.Qdrant.Wire;
using Memory.Text;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// Says whose a collection is and how far it has come; a point of its own in it, so that it lives and dies with what it speaks of.
/// A collection that was lost, or brought back from an old copy, tells the truth about itself.
/// </summary>
/// <param name="Store">The store that it was filled from.</param>
/// <param name="Restored">The revision at which that store was last replaced by a backup.</param>
/// <param name="Embedder">Version of what made its vectors.</param>
/// <param name="Layout">How points are made; rises when that changes.</param>
internal sealed record CollectionMark(long Store, long Restored, string Embedder, int Layout = CollectionMark.CurrentLayout)
{
    public const int CurrentLayout = 1;

    public static readonly Guid PointId = LessonPoint.IdOf("mark");

    /// <summary>Of its payload.</summary>
    public static readonly string[] Fields = ["store", "restored", "embedder", "layout", "revision"];

    /// <summary>The applied revision is known from elsewhere: it changes, and what a collection is does not.</summary>
    public static (CollectionMark Mark, long Revision)? Read(PointPayload? payload) =>
        payload is { Store: { } store, Restored: { } restored, Embedder: { } embedder, Layout: { } layout }
            ? (new CollectionMark(store, restored, embedder, layout), payload.Revision)
            : null;

    public Point At(long revision) => new(PointId, new PointVectors(null, null),
        new PointPayload { Store = Store, Restored = Restored, Embedder = Embedder, Layout = Layout, Revision = revision });

    /// <summary>Two collections with different marks have different names, so that one can be filled beside the other.</summary>
    public string NameUnder(string alias)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Store}/{Restored}/{Layout}/{Embedder}");
        return $"{alias}-{Digest.Of(text, 5)}";
    }

    /// <summary>Its words answer for us: the same store at the same stage, read in the same way.</summary>
    public bool HasOurWords(CollectionMark ours) => this with { Embedder = ours.Embedder } == ours;
}
