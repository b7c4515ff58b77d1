using Memory.Comments;
using Memory.Indexing;
using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Jobs;
using Memory.Learning;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Settings;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Erasure;

/// <summary>
/// What a person said goes, and their name with it. A lesson that others said or approved too stays, without them; one that stood
/// on them alone goes, by the rule for evidence that is withdrawn.
/// </summary>
internal sealed class PersonErasure(WriteSession s, SettingsOfRepositories settings, string login, string who, DateTimeOffset now)
{
    private readonly object person = new { login = login.ToLowerInvariant() };

    public async Task<Client.Erasure> EraseAsync()
    {
        await Inbox.CloseAsync(s);
        var stone = await TombstoneStore.PutPersonAsync(s, login, who, now);
        await s.ExecuteAsync("update audit set who = @Erased where lower(who) = @login", new { login = login.ToLowerInvariant(), PersonName.Erased });
        // The tombstone names the change; the login stands nowhere.
        await Audit.WriteAsync(s, who, "person.erased", Audit.Everywhere, stone, now);
        var said = await s.QueryAsync<Said>("""select key, thread, repo from comments where lower(author) = @login or lower(payload) like @edited escape '\'""",
            new { login = login.ToLowerInvariant(), edited = $"%\"editedby\":\"{WrittenText.Like(login.ToLowerInvariant())}\"%" });
        var (gone, kept) = await LessonsAsync();
        var deliveries = await DeliveriesAsync([.. said.Select(c => c.Key)]);
        foreach (var keys in said.Select(c => c.Key).Chunk(400))
        {
            await s.ExecuteAsync("delete from readings where comment_key in @keys", new { keys });
            await s.ExecuteAsync("delete from model_answers where thread in (select thread from comments where key in @keys)", new { keys });
            await s.ExecuteAsync("delete from mined_candidates where thread in (select thread from comments where key in @keys)", new { keys });
            await AnswerOutbox.ForgetAsync(s, keys);
            await s.ExecuteAsync("delete from comments where key in @keys", new { keys });
        }
        foreach (var comment in said)
            await OutcomeStore.ForgetCommentAsync(s, comment.Key);
        await OutcomeStore.ForgetPersonAsync(s, login);
        await s.ExecuteAsync("delete from confirmed_access where lower(who) = @login", person);
        foreach (var thread in said.Select(c => (c.Thread, c.Repo)).Distinct().ToList())
            await PassageAsync(thread.Thread, thread.Repo);
        await PersonName.ForgetAsync(s, login, [.. said.Select(c => c.Repo).Distinct()]);
        await SettingsStore.ForgetTeacherAsync(s, login);
        await JobStore.ForgetAsync(s, repo: null);
        return new Client.Erasure { Tombstone = stone, Comments = said.Count, Deliveries = deliveries, Lessons = gone, LessonsKept = kept };
    }

    private async Task<(int Gone, int Kept)> LessonsAsync()
    {
        var rests = await s.QueryAsync<(string Id, string Comment)>("select lesson_id as id, comment from evidence where lower(author) = @login", person);
        var gone = 0;
        foreach (var lesson in rests.GroupBy(r => r.Id, r => r.Comment))
        {
            foreach (var comment in lesson)
                await LessonCommands.ApplyAsync(s, lesson.Key, new LessonCommand.WithdrawEvidence(comment, "its author's data was erased"), "memory", now);
            if (await LessonStore.FindAsync(s, Grant.All, lesson.Key) is not { Evidence.Count: 0 } left || IsVouched(left))
                continue;
            await LessonErasure.EraseAsync(s, left, who, now);
            gone++;
        }
        // The approval holds; whose it was is forgotten.
        if (await s.ScalarAsync<long>("select count(*) from lessons where lower(approved_by) = @login", person) > 0)
            await s.ExecuteAsync("update lessons set approved_by = @Erased, revision = @revision where lower(approved_by) = @login",
                new { login = login.ToLowerInvariant(), PersonName.Erased, revision = await s.NextRevisionAsync() });
        return (gone, rests.Select(r => r.Id).Distinct().Count() - gone);
    }

    private bool IsVouched(Lesson lesson) =>
        LessonLifecycle.IsApproved(lesson) && !string.Equals(lesson.ApprovedBy, login, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those of the stored comments, and those that are not understood yet, or never were.</summary>
    private async Task<long> DeliveriesAsync(string[] comments)
    {
        long gone = 0;
        foreach (var keys in comments.Chunk(400))
            gone += await s.ExecuteAsync("delete from deliveries where comment_key in @keys", new { keys });
        var like = $"%\"author\":\"{WrittenText.Like(login.ToLowerInvariant())}\"%";
        var waiting = await s.QueryAsync<InboxRow>($"""select {InboxRow.Columns} from deliveries where lower(payload) like @like escape '\'""", new { like });
        foreach (var row in waiting.Where(r => r.Comment.Author.Equals(login, StringComparison.OrdinalIgnoreCase)))
            gone += await s.ExecuteAsync("delete from deliveries where id = @Id", new { row.Id });
        // Events hold no words, but who did it.
        gone += await s.ExecuteAsync("""delete from deliveries where mode = 'event' and (lower(payload) like @by escape '\' or lower(payload) like @merged escape '\')""",
            new { by = $"%\"by\":\"{WrittenText.Like(login.ToLowerInvariant())}\"%", merged = $"%\"mergedby\":\"{WrittenText.Like(login.ToLowerInvariant())}\"%" });
        return gone;
    }

    private async Task PassageAsync(string root, string repo)
    {
        var (thread, mined) = await CommentStore.ThreadAsync(s, root);
        var holds = settings.IntakeOf(await settings.OfAsync(s, repo));
        if (thread.Comments.Count > 0 && ThreadPassage.Of(thread, ThreadReader.Read(thread, mined, holds)) is { } passage)
            await PassageStore.PutAsync(s, passage);
        else
            await PassageStore.RemoveAsync(s, ThreadPassage.IdOf(root));
    }

    private sealed class Said
    {
        public string Key { get; set; } = "";
        public string Thread { get; set; } = "";
        public string Repo { get; set; } = "";
    }
}
