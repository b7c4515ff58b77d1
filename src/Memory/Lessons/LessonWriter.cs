using Memory.Storage;

namespace Memory.Lessons;

/// <summary>The only place that writes lessons. What may change is decided elsewhere; here it becomes rows with their history.</summary>
public static class LessonWriter
{
    /// <summary>Writes a new lesson or its next state, with the steps that led there, in the revision of the transaction.</summary>
    public static async Task<Lesson> SaveAsync(WriteSession s, Lesson lesson, IReadOnlyList<HistoryStep> steps)
    {
        lesson = lesson with { Revision = await s.NextRevisionAsync() };
        await s.ExecuteAsync("""
            insert into lessons (id, repo, owner, rule, why, kind, topic, paths, core, status, warnings, confidence, pattern, examples,
                created_at, updated_at, approved_by, approved_at, approved_hash, active_from, identity, erased, revision, served, followed, recurrences)
            values (@Id, @Repo, @Owner, @Rule, @Why, @Kind, @Topic, @Paths, @Core, @Status, @Warnings, @Confidence, @Pattern, @Examples,
                @CreatedAt, @UpdatedAt, @ApprovedBy, @ApprovedAt, @ApprovedHash, @ActiveFrom, @identity, 0, @Revision, 0, 0, 0)
            on conflict (id) do update set repo = excluded.repo, owner = excluded.owner, rule = excluded.rule, why = excluded.why,
                kind = excluded.kind, topic = excluded.topic, paths = excluded.paths, core = excluded.core, status = excluded.status,
                warnings = excluded.warnings, confidence = excluded.confidence, pattern = excluded.pattern, examples = excluded.examples,
                updated_at = excluded.updated_at, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
                approved_hash = excluded.approved_hash, active_from = excluded.active_from, identity = excluded.identity, revision = excluded.revision
            """, Parameters(lesson));
        await WriteEvidenceAsync(s, lesson);
        await WriteLinksAsync(s, lesson);
        await WriteHistoryAsync(s, lesson, steps);
        return lesson;
    }

    /// <summary>Text, evidence and history go; the id stays taken, so that it never means another lesson.</summary>
    public static async Task EraseAsync(WriteSession s, string id, string who, DateTimeOffset now)
    {
        if (await s.FirstAsync<string>("select repo from lessons where id = @id and erased = 0", new { id }) is not { } repo)
            return;
        await Audit.WriteAsync(s, who, "lesson.erased", repo, id, now);
        var revision = await s.NextRevisionAsync();
        await s.ExecuteAsync("delete from evidence where lesson_id = @id", new { id });
        await s.ExecuteAsync("delete from lesson_history where lesson_id = @id", new { id });
        await s.ExecuteAsync("delete from lesson_links where lesson_id = @id or other_id = @id", new { id });
        await s.ExecuteAsync("""
            update lessons set rule = '', why = null, paths = '[]', warnings = '[]', pattern = null, examples = '[]',
                status = 'retired', approved_by = null, approved_hash = null, identity = '', erased = 1, revision = @revision
            where id = @id
            """, new { id, revision });
    }

    /// <summary>Proposals of a repository that were to become active by the clock wait for a person instead.</summary>
    public static async Task StopClockAsync(WriteSession s, string repo)
    {
        if (await s.ScalarAsync<long>("select count(*) from lessons where repo = @repo and active_from is not null", new { repo }) == 0)
            return;
        await s.ExecuteAsync("update lessons set active_from = null, revision = @revision where repo = @repo and active_from is not null",
            new { repo, revision = await s.NextRevisionAsync() });
    }

    private static Dapper.DynamicParameters Parameters(Lesson lesson)
    {
        var parameters = new Dapper.DynamicParameters(LessonRow.From(lesson));
        parameters.Add("Owner", Grant.OwnerOf(lesson.Repo));
        parameters.Add("identity", LessonStore.Identity(lesson.Repo, lesson.Rule, lesson.Paths));
        return parameters;
    }

    private static async Task WriteEvidenceAsync(WriteSession s, Lesson lesson)
    {
        var known = (await s.QueryAsync<string>("select comment from evidence where lesson_id = @Id", new { lesson.Id })).ToHashSet();
        foreach (var e in lesson.Evidence)
        {
            known.Remove(e.Comment);
            await s.ExecuteAsync("""
                insert into evidence (lesson_id, comment, repo, author, url, pr, path, commit_id, said_at, words)
                values (@lesson, @Comment, @Repo, @Author, @Url, @PullRequest, @Path, @Commit, @saidAt, @Words)
                on conflict (lesson_id, comment) do update set repo = excluded.repo, author = excluded.author, url = excluded.url, pr = excluded.pr,
                    path = excluded.path, commit_id = excluded.commit_id, said_at = excluded.said_at, words = excluded.words
                """,
                new { lesson = lesson.Id, e.Comment, e.Repo, e.Author, e.Url, e.PullRequest, e.Path, e.Commit, saidAt = e.SaidAt.ToStore(), e.Words });
        }
        foreach (var comment in known)
            await s.ExecuteAsync("delete from evidence where lesson_id = @Id and comment = @comment", new { lesson.Id, comment });
    }

    private static async Task WriteLinksAsync(WriteSession s, Lesson lesson)
    {
        await s.ExecuteAsync("delete from lesson_links where lesson_id = @Id", new { lesson.Id });
        foreach (var (other, kind) in lesson.Supersedes.Select(o => (o, LinkRow.Supersedes)).Concat(lesson.ConflictsWith.Select(o => (o, LinkRow.Conflicts))))
            await s.ExecuteAsync("insert into lesson_links (lesson_id, other_id, kind) values (@Id, @other, @kind) on conflict do nothing", new { lesson.Id, other, kind });
    }

    private static async Task WriteHistoryAsync(WriteSession s, Lesson lesson, IReadOnlyList<HistoryStep> steps)
    {
        var position = await s.ScalarAsync<long>(
            "select count(*) from lesson_history where lesson_id = @Id and revision = @Revision", new { lesson.Id, lesson.Revision });
        foreach (var step in steps)
        {
            await s.ExecuteAsync(
                "insert into lesson_history (lesson_id, revision, position, at, who, what, note) values (@Id, @Revision, @position, @at, @Who, @What, @Note)",
                new { lesson.Id, lesson.Revision, position, at = lesson.UpdatedAt.ToStore(), step.Who, step.What, step.Note });
            // The note can hold what somebody wrote; the audit says what the lesson became.
            await Audit.WriteAsync(s, step.Who, $"lesson.{step.What.Replace(' ', '-')}", lesson.Repo, lesson.Id, lesson.UpdatedAt, $"now {lesson.Status.ToWire()}");
            position++;
        }
    }
}

/// <summary>Who did what to a lesson, and why in words.</summary>
public sealed record HistoryStep(string Who, string What, string? Note);
