using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Memory.Storage;

namespace Memory.Publishing.Publications;

/// <summary>Publications as rows.</summary>
internal static class PublicationStore
{
    /// <summary>Of our commits that are kept for each repository.</summary>
    private const int CommitsKept = 50;
    /// <summary>The counter that says which settings the service had.</summary>
    private const string SettingsMark = "publishing_settings";
    /// <summary>Below every lesson's, and another one each time: a publication that is under way sees that it began before.</summary>
    private const string Again = "revision = case when revision > 0 then 0 else revision - 1 end";

    public static Task<PublicationRow?> FindAsync(Session s, string repo) =>
        s.FirstAsync<PublicationRow>($"select {PublicationRow.Columns} from publications where repo = @repo", new { repo });

    public static async Task<PublicationRow> OpenAsync(WriteSession s, string repo)
    {
        await s.ExecuteAsync("insert into publications (repo, owner, proposals, revision, due_at, attempts) values (@repo, @owner, '[]', 0, 0, 0) on conflict (repo) do nothing",
            new { repo, owner = Grant.OwnerOf(repo) });
        return (await FindAsync(s, repo))!;
    }

    /// <summary>Those that follow their lessons, whose lessons have changed since, and whose time has come.</summary>
    /// <param name="mode">The service's own, for repositories that say nothing.</param>
    /// <remarks>Found by the repositories of lessons, not by revisions, of which many are newer than a publication (hence the sum).</remarks>
    public static async Task<List<string>> DueAsync(Session s, string mode, string following, DateTimeOffset now, int most) =>
        mode == following || await s.ScalarAsync<long>("select count(*) from repository_settings where publishing_mode = @following", new { following }) > 0
            ? await DueOfAllAsync(s, mode, following, now, most) : [];

    private static Task<List<string>> DueOfAllAsync(Session s, string mode, string following, DateTimeOffset now, int most) => s.QueryAsync<string>("""
        select l.repo from lessons l left join repository_settings r on r.repo = l.repo
        where l.repo not like '%*' and l.erased = 0 and coalesce(r.publishing_mode, @mode) = @following
          and not exists (select 1 from publications p where p.repo = l.repo)
        group by l.repo
        union all
        select p.repo from publications p left join repository_settings r on r.repo = p.repo
        where coalesce(r.publishing_mode, @mode) = @following and p.due_at <= @now
          and exists (select 1 from lessons l where l.repo in (p.repo, p.owner || '/*', '*') and l.revision + 0 > p.revision)
        limit @most
        """, new { mode, following, now = now.ToStore(), most });

    /// <summary>Repositories whose last try came to nothing, and why.</summary>
    public static Task<List<(string Repo, string Problem)>> ProblemsAsync(Session s, int most) =>
        s.QueryAsync<(string, string)>("select repo, problem from publications where problem is not null order by due_at desc, repo limit @most", new { most });

    public static Task<long> CountAsync(Session s) => s.ScalarAsync<long>("select count(*) from publications where pull_request is not null");

    /// <summary>What stands on the default branch, unless somebody noted a later one meanwhile.</summary>
    /// <param name="was">The commit that was noted when it was looked at.</param>
    public static async Task<bool> SaveBaseAsync(WriteSession s, string repo, string? was, string branch, string commit, IReadOnlyDictionary<string, string> files) =>
        await s.ExecuteAsync("update publications set base_branch = @branch, base_commit = @commit, base_files = @files where repo = @repo and coalesce(base_commit, '') = coalesce(@was, '')",
            new { repo, was, branch, commit, files = Json.Write(files) }) > 0;

    /// <summary>What people are asked from now on.</summary>
    public static Task AskAsync(WriteSession s, string repo, IReadOnlyList<OpenQuestion> questions) =>
        s.ExecuteAsync("update publications set questions = @questions where repo = @repo", new { repo, questions = questions.Count == 0 ? null : Json.Write(questions) });

    /// <param name="alone">False: it stands on commits of others that nobody has decided about.</param>
    public static async Task SaveCommitAsync(WriteSession s, string repo, string commit, IReadOnlyDictionary<string, string> files, bool alone, DateTimeOffset now)
    {
        await s.ExecuteAsync("insert into published_commits (repo, commit_id, files, alone, at) values (@repo, @commit, @files, @alone, @now) on conflict (repo, commit_id) do update set files = excluded.files, alone = excluded.alone, at = excluded.at",
            new { repo, commit, files = Json.Write(files), alone = alone ? 1 : 0, now = now.ToStore() });
        await s.ExecuteAsync("delete from published_commits where repo = @repo and commit_id not in (select commit_id from published_commits where repo = @repo order by at desc, commit_id limit @CommitsKept)",
            new { repo, CommitsKept });
    }

    /// <returns>What we wrote there, whether on our own ground, and when; or null where the commit is not ours.</returns>
    public static async Task<(IReadOnlyDictionary<string, string> Files, bool Alone, DateTimeOffset At)?> CommitAsync(Session s, string repo, string commit) =>
        (await s.QueryAsync<(string Files, long Alone, long At)>("select files, alone, at from published_commits where repo = @repo and commit_id = @commit", new { repo, commit })) is [var row, ..]
            ? (Json.Read<Dictionary<string, string>>(row.Files), row.Alone != 0, row.At.FromStore()) : null;

    public static Task CommittedAsync(WriteSession s, string repo, string branch, DateTimeOffset now) =>
        s.ExecuteAsync("update publications set branch = @branch, committed_at = @now, declined = null where repo = @repo", new { repo, branch, now = now.ToStore() });

    /// <param name="was">The row's revision when the lessons were read: where it is another by now, something has happened since, and it is looked at again.</param>
    public static Task PublishedAsync(WriteSession s, string repo, int? pullRequest, string? url, IReadOnlyList<string> proposals, long was, long revision) => s.ExecuteAsync("""
        update publications set pull_request = @pullRequest, url = @url, proposals = @proposals, revision = case when revision = @was then @revision else revision end,
            attempts = 0, due_at = 0, problem = null where repo = @repo
        """, new { repo, pullRequest, url, proposals = Json.Write(proposals), was, revision });

    /// <summary>A pull request is over.</summary>
    /// <param name="head">Where its branch stood.</param>
    /// <param name="declined">A person turned it down, as it was then.</param>
    public static Task EndedAsync(WriteSession s, string repo, int pullRequest, string head, string? declined) => s.ExecuteAsync($"""
        update publications set pull_request = null, url = null, proposals = '[]', settled = @head, declined = @declined, {Again} where repo = @repo and pull_request = @pullRequest
        """, new { repo, pullRequest, head, declined });

    public static Task FailedAsync(WriteSession s, string repo, string problem, DateTimeOffset until) =>
        s.ExecuteAsync("update publications set problem = @problem, due_at = @until, attempts = attempts + 1 where repo = @repo", new { repo, problem, until = until.ToStore() });

    /// <summary>Looked at again at the next occasion, though no lesson has changed.</summary>
    public static Task AgainAsync(WriteSession s, string repo) => s.ExecuteAsync($"update publications set {Again}, due_at = 0 where repo = @repo", new { repo });

    /// <summary>Where the service's own settings are others than they were when this was last asked, all are looked at again.</summary>
    /// <param name="settings">They, as text.</param>
    public static async Task NoteSettingsAsync(WriteSession s, string settings)
    {
        var mark = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(settings))) & long.MaxValue;
        var known = await s.QueryAsync<long>("select value from counters where name = @SettingsMark", new { SettingsMark });
        if (known is [var was] && was == mark)
            return;
        await s.ExecuteAsync("insert into counters (name, value) values (@SettingsMark, @mark) on conflict (name) do update set value = excluded.value", new { SettingsMark, mark });
        if (known.Count > 0)
            await s.ExecuteAsync($"update publications set {Again}, due_at = 0");
    }

    public static async Task ForgetRepositoryAsync(WriteSession s, string repo)
    {
        await s.ExecuteAsync("delete from publications where repo = @repo", new { repo });
        await s.ExecuteAsync("delete from published_commits where repo = @repo", new { repo });
    }

    /// <summary>A lesson was erased: its words leave what is remembered of the files too.</summary>
    public static async Task ForgetLessonAsync(WriteSession s, string id)
    {
        var like = $"%[{id}]%";
        foreach (var (repo, files) in await s.QueryAsync<(string, string)>("select repo, base_files from publications where base_files like @like", new { like }))
            await s.ExecuteAsync("update publications set base_files = @files where repo = @repo", new { repo, files = Without(files, id) });
        foreach (var (repo, questions) in await s.QueryAsync<(string, string)>("select repo, questions from publications where questions like @mentions", new { mentions = $"%{id}%" }))
            await AskAsync(s, repo, [.. Json.Read<List<OpenQuestion>>(questions).Where(q => q.Lesson != id)]);
        foreach (var (repo, commit, files) in await s.QueryAsync<(string, string, string)>("select repo, commit_id, files from published_commits where files like @like", new { like }))
            await s.ExecuteAsync("update published_commits set files = @files where repo = @repo and commit_id = @commit", new { repo, commit, files = Without(files, id) });
    }

    private static string Without(string files, string id) =>
        Json.Write(Json.Read<Dictionary<string, string>>(files).ToDictionary(f => f.Key, f => BlockAlone.Without(f.Value, id)));
}
