using Memory.Comments;
using Memory.Learning.Proposals;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Storage;

namespace Memory.Learning;

/// <summary>Makes the store agree with what a thread says now: applies the readings that are new, takes back what is gone.</summary>
internal sealed class ThreadLearner(WriteSession s, Teacher teacher, Func<Reading, Lesson?, ValueTask<string>> answer)
{
    /// <summary>Takes one step of a thread; what it came to is kept with the thread and in the store.</summary>
    public async Task StepAsync(ThreadWork work, LearningStep step)
    {
        var before = work.Known.GetValueOrDefault(step.CommentKey);
        if (step.Reading is null)
        {
            var gone = before is null || before.Hash.Length == 0
                ? before?.Effect ?? Effect.Of("ignored", "the comment is deleted; it had taught nothing")
                : await TakeBackAsync(step.CommentKey, before.Effect.Drafts, "the comment was deleted");
            await KeepAsync(work, step.CommentKey, hash: "", gone);
            await WaitingCandidates.RemoveAsync(s, step.CommentKey, except: []);
            await OutcomeStore.ForgetCommentAsync(s, step.CommentKey);
            return;
        }
        var hash = step.Reading.Hash;
        if (before?.Hash == hash && !work.IsUnmet(step.Reading))
        {
            work.Effects[step.CommentKey] = before.Effect;
            return;
        }
        // An edited comment may say it no longer.
        if (before is not null)
            await OutcomeStore.ForgetCommentAsync(s, step.CommentKey);
        await KeepAsync(work, step.CommentKey, hash, await ApplyAsync(step.Reading, before?.Effect, work));
        await ReviewedCode.NoteAsync(s, step.Reading.Comment);
        if (before is not null)
            await WaitingCandidates.RemoveAsync(s, step.CommentKey, step.Reading.Kind == ReadingKind.Propose ? [.. step.Reading.Candidates.Select(Reading.CandidateHash)] : []);
    }

    private Task KeepAsync(ThreadWork work, string commentKey, string hash, Effect effect)
    {
        work.Effects[commentKey] = effect;
        return ReadingStore.PutAsync(s, commentKey, work.Thread.Root, hash, effect);
    }

    private async Task<Effect> ApplyAsync(Reading reading, Effect? before, ThreadWork work)
    {
        var earlier = work.EffectsBefore(reading.Comment.Key);
        var drafts = before?.Drafts ?? [];
        switch (reading.Kind)
        {
            case ReadingKind.Teach:
                return await TeachAsync(reading, drafts);
            case ReadingKind.Propose:
                return await TeachAsync(reading, drafts, mined: work.Thread);
            case ReadingKind.Replace:
                return await TeachAsync(reading, drafts, replaced: await TargetAsync(reading, earlier));
            case ReadingKind.Forget or ReadingKind.Scope or ReadingKind.Approve:
                return await ManageAsync(reading, earlier);
        }
        // It taught before it was edited, and teaches no more.
        if (drafts.Count > 0)
            return await TakeBackAsync(reading.Comment.Key, drafts, "the comment no longer says so");
        return reading.Kind switch
        {
            ReadingKind.Task => Effect.Of("task", reading.Reason),
            ReadingKind.Ask => Effect.Of("answered", await answer(reading, reading.Instruction.Target is null ? null : await TargetAsync(reading, []))),
            _ => Effect.Of("ignored", reading.Reason),
        };
    }

    /// <param name="replaced">The lesson whose place the first rule takes.</param>
    /// <param name="mined">The thread, where nobody tagged it.</param>
    private async Task<Effect> TeachAsync(Reading reading, IReadOnlyList<TaughtDraft> before, Lesson? replaced = null, CommentThread? mined = null)
    {
        var left = before.ToList();
        var drafts = new List<TaughtDraft>();
        var effects = new List<Effect>();
        // What stays the same first, so that an edit of one of several rules meets its own lesson.
        var fresh = new List<ScreenedCandidate>();
        foreach (var screened in reading.Candidates)
        {
            if (left.FindIndex(d => d.Hash == Reading.CandidateHash(screened)) is var at and >= 0)
            {
                await teacher.AddEvidenceAsync(left[at].LessonId, Teacher.EvidenceOf(screened.Candidate, reading.Comment));
                effects.Add(Effect.Of(Teacher.OutcomeOf(await teacher.FindAsync(left[at].LessonId)), $"{left[at].LessonId} stays as it is", left[at].LessonId));
                drafts.Add(left[at]);
                left.RemoveAt(at);
            }
            else
            {
                fresh.Add(screened);
            }
        }
        foreach (var screened in fresh)
        {
            (Effect Effect, TaughtDraft? Draft)? done = null;
            if (left.FindIndex(d => d.Own) is var own and >= 0 && await teacher.ReviseAsync(left[own].LessonId, screened, reading.Comment, teaches: mined is null) is { } revised)
            {
                done = revised;
                left.RemoveAt(own);
            }
            done ??= replaced is not null ? await teacher.ReplaceAsync(screened, reading.Comment, replaced) : await teacher.LearnAsync(screened, reading.Comment, mined);
            replaced = null;
            effects.Add(done.Value.Effect);
            if (done.Value.Draft is { } draft)
                drafts.Add(draft);
        }
        if (left.Count > 0)
            effects.Add(await TakeBackAsync(reading.Comment.Key, left, "the comment no longer says so", stays: drafts));
        return Together(effects) with { Drafts = drafts };
    }

    /// <param name="stays">What the comment still says.</param>
    private async Task<Effect> TakeBackAsync(string commentKey, IReadOnlyList<TaughtDraft> drafts, string why, IReadOnlyList<TaughtDraft>? stays = null)
    {
        var words = new List<string>();
        var ids = drafts.Select(d => d.LessonId).Distinct().ToList();
        // A duplicate that was joined to another lesson has left its evidence there.
        var heirs = (await LessonStore.SupersededByAsync(s, ids)).Except((stays ?? []).Select(d => d.LessonId));
        foreach (var id in ids.Union(heirs))
        {
            var result = await teacher.ApplyAsync(id, new LessonCommand.WithdrawEvidence(commentKey, why), "memory");
            if (result is LessonResult.Changed changed)
                words.Add(changed.Lesson.Status == LessonStatus.Retired ? $"{id} is retired, this was its last evidence" : $"{id} lost this evidence");
        }
        return new("ignored", words.Count > 0 ? $"{why}: {string.Join("; ", words)}" : why, [.. drafts.Select(d => d.LessonId).Distinct()], []);
    }

    private async Task<Effect> ManageAsync(Reading reading, IReadOnlyList<Effect> earlier)
    {
        var author = reading.Comment.SaidBy;
        if (await TargetAsync(reading, earlier) is not { } target)
            return Effect.Of("ignored", reading.Instruction.Target is { } id
                ? $"there is no lesson {id} in {reading.Comment.Repo}"
                : "nothing was learned in this thread yet; name the lesson by its id");
        if (reading.Kind == ReadingKind.Approve && target.Warnings.Count > 0)
            return Effect.Of("held", $"{target.Id} is held ({string.Join(" ", target.Warnings)}); approve it where its warnings are shown: memory lessons approve {target.Id}", target.Id);
        LessonCommand command = reading.Kind switch
        {
            ReadingKind.Forget => new LessonCommand.Retire(author, "asked for in review"),
            ReadingKind.Approve => new LessonCommand.Approve(author, "approved in review"),
            _ => new LessonCommand.Edit(author, MayApprove: true, LessonEdit.Of(target) with { Paths = reading.Instruction.Paths ?? [] }, "scope set in review"),
        };
        return await teacher.ApplyAsync(target.Id, command, author) switch
        {
            LessonResult.Changed changed => Effect.Of(reading.Kind == ReadingKind.Forget ? "learned" : Teacher.OutcomeOf(changed.Lesson), reading.Kind switch
            {
                ReadingKind.Forget => $"{target.Id} is retired",
                ReadingKind.Approve => $"{target.Id} is approved",
                _ => $"{target.Id} applies to {(changed.Lesson.Paths.Count == 0 ? "the whole repository" : string.Join(", ", changed.Lesson.Paths))}",
            }, target.Id),
            LessonResult.Unchanged same => Effect.Of("ignored", same.Reason, target.Id),
            LessonResult.Refused refused => Effect.Of("ignored", refused.Reason, target.Id),
            _ => Effect.Of("ignored", $"there is no lesson {target.Id}"),
        };
    }

    /// <summary>By id, or in its own thread without one: the last lesson that was learned there. Only lessons of this repository.</summary>
    private async Task<Lesson?> TargetAsync(Reading reading, IReadOnlyList<Effect> earlier)
    {
        if (reading.Instruction.Target is { } id)
            return await teacher.FindAsync(id) is { } named && named.Repo == reading.Comment.Repo ? named : null;
        foreach (var effect in earlier.Reverse())
            foreach (var lessonId in effect.Drafts.Select(d => d.LessonId).Reverse())
                if (await teacher.FindAsync(lessonId) is { Status: LessonStatus.Active or LessonStatus.Conflicted or LessonStatus.Proposed } lesson && lesson.Repo == reading.Comment.Repo)
                    return lesson;
        return null;
    }

    private static readonly string[] Weightiest = ["conflict", "superseded", "learned", "reinforced", "held", "proposed", "ignored"];

    private static Effect Together(List<Effect> effects)
    {
        var main = effects.MinBy(e => Array.IndexOf(Weightiest, e.Outcome))!;
        return new(main.Outcome, string.Join("; ", effects.Select(e => e.Reason).Distinct()), [.. effects.SelectMany(e => e.Lessons).Distinct()], []);
    }
}
