using Memory.Lessons;
using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>What the words of a pull request are made of.</summary>
/// <param name="Lessons">All of the repository, whatever their status.</param>
/// <param name="Before">Lines on the default branch, by lesson.</param>
/// <param name="After">Lines as the pull request has them.</param>
/// <param name="Places">Files that each stands in, then and now.</param>
/// <param name="Plans">Why each stands where it does.</param>
/// <param name="Notes">Of the edit, for people.</param>
/// <param name="Proposals">What a person is asked about.</param>
/// <param name="Ends">Who ended a lesson whose line goes, and why, by lesson.</param>
/// <param name="Steps">What people did to the files since we wrote them, and what has not flowed back.</param>
/// <param name="Host">Address of the repository: only links to its host become links.</param>
internal sealed record BodyFacts(
    IReadOnlyList<Lesson> Lessons, IReadOnlyDictionary<string, PublishedLine> Before, IReadOnlyDictionary<string, PublishedLine> After, (ILookup<string, string> Before, ILookup<string, string> After) Places, IReadOnlyList<TargetPlan> Plans,
    IReadOnlyList<string> Notes, IReadOnlyList<Lesson> Proposals, IReadOnlyDictionary<string, (string Who, string? Why)> Ends, IReadOnlyList<FlowBackStep> Steps, string? Host)
{
    /// <summary>Lessons of lines that stand on the default branch and are to go.</summary>
    public IReadOnlyList<string> Gone => GoneOf(Before, After);

    public static IReadOnlyList<string> GoneOf(IReadOnlyDictionary<string, PublishedLine> before, IReadOnlyDictionary<string, PublishedLine> after) =>
        [.. before.Keys.Where(id => !after.ContainsKey(id)).Order(StringComparer.Ordinal)];
}
