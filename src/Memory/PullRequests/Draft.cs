using Memory.Lessons;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Storage;
using Memory.Text;

namespace Memory.PullRequests;

/// <summary>What is to be published onto a ground: pure.</summary>
/// <param name="Outcome">The files as they would be, with what people wrote in them.</param>
/// <param name="Wrote">What the lessons alone make of them: to compare with, later.</param>
/// <param name="Steps">What people did and what has not flowed back.</param>
/// <param name="Changed">Files whose text our branch needs and has not.</param>
internal sealed record Draft(RenderOutcome Outcome, IReadOnlyDictionary<string, string> Wrote, IReadOnlyList<FlowBackStep> Steps, IReadOnlyList<string> Changed)
{
    /// <summary>The same lines have the same.</summary>
    public static string HashOf(IReadOnlyDictionary<string, string> wrote) =>
        Digest.Of(string.Join('\n', wrote.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}\n{f.Value}")));

    /// <summary>Differs from the default branch.</summary>
    public bool IsNeeded(Ground ground) => Ours(ground).Any(p => Text(p) != ground.Base.Texts.GetValueOrDefault(p, ""));

    /// <param name="lessons">Active and contested ones.</param>
    /// <param name="all">Whatever their status.</param>
    /// <param name="known">What stood on the default branch when it was last looked at; null: nobody did.</param>
    public static Draft Of(Ground ground, IReadOnlyList<Lesson> lessons, IReadOnlyList<Lesson> all, IReadOnlyDictionary<string, string>? known, RenderSettings settings)
    {
        var from = ground.From;
        settings = settings with { Targets = from.Targets };
        var before = ground.IsOurs ? known : ground.Wrote;
        var steps = before is null ? [] : FlowBack.Steps(before, Shared(from.Texts, from.Targets), all);
        var wrote = RenderFiles.Apply(lessons, from.Texts, settings);
        var outcome = steps.Count == 0 ? wrote : RenderFiles.Apply(PeoplesWords.On(lessons, steps, from.Texts), from.Texts, settings);
        var draft = new Draft(outcome, BlockAlone.Of(wrote.Plan, wrote.Files), steps, []);
        return draft with { Changed = [.. draft.Ours(ground).Where(p => draft.Text(p) != ground.Branch.Texts.GetValueOrDefault(p, "")).Order(StringComparer.Ordinal)] };
    }

    /// <summary>Files that lessons stand in.</summary>
    public static IReadOnlyDictionary<string, string> Shared(IReadOnlyDictionary<string, string> files, IReadOnlyList<string> targets) =>
        files.Where(f => targets.Contains(f.Key, StringComparer.Ordinal) || RuleFile.IsOurs(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);

    private string Text(string path) => Outcome.Files.GetValueOrDefault(path, "");

    private IEnumerable<string> Ours(Ground ground) =>
        Outcome.Files.Keys.Concat(ground.Branch.Texts.Keys).Where(p => ground.From.Targets.Contains(p, StringComparer.Ordinal) || RuleFile.IsOurs(p)).Distinct(StringComparer.Ordinal);
}
