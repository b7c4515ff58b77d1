using Memory.Storage;

namespace Memory.Lessons;

/// <summary>The only place that writes lessons. What may change is decided elsewhere; here it becomes rows with their history.</summary>
public static class LessonWriter
{
    private const int RowsPerStatement = 400;

    /// <summary>Writes a new lesson or its next state, with the steps that led there, in the revision of the transaction.</summary>
    public static async Task<Lesson> SaveAsync(WriteSession s, Lesson lesson, IReadOnlyList<HistoryStep> steps)
    {
        // What was never saved has nothing to be compared with.
        var isNew = lesson.Revision == 0;
        lesson = lesson with { Revision = await s.NextRevisionAsync() };
        await s.ExecuteAsync("""
            insert into lessons (id, repo, owner, rule, why, kind, topic, paths, core, status, warnings, confidence, pattern, examples,
                created_at, updated_at, approved_by, approved_at, approved_hash, active_from, identity, erased, revision, served, followed, recurrences, proposed_pattern)
            values (@Id, @Repo, @Owner, @Rule, @Why, @Kind, @Topic, @Paths, @Core, @Status, @Warnings, @Confidence, @Pattern, @Examples,
                @CreatedAt, @UpdatedAt, @ApprovedBy, @ApprovedAt, @ApprovedHash, @ActiveFrom, @identity, 0, @Revision, 0, 0, 0, @ProposedPattern)
            on conflict (id) do update set repo = excluded.repo, owner = excluded.owner, rule = excluded.rule, why = excluded.why,
                kind = excluded.kind, topic = excluded.topic, paths = excluded.paths, core = excluded.core, status = excluded.status,
                warnings = excluded.warnings, confidence = excluded.confidence, pattern = excluded.pattern, examples = excluded.examples,
                updated_at = excluded.updated_at, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
                approved_hash = excluded.approved_hash, active_from = excluded.active_from, identity = excluded.identity, revision = excluded.revision,
                proposed_pattern = excluded.proposed_pattern
            """, Parameters(lesson));
        await WriteEvidenceAsync(s, lesson, isNew);
        await WriteLinksAsync(s, lesson, isNew);
        await WriteHistoryAsync(s, lesson, steps, isNew);
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
        await s.ExecuteAsync("delete from lesson_vectors where lesson_id = @id", new { id });
        await s.ExecuteAsync("delete from outcomes where lesson_id = @id", new { id });
        await s.ExecuteAsync("delete from lesson_links where lesson_id = @id or other_id = @id", new { id });
        await s.ExecuteAsync("""
            update lessons set rule = '', why = null, paths = '[]', warnings = '[]', pattern = null, proposed_pattern = null, doubtful = 0, examples = '[]',
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

    private static async Task WriteEvidenceAsync(WriteSession s, Lesson lesson, bool isNew)
    {
        var known = isNew ? [] : (await s.QueryAsync<EvidenceRow>($"select {EvidenceRow.Columns} from evidence where lesson_id = @Id", new { lesson.Id })).ToDictionary(e => e.Comment, e => e.ToEvidence());
        // The last word of a comment counts.
        var said = lesson.Evidence.GroupBy(e => e.Comment).Select(g => g.Last()).ToList();
        foreach (var gone in known.Keys.Except(said.Select(e => e.Comment)).Chunk(RowsPerStatement))
            await s.ExecuteAsync("delete from evidence where lesson_id = @Id and comment in @gone", new { lesson.Id, gone });
        await s.InsertAsync("evidence", ["lesson_id", "comment", "repo", "author", "url", "pr", "path", "commit_id", "said_at", "words"],
            [.. said.Where(e => known.GetValueOrDefault(e.Comment) != e)
                .Select(e => (object?[])[lesson.Id, e.Comment, e.Repo, e.Author, e.Url, e.PullRequest, e.Path, e.Commit, e.SaidAt.ToStore(), e.Words])],
            """
            on conflict (lesson_id, comment) do update set repo = excluded.repo, author = excluded.author, url = excluded.url, pr = excluded.pr,
                path = excluded.path, commit_id = excluded.commit_id, said_at = excluded.said_at, words = excluded.words
            """);
    }

    private static async Task WriteLinksAsync(WriteSession s, Lesson lesson, bool isNew)
    {
        var known = isNew ? [] : await s.QueryAsync<(string Other, string Kind)>("select other_id, kind from lesson_links where lesson_id = @Id", new { lesson.Id });
        var wanted = lesson.Supersedes.Select(o => (Other: o, Kind: LinkRow.Supersedes)).Concat(lesson.ConflictsWith.Select(o => (Other: o, Kind: LinkRow.Conflicts))).ToList();
        foreach (var gone in known.Except(wanted).GroupBy(l => l.Kind))
            foreach (var others in gone.Select(l => l.Other).Chunk(RowsPerStatement))
                await s.ExecuteAsync("delete from lesson_links where lesson_id = @Id and kind = @kind and other_id in @others", new { lesson.Id, kind = gone.Key, others });
        await s.InsertAsync("lesson_links", ["lesson_id", "other_id", "kind"],
            [.. wanted.Except(known).Select(l => (object?[])[lesson.Id, l.Other, l.Kind])], "on conflict do nothing");
    }

    private static async Task WriteHistoryAsync(WriteSession s, Lesson lesson, IReadOnlyList<HistoryStep> steps, bool isNew)
    {
        var position = isNew ? 0 : await s.ScalarAsync<long>(
            "select count(*) from lesson_history where lesson_id = @Id and revision = @Revision", new { lesson.Id, lesson.Revision });
        await s.InsertAsync("lesson_history", ["lesson_id", "revision", "position", "at", "who", "what", "note"],
            [.. steps.Select(step => (object?[])[lesson.Id, lesson.Revision, position++, (step.At ?? lesson.UpdatedAt).ToStore(), step.Who, step.What, step.Note])]);
        // The note can hold what somebody wrote; the audit says what the lesson became.
        foreach (var step in steps)
            await Audit.WriteAsync(s, step.Who, $"lesson.{step.What.Replace(' ', '-')}", lesson.Repo, lesson.Id, step.At ?? lesson.UpdatedAt, $"now {lesson.Status.ToWire()}");
    }
}

/// <summary>Who did what to a lesson, and why in words.</summary>
/// <param name="At">Null: when the lesson last changed.</param>
public sealed record HistoryStep(string Who, string What, string? Note, DateTimeOffset? At = null);
