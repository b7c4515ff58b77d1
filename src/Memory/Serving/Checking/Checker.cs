using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Text;

namespace Memory.Serving;

/// <summary>
/// Which lessons a change breaks or touches: confirmed patterns first, then a few that speak of the same as the change.
/// A model is asked about those only on demand; where it gives nothing, they stay what they are.
/// </summary>
public sealed class Checker(ILessonIndex index, CheckJudge judge)
{
    private const int MatchesMax = 200;
    private const int RelatedMax = 5;
    private const int JudgedMax = 12;
    private const int RuleCharactersMax = 300;

    public async Task<CheckAnswer> CheckAsync(CheckInput input, CancellationToken cancellation = default)
    {
        if (input.Diff.Files.Count == 0)
            return new([], [], null);
        var uses = DiffPatterns.Of(input.Diff, await index.ForbiddingAsync(input.Grant, input.Repo, cancellation));
        var findings = uses.SelectMany(u => u.Added.Select(line => Match(input, u, line)))
            .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Lesson.Id, StringComparer.Ordinal).Take(MatchesMax).ToList();
        var matched = findings.Select(f => f.Lesson.Id).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(uses.Where(u => u.Kept.Count > 0 && matched.Add(u.Lesson.Id)).Select(u => Kept(input, u)).Take(RelatedMax));
        var (near, degraded) = await NearAsync(input, matched, cancellation);
        if (input.Model)
        {
            var judged = await judge.JudgeAsync(input, [.. near.Take(JudgedMax)], cancellation);
            if (judged.Fault is null)
                return new([.. findings, .. judged.Findings], uses, degraded);
            degraded = $"{judged.Fault}; lessons near the change are named without a judgement";
        }
        return new([.. findings, .. near.Take(RelatedMax)], uses, degraded);
    }

    /// <summary>Through the index, as a pack does: what the change's words and files call for, at the line that speaks of it.</summary>
    private async Task<(List<CheckFinding> Near, string? Degraded)> NearAsync(CheckInput input, HashSet<string> known, CancellationToken cancellation)
    {
        var found = await ContextCandidates.OfAsync(
            new ContextInput { Grant = input.Grant, Repo = input.Repo, Phase = ContextPhase.Review, Exclude = known }, input.Diff, index, cancellation);
        var places = new RelatedLessons(input.Diff);
        var near = new List<(CheckFinding Finding, double Strength)>();
        // What every session gets is no word on this change, unless the change calls for it too.
        foreach (var packed in found.Lessons.Where(p => !p.Lesson.Core || p.Reasons.Any(Reasons.IsOfRequest)))
            if (places.PlaceOf(packed.Lesson, VisibleEvidence.Of(packed.Lesson, input.Grant, input.Repo).Select(e => e.Path).OfType<string>()) is var (path, line, strength))
                near.Add((new(packed.Lesson, path, line, Rule(packed.Lesson), CheckCertainty.Related, packed.Url), strength));
        return ([.. near.OrderByDescending(n => n.Strength).Take(JudgedMax).Select(n => n.Finding)], found.Degraded);
    }

    private static CheckFinding Match(CheckInput input, PatternUse use, int line) => new(
        use.Lesson, use.Path, line, $"{Rule(use.Lesson)} Forbidden here: {Harmless.Line(use.Lesson.Pattern, RuleCharactersMax)}",
        CheckCertainty.Match, VisibleEvidence.Url(use.Lesson, input.Grant, input.Repo));

    private static CheckFinding Kept(CheckInput input, PatternUse use) => new(
        use.Lesson, use.Path, use.Kept[0], $"{Rule(use.Lesson)} It was there before: {Harmless.Line(use.Lesson.Pattern, RuleCharactersMax)}",
        CheckCertainty.Related, VisibleEvidence.Url(use.Lesson, input.Grant, input.Repo));

    internal static string Rule(Lesson lesson) => Harmless.Line(lesson.Rule, RuleCharactersMax);
}
