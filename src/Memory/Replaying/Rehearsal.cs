using Memory.Client;
using Memory.Comments;
using Memory.Intake;
using Memory.Publishing;
using Memory.Screening;
using Memory.Serving;
using Memory.Storage;
using Memory.Text;

namespace Memory.Replaying;

/// <summary>
/// Walks a history in the order of time. A thread is learned from when its last word was said, so that nothing is known before
/// somebody said it; a remark after the cut is held against what was known at that moment.
/// </summary>
internal sealed class Rehearsal(ReplayHistory history, IntakeOptions options)
{
    private const int RepetitionsShown = 100;
    private const int OftenShown = 10;
    private const int WordsMax = 300;
    private const int TellEach = 50;

    private readonly Scratch scratch = new(options);

    private sealed record Step(DateTimeOffset At, CommentThread Thread, bool Learns);

    /// <param name="tell">Told how many of how many steps are taken.</param>
    /// <param name="likenessMin">Only for measuring; see <see cref="Repetitions.LikenessMin"/>.</param>
    public async Task<ReplayReport> RunAsync(Func<int, int, Task> tell, CancellationToken cancellation, double likenessMin = Repetitions.LikenessMin)
    {
        var repetitions = new Repetitions(scratch);
        var steps = history.Threads
            .SelectMany(t => new[] { new Step(t.Comments[0].CreatedAt, t, Learns: false), new Step(t.Comments.Max(c => c.CreatedAt), t, Learns: true) })
            .OrderBy(s => s.At).ThenBy(s => s.Learns).ThenBy(s => s.Thread.Root, StringComparer.Ordinal).ToList();
        var remarks = history.Threads.Select(ReplayHistory.Remark).OfType<ReviewComment>().ToList();
        var found = new List<ReplayRepetition>();
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        var ahead = 0;
        ReplayReport? atCut = null;
        for (var i = 0; i < steps.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i % TellEach == 0)
                await tell(i, steps.Count);
            var (at, thread, learns) = steps[i];
            if (at >= history.Cut)
                atCut ??= Known();
            if (learns)
            {
                scratch.Learn(thread);
                continue;
            }
            if (ReplayHistory.Remark(thread) is not { } remark)
                continue;
            if (at >= history.Cut && repetitions.Of(remark, likenessMin) is { } repetition)
            {
                var isAhead = await IsAheadAsync(remark, repetition.Lesson, cancellation);
                ahead += isAhead ? 1 : 0;
                repeated.Add(remark.Key);
                if (found.Count < RepetitionsShown)
                    found.Add(new(repetition.Lesson.Rule, RemarkOf(repetition.Said), RemarkOf(remark), isAhead, repetition.Match, Math.Round(repetition.Likeness, 3)));
            }
            repetitions.Hear(remark);
        }
        return (atCut ?? Known()) with
        {
            Repo = history.Repo,
            Comments = history.Threads.Sum(t => t.Comments.Count),
            People = history.Threads.SelectMany(t => t.Comments).Where(ReplayHistory.IsPerson).Select(c => c.Author).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            From = remarks.Min(r => r.CreatedAt),
            Until = remarks.Max(r => r.CreatedAt),
            Cut = history.Cut,
            Before = remarks.Count(r => r.CreatedAt < history.Cut),
            After = remarks.Count(r => r.CreatedAt >= history.Cut),
            Repeated = repeated.Count,
            Ahead = ahead,
            Repetitions = found,
        };
    }

    /// <summary>What the first part alone has taught.</summary>
    private ReplayReport Known()
    {
        var served = scratch.Served.ToList();
        return new ReplayReport
        {
            Lessons = served.Count,
            Said = served.Sum(l => l.Evidence.Count),
            Held = scratch.Held,
            Often = [.. served.Where(l => l.Evidence.Count > 1).OrderByDescending(l => l.Evidence.Count).ThenBy(l => l.Id, StringComparer.Ordinal).Take(OftenShown)
                .Select(l => new ReplayOften(l.Rule, l.Evidence.Count, RemarkOf(l.Evidence.MinBy(e => e.SaidAt)!), RemarkOf(l.Evidence.MaxBy(e => e.SaidAt)!)))],
            ClaudeMd = RenderFiles.Apply(served, new Dictionary<string, string>(), new RenderSettings()).Files.GetValueOrDefault("CLAUDE.md", ""),
        };
    }

    /// <summary>The pack that a session gets when it edits this place of this file, as it would have been before the remark was made.</summary>
    private async ValueTask<bool> IsAheadAsync(ReviewComment remark, Lessons.Lesson lesson, CancellationToken cancellation)
    {
        if (remark.Path is not { } path)
            return false;
        var input = new ContextInput
        {
            Grant = Grant.All,
            Repo = history.Repo,
            Files = [path],
            Diff = remark.DiffHunk is { } hunk ? $"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n{hunk}\n" : null,
            Phase = ContextPhase.Edit,
        };
        return (await ContextBuilder.BuildAsync(input, scratch.Index, cancellation)).Lessons.Any(p => p.Lesson.Id == lesson.Id);
    }

    private static ReplayRemark RemarkOf(ReviewComment c) =>
        new() { Id = c.Id, Author = c.Author, At = c.CreatedAt, Url = c.Url, Pr = c.PullRequest, Path = c.Path, Words = Short(HiddenText.Remove(c.Body).Text) };

    private static ReplayRemark RemarkOf(Lessons.Evidence e) => new()
    {
        Id = e.Comment[(e.Comment.LastIndexOf(':') + 1)..],
        Author = e.Author,
        At = e.SaidAt,
        Url = e.Url,
        Pr = e.PullRequest,
        Path = e.Path,
        Words = Short(e.Words),
    };

    private static string Short(string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= WordsMax ? words : Shortening.Head(words, WordsMax) + "…";
    }
}
