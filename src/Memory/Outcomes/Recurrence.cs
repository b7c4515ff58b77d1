using Memory.Lessons;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>Something that was said in review, as far as it matters here.</summary>
public sealed record SaidInReview(string Comment, string Repo, int? PullRequest, string Author, DateTimeOffset At)
{
    /// <summary>Two remarks of one review are one opinion.</summary>
    public string Subject => PullRequest is { } number ? $"{Repo}#{number}" : Comment;
}

/// <summary>A reviewer had to say it again after the lesson existed: the measure of whether a lesson works.</summary>
public static class Recurrence
{
    /// <summary>Pure. In the review in which it was taught, and before, nobody could have known.</summary>
    public static bool IsOne(Lesson lesson, SaidInReview said) =>
        lesson.Status is LessonStatus.Active or LessonStatus.Conflicted && said.At > Since(lesson)
        && !lesson.Evidence.Any(e => e.SaidAt <= Since(lesson) && (e.Comment == said.Comment || (e.Repo == said.Repo && e.PullRequest is not null && e.PullRequest == said.PullRequest)));

    /// <summary>Does nothing where it is none; the same pull request counts once.</summary>
    /// <param name="lesson">As it was before this was said.</param>
    public static async Task NoteAsync(WriteSession s, Lesson lesson, SaidInReview said)
    {
        if (!IsOne(lesson, said))
            return;
        await OutcomeStore.PutAsync(s, Of(lesson, said, OutcomeKind.Recurred));
        await OutcomeStore.RecountAsync(s, lesson.Id);
    }

    /// <summary>What the lesson forbids newly stood in code that was reviewed, away from what the comment speaks of.</summary>
    public static async Task NoteSilenceAsync(WriteSession s, Lesson lesson, SaidInReview said)
    {
        if (!IsOne(lesson, said))
            return;
        await OutcomeStore.PutAsync(s, Of(lesson, said, OutcomeKind.Opposed));
        await OutcomeStore.RecountAsync(s, lesson.Id);
    }

    private static Outcome Of(Lesson lesson, SaidInReview said, OutcomeKind kind) =>
        new(lesson.Id, OutcomeSource.Review, said.Subject, said.Repo, kind, said.Author, said.At, Comment: said.Comment);

    private static DateTimeOffset Since(Lesson lesson) => lesson.ApprovedAt ?? lesson.CreatedAt;
}
