using System.Security.Cryptography;
using System.Text;
using Memory.Indexing.Embedding;
using Memory.Indexing.Qdrant.Wire;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>A lesson as a point. Pure: the same lesson gives the same point on every node.</summary>
internal static class LessonPoint
{
    private const string Space = "memory/lesson/";

    /// <param name="vector">Of the lesson's text; null, or one that points nowhere: the point is found by words alone.</param>
    /// <param name="dimensions">Of the collection's vectors.</param>
    public static Point Of(long revision, Lesson lesson, IReadOnlyDictionary<string, float> terms, CodedVector? vector, int dimensions) => new(
        IdOf(lesson.Id),
        new PointVectors(NumbersOf(vector, dimensions), SparseWords.Of(terms)),
        new PointPayload { Lesson = lesson.Id, Repo = lesson.Repo, Owner = Grant.OwnerOf(lesson.Repo), Status = lesson.Status.ToWire(), Revision = revision });

    /// <summary>An id of the kind that the server takes, made of a lesson's own (a UUID by name, version 8).</summary>
    public static Guid IdOf(string lessonId)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Space + lessonId)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A vector as it is sent, of length 1.</summary>
    /// <returns>Null for one that points nowhere, or is of another collection.</returns>
    public static float[]? NumbersOf(CodedVector? vector, int dimensions) =>
        vector is { Scale: > 0 } && float.IsFinite(vector.Scale) && vector.Code.Length == dimensions ? Array.ConvertAll(vector.Code, c => c * vector.Scale) : null;
}
