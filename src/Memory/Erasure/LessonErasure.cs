using Memory.Comments;
using Memory.Jobs;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing.Publications;
using Memory.Screening;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Erasure;

/// <summary>A lesson goes, with its words wherever they were written down, and the comments that taught it do not teach it again.</summary>
internal static class LessonErasure
{
    public static async Task EraseAsync(WriteSession s, Lesson lesson, string who, DateTimeOffset now)
    {
        var stone = await TombstoneStore.PutLessonAsync(s, lesson.Id, lesson.Repo, who, now);
        foreach (var comment in lesson.Evidence.Select(e => e.Comment).Concat(await LessonTraces.CommentsAsync(s, lesson.Id)).Distinct().ToList())
        {
            await s.ExecuteAsync("delete from model_answers where thread in (select thread from comments where key = @comment)", new { comment });
            await s.ExecuteAsync("delete from mined_candidates where comment_key = @comment", new { comment });
            var said = await CommentStore.FindAsync(s, comment);
            await ErasedLessons.AddAsync(s, stone, lesson.Id, lesson.Repo, lesson.Rule, comment, said is { } known ? Screen.Clean(known.Comment.Body).Text : null);
        }
        // The other side of a conflict learns that nothing opposes it any more.
        foreach (var other in lesson.ConflictsWith)
            await LessonCommands.ApplyAsync(s, other, new LessonCommand.EndConflict(lesson.Id, $"{lesson.Id} was erased"), who, now);
        await LessonWriter.EraseAsync(s, lesson.Id, who, now);
        await LessonTraces.ForgetAsync(s, lesson.Id, lesson.Repo, lesson.Rule);
        await PublicationStore.ForgetLessonAsync(s, lesson.Id);
        await JobStore.ForgetAsync(s, lesson.Repo.EndsWith('*') ? null : lesson.Repo);
    }
}
