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
    /// <param name="asked">What people were asked about it, and may not have answered.</param>
    public static Draft Of(
        Ground ground, IReadOnlyList<Lesson> lessons, IReadOnlyList<Lesson> all, IReadOnlyDictionary<string, string>? known, IReadOnlyList<OpenQuestion> asked, RenderSettings settings)
    {
        var from = ground.From;
        settings = settings with { Targets = from.Targets, Document = from.Document, Former = from.Former };
        var before = ground.IsOurs ? known : ground.Wrote;
        var open = OpenQuestion.Open(asked, ground.Base.Shared, all).Select(q => q.Asked()).ToList();
        var done = before is null ? [] : FlowBack.Steps(before, from.Shared, all, from.Around);
        open.RemoveAll(a => done.Any(s => a.Lesson is null ? s is FlowBackStep.Ask { Lesson: null } && s.File == a.File : s.About == a.Lesson));
        // What was asked, and is left as it stands there, is no edit of whoever merges it.
        var left = PeoplesWords.On(lessons, open, ground.Base.Shared);
        var wrote = RenderFiles.Apply(left, from.Texts, settings);
        var outcome = done.Count == 0 ? wrote : RenderFiles.Apply(PeoplesWords.On(left, done, from.Shared), from.Texts, settings);
        // A block that is not to stand there again needs no word.
        open.RemoveAll(a => a.Lesson is null && !wrote.Plans.Any(p => p.WritesTo(a.File)));
        IReadOnlyList<FlowBackStep> steps = [.. open, .. done];
        var draft = new Draft(outcome, BlockAlone.Of(wrote.Plans, wrote.Files), steps, []);
        return draft with { Changed = [.. draft.Ours(ground).Where(p => draft.Text(p) != ground.Branch.Texts.GetValueOrDefault(p, "")).Order(StringComparer.Ordinal)] };
    }

    private string Text(string path) => Outcome.Files.GetValueOrDefault(path, "");

    private IEnumerable<string> Ours(Ground ground) =>
        Outcome.Files.Keys.Concat(ground.Branch.Texts.Keys).Where(p => ground.From.IsShared(p)).Distinct(StringComparer.Ordinal);
}
