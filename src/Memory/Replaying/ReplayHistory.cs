using Memory.Comments;
using Memory.Text;

namespace Memory.Replaying;

/// <summary>A history of review as threads, and the moment that cuts it: what was said before is learned from, what begins after it is walked.</summary>
/// <param name="Threads">In the order in which they were begun.</param>
/// <param name="Cut">When the first remark after the cut was made.</param>
internal sealed record ReplayHistory(string Repo, IReadOnlyList<CommentThread> Threads, DateTimeOffset Cut)
{
    /// <summary>Of what people said: with fewer remarks nothing could be told from them.</summary>
    public const int RemarksMin = 20;
    /// <summary>The newest of more.</summary>
    public const int CommentsMax = 20_000;
    /// <summary>What is longer in a comment, or in the code above it, is pasted and not said.</summary>
    private const int CharsMax = 10_000;
    private const double LearnedFrom = 0.8;
    private const int StepsMax = 500;
    private static readonly TimeSpan SpanMin = TimeSpan.FromDays(1);

    /// <summary>Why nothing can be told from these comments, with what is needed; null when something can.</summary>
    public static string? Fault(IReadOnlyCollection<ReviewComment> comments)
    {
        var remarks = ThreadsOf(comments).Select(Remark).OfType<ReviewComment>().ToList();
        if (remarks.Count < RemarksMin)
            return $"{remarks.Count} remarks of people are too few: a replay needs at least {RemarksMin}, answers and bots not counted.";
        return remarks.Max(r => r.CreatedAt) - remarks.Min(r => r.CreatedAt) < SpanMin
            ? "they are all of one day: a replay walks a history, so each comment needs the createdAt of its source."
            : null;
    }

    /// <param name="comments">Of one repository; at least <see cref="RemarksMin"/> remarks (see <see cref="Fault"/>).</param>
    /// <param name="learnedFrom">The share of the remarks that is learned from.</param>
    public static ReplayHistory Of(string repo, IReadOnlyCollection<ReviewComment> comments, double learnedFrom = LearnedFrom)
    {
        var newest = comments.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Key, StringComparer.Ordinal).Take(CommentsMax)
            .Select(c => c with { Body = Shortening.Head(c.Body, CharsMax), DiffHunk = c.DiffHunk is { } hunk ? Shortening.Head(hunk, CharsMax) : null }).ToList();
        var threads = ThreadsOf(newest).OrderBy(t => t.Comments[0].CreatedAt).ThenBy(t => t.Root, StringComparer.Ordinal).ToList();
        var remarks = threads.Select(Remark).OfType<ReviewComment>().ToList();
        return new ReplayHistory(repo, threads, remarks[(int)(remarks.Count * learnedFrom)].CreatedAt);
    }

    /// <summary>What begins a thread, where a person said it.</summary>
    public static ReviewComment? Remark(CommentThread thread) => IsPerson(thread.Comments[0]) ? thread.Comments[0] : null;

    public static bool IsPerson(ReviewComment comment) => !comment.IsByBot && comment.Author.Length > 0;

    private static IEnumerable<CommentThread> ThreadsOf(IReadOnlyCollection<ReviewComment> comments)
    {
        var known = comments.GroupBy(c => c.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(c => c.SaidAt)!, StringComparer.Ordinal);
        return known.Values.Where(c => !c.Deleted).GroupBy(c => RootOf(c, known), StringComparer.Ordinal).Select(thread => new CommentThread(
            thread.Key, [.. thread.OrderBy(c => c.Key != thread.Key).ThenBy(c => c.CreatedAt).ThenBy(c => c.Key, StringComparer.Ordinal)]));
    }

    private static string RootOf(ReviewComment comment, Dictionary<string, ReviewComment> known)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            if (comment.InReplyTo is not { } parent || parent == comment.Id)
                return comment.Key;
            var key = CommentKey.Of(comment.Source, comment.Repo, comment.Kind, parent);
            if (!known.TryGetValue(key, out var above))
                return key;
            comment = above;
        }
        // They answer each other in a circle.
        return comment.Key;
    }
}
