using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Lessons;

/// <summary>Reads lessons. Every query takes a grant; what it does not see does not exist for the caller.</summary>
public static class LessonStore
{
    public static async Task<Lesson?> FindAsync(Session s, Grant grant, string id) =>
        (await GetAsync(s, grant, [id])).FirstOrDefault();

    /// <returns>Those that exist and are seen, in no order.</returns>
    public static async Task<List<Lesson>> GetAsync(Session s, Grant grant, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
            return [];
        var rows = await s.QueryAsync<LessonRow>(
            $"select {LessonRow.Columns} from lessons where id in @ids and erased = 0 and {GrantSql.Sees}", GrantSql.Parameters(grant, new { ids = ids.ToArray() }));
        return await CompleteAsync(s, grant, rows);
    }

    /// <summary>Lessons in order of id, for cursor pages.</summary>
    public static async Task<List<Lesson>> ListAsync(Session s, Grant grant, LessonFilter filter, string? afterId, int limit)
    {
        var rows = await s.QueryAsync<LessonRow>($"""
            select {LessonRow.Columns} from lessons
            where erased = 0 and {GrantSql.Sees}
              and (@repo is null or repo = @repo or (@exactly = 0 and (repo = '*' or repo = @ownerWide)))
              and (@status is null or status = @status)
              and (@topic is null or topic = @topic)
              and (@doubtful = 0 or doubtful = 1)
              and (@after is null or id > @after)
            order by id limit @limit
            """,
            GrantSql.Parameters(grant, new
            {
                repo = filter.Repo,
                exactly = filter.Exactly ? 1 : 0,
                ownerWide = filter.Repo is null ? null : Grant.OwnerOf(filter.Repo) + "/*",
                status = filter.Status?.ToWire(),
                topic = filter.Topic,
                doubtful = filter.Doubtful ? 1 : 0,
                after = afterId,
                limit,
            }));
        return await CompleteAsync(s, grant, rows);
    }

    /// <summary>What holds in a repository: its own lessons, its owner's and everybody's, active and conflicted.</summary>
    /// <param name="limit">Of each status.</param>
    public static async Task<List<Lesson>> ServedAsync(Session s, Grant grant, string repo, int limit) =>
    [
        .. await ListAsync(s, grant, new LessonFilter(repo, LessonStatus.Active), null, limit),
        .. await ListAsync(s, grant, new LessonFilter(repo, LessonStatus.Conflicted), null, limit),
    ];

    /// <summary>Active lessons that hold for a repository and have a confirmed pattern, in order of id.</summary>
    public static async Task<List<Lesson>> WithPatternAsync(Session s, Grant grant, string repo, int limit)
    {
        var rows = await s.QueryAsync<LessonRow>($"""
            select {LessonRow.Columns} from lessons
            where pattern is not null and status = 'active' and erased = 0 and (repo = @repo or repo = @ownerWide or repo = '*') and {GrantSql.Sees}
            order by id limit @limit
            """,
            GrantSql.Parameters(grant, new { repo, ownerWide = Grant.OwnerOf(repo) + "/*", limit }));
        return await CompleteAsync(s, grant, rows);
    }

    /// <summary>What changed after a revision, oldest first; an erased lesson comes as null.</summary>
    public static async Task<List<(long Revision, string Id, Lesson? Lesson)>> ChangesAsync(Session s, long after, int limit)
    {
        var rows = await s.QueryAsync<LessonRow>(
            $"select {LessonRow.Columns} from lessons where revision > @after order by revision, id limit @limit", new { after, limit });
        var lessons = (await CompleteAsync(s, Grant.All, [.. rows.Where(r => r.Erased == 0)])).ToDictionary(l => l.Id);
        return [.. rows.Select(r => (r.Revision, r.Id, lessons.GetValueOrDefault(r.Id)))];
    }

    /// <summary>All lessons of a repository key: owner/name, <c>owner/*</c> or <c>*</c>.</summary>
    public static async Task<List<Lesson>> OfRepositoryAsync(Session s, string repo) =>
        await CompleteAsync(s, Grant.All, await s.QueryAsync<LessonRow>($"select {LessonRow.Columns} from lessons where repo = @repo and erased = 0", new { repo }));

    /// <summary>Ids of all lessons that hold or held for a repository, its owner's and everybody's among them; erased ones, too.</summary>
    public static async Task<HashSet<string>> IdsAsync(Session s, string repo) =>
        [.. await s.QueryAsync<string>("select id from lessons where repo in (@repo, @owner, '*')", new { repo, owner = $"{repo.Split('/')[0]}/*" })];

    /// <summary>Repository keys that have lessons, those with the most first.</summary>
    public static Task<List<string>> RepositoriesAsync(Session s) =>
        s.QueryAsync<string>("select repo from lessons where erased = 0 group by repo order by count(*) desc, repo");

    /// <summary>Repository keys of some lessons.</summary>
    public static async Task<List<string>> RepositoriesOfAsync(Session s, IReadOnlyCollection<string> ids)
    {
        var repos = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(400))
            repos.UnionWith(await s.QueryAsync<string>("select distinct repo from lessons where id in @some and erased = 0", new { some }));
        return [.. repos];
    }

    /// <summary>The lesson with exactly this repository, rule and scope; null when there is none.</summary>
    public static async Task<Lesson?> SameAsync(Session s, Grant grant, string repo, string rule, IReadOnlyList<string> paths)
    {
        var ids = await s.QueryAsync<string>("select id from lessons where identity = @identity and erased = 0 order by created_at, id limit 1",
            new { identity = Identity(repo, rule, paths) });
        return ids is [var id, ..] ? await FindAsync(s, grant, id) : null;
    }

    /// <summary>Proposals whose time has come (activation <c>delay</c>).</summary>
    public static Task<List<string>> DueAsync(Session s, DateTimeOffset now) =>
        s.QueryAsync<string>("select id from lessons where status = 'proposed' and active_from <= @now and erased = 0 order by active_from limit 100",
            new { now = now.ToStore() });

    /// <summary>Repository, rule and scope as one value; the reason, letter case and the last full stop do not count.</summary>
    internal static string Identity(string repo, string rule, IReadOnlyList<string> paths) =>
        ApprovalHash.Of(rule.Trim().TrimEnd('.', '!', '。').ToLowerInvariant(), why: null, repo, paths);

    /// <summary>Ids of lessons that any of these comments supports.</summary>
    public static async Task<List<string>> SupportedByAsync(Session s, Grant grant, IReadOnlyCollection<string> commentKeys)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in commentKeys.Chunk(400))
            ids.UnionWith(await s.QueryAsync<string>("select distinct lesson_id from evidence where comment in @keys", new { keys }));
        var seen = new List<string>();
        foreach (var chunk in ids.Chunk(400))
            seen.AddRange(await s.QueryAsync<string>(
                $"select id from lessons where id in @chunk and erased = 0 and {GrantSql.Sees}", GrantSql.Parameters(grant, new { chunk })));
        return seen;
    }

    /// <summary>Ids of a repository's lessons that rest on lines of a file, with the key of each line.</summary>
    public static Task<List<(string Id, string Comment)>> FromFileAsync(Session s, string repo, string path) =>
        s.QueryAsync<(string, string)>("""
            select e.lesson_id, e.comment from evidence e join lessons l on l.id = e.lesson_id
            where l.repo = @repo and l.erased = 0 and e.path = @path and e.comment like 'file:%' order by e.lesson_id, e.comment
            """, new { repo, path });

    /// <summary>Ids of lessons that are served beyond a repository, and rest on what was said there alone; at most so many.</summary>
    public static Task<List<string>> BeyondAsync(Session s, string repo, int limit) => s.QueryAsync<string>("""
        select id from lessons where repo in (@ownerWide, '*') and status in ('active', 'conflicted') and erased = 0
          and exists (select 1 from evidence e where e.lesson_id = lessons.id and e.repo = @repo)
          and not exists (select 1 from evidence e where e.lesson_id = lessons.id and e.repo <> @repo)
        order by id limit @limit
        """, new { repo, ownerWide = Grant.OwnerOf(repo) + "/*", limit });

    /// <summary>Ids of the lessons that took the place of these.</summary>
    public static async Task<List<string>> SupersededByAsync(Session s, IReadOnlyCollection<string> ids) => ids.Count == 0 ? [] :
        await s.QueryAsync<string>("select distinct lesson_id from lesson_links where kind = 'supersedes' and other_id in @ids", new { ids = ids.ToArray() });

    public static Task<List<HistoryRow>> HistoryAsync(Session s, string id) =>
        s.QueryAsync<HistoryRow>(
            "select at, who, what, note from lesson_history where lesson_id = @id order by revision, position", new { id });

    private static async Task<List<Lesson>> CompleteAsync(Session s, Grant grant, List<LessonRow> rows)
    {
        var evidence = new Dictionary<string, List<Evidence>>();
        var links = new List<LinkRow>();
        foreach (var ids in rows.Select(r => r.Id).Chunk(400))
        {
            foreach (var e in await s.QueryAsync<EvidenceRow>($"select {EvidenceRow.Columns} from evidence where lesson_id in @ids order by said_at, comment", new { ids }))
            {
                // What was said in a repository that the reader may not see stays there.
                if (!grant.Sees(e.Repo))
                    continue;
                if (!evidence.TryGetValue(e.LessonId, out var list))
                    evidence[e.LessonId] = list = [];
                list.Add(e.ToEvidence());
            }
            links.AddRange(await s.QueryAsync<LinkRow>(
                $"select lesson_id, other_id, k.kind as kind from lesson_links k join lessons on lessons.id = other_id where lesson_id in @ids and {GrantSql.Sees} order by other_id",
                GrantSql.Parameters(grant, new { ids })));
        }
        var linked = links.ToLookup(l => (l.LessonId, l.Kind), l => l.OtherId);
        return [.. rows.Select(r => r.ToLesson(
            evidence.GetValueOrDefault(r.Id) ?? [],
            [.. linked[(r.Id, LinkRow.Supersedes)]],
            [.. linked[(r.Id, LinkRow.Conflicts)]]))];
    }
}

/// <summary>What a list of lessons is narrowed to; null does not narrow.</summary>
/// <param name="Exactly">Only lessons for <paramref name="Repo"/> itself; else those of its owner and those for everybody too.</param>
/// <param name="Doubtful">Only those that something speaks against.</param>
public sealed record LessonFilter(string? Repo = null, LessonStatus? Status = null, string? Topic = null, bool Exactly = false, bool Doubtful = false);
