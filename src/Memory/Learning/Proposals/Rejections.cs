using Memory.Lessons;
using Memory.Lessons.Reconciling;
using Memory.Storage;

namespace Memory.Learning.Proposals;

/// <summary>What was rejected and is said again: whoever reads the reason learns who had said no, and when.</summary>
internal static class Rejections
{
    /// <returns>The decision, its reason complete.</returns>
    public static async Task<Decision> NamedAsync(Session s, Decision decision) => decision switch
    {
        Decision.New { Rejected: { } id } d => d with { Reason = d.Reason + await ByAsync(s, id) },
        Decision.Nothing { Rejected: { } id } d => d with { Reason = d.Reason + await ByAsync(s, id) },
        _ => decision,
    };

    private static async Task<string> ByAsync(Session s, string lessonId) =>
        (await LessonStore.HistoryAsync(s, lessonId)).FindLast(h => h.What == "rejected") is { } no
            ? FormattableString.Invariant($" {no.Who} rejected {lessonId} on {no.At.FromStore():yyyy-MM-dd}.")
            : "";
}
