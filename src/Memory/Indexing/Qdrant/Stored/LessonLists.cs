using Memory.Indexing.Globs;
using Memory.Lessons;
using Memory.Storage;
using Memory.Text;

namespace Memory.Indexing.Qdrant;

/// <summary>What is listed without words, from the store: it is at hand, it is the truth, and needs no vector.</summary>
internal sealed class LessonLists(Database database)
{
    /// <summary>Lessons of a repository of which the best are looked for; rows of a few numbers each.</summary>
    private const int RowsMax = 20_000;
    private const int IdsPerStatement = 400;
    private const int PatternsMax = 5_000;

    public Task<IReadOnlyList<Lesson>> CoreAsync(Grant grant, string repo, CancellationToken cancellation) =>
        ByValueAsync(grant, repo, LessonStatuses.Served, "core = 1", EmbeddedLessonIndex.LimitMax, cancellation);

    public async Task<IReadOnlyList<Lesson>> ForbiddingAsync(Grant grant, string repo, CancellationToken cancellation) =>
        await database.ReadAsync(s => LessonStore.WithPatternAsync(s, grant, repo.ToLowerInvariant(), PatternsMax), cancellation);

    public Task<IReadOnlyList<Lesson>> MostValuableAsync(Grant grant, string repo, LessonStatuses statuses, int limit, CancellationToken cancellation) =>
        ByValueAsync(grant, repo, statuses, "paths = '[]'", Math.Clamp(limit, 0, EmbeddedLessonIndex.LimitMax), cancellation);

    public async Task<IReadOnlyList<LessonHit>> ByPathAsync(
        Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit, CancellationToken cancellation)
    {
        var asked = new GlobTrials(FilePaths.Of(files, EmbeddedLessonIndex.FilesMax));
        limit = Math.Clamp(limit, 0, EmbeddedLessonIndex.LimitMax);
        var rows = await RowsAsync(grant, repo, statuses, "paths <> '[]'", cancellation);
        var best = rows.Select(r => (Row: r, Match: asked.Narrowest(Json.Read<string[]>(r.Paths)))).Where(r => r.Match is not null)
            .Select(r => (r.Row.Id, r.Match!.Value.File, Score: r.Match.Value.Narrow + LessonValue.AmongPaths * r.Row.Value))
            .OrderByDescending(r => r.Score).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit).ToList();
        var lessons = await ReadAsync(grant, [.. best.Select(b => b.Id)], cancellation);
        return [.. best.Where(b => lessons.ContainsKey(b.Id)).Select(b => new LessonHit(lessons[b.Id], b.Score, b.File))];
    }

    /// <summary>Lessons as the store has them now, those that the grant sees.</summary>
    public async Task<Dictionary<string, Lesson>> ReadAsync(Grant grant, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await database.ReadAsync(s => ReadAsync(s, grant, ids), cancellation);

    /// <remarks>Evidence of other repositories comes with them, as an index has it; whoever serves a lesson hides what its reader may not see.</remarks>
    public static async Task<Dictionary<string, Lesson>> ReadAsync(Session s, Grant grant, IReadOnlyCollection<string> ids)
    {
        var lessons = new Dictionary<string, Lesson>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(IdsPerStatement))
            foreach (var lesson in await LessonStore.GetAsync(s, Grant.All, chunk))
                if (grant.Sees(lesson.Repo))
                    lessons[lesson.Id] = lesson;
        return lessons;
    }

    private async Task<IReadOnlyList<Lesson>> ByValueAsync(
        Grant grant, string repo, LessonStatuses statuses, string condition, int limit, CancellationToken cancellation)
    {
        var rows = await RowsAsync(grant, repo, statuses, condition, cancellation);
        var best = rows.OrderByDescending(r => r.Value).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit).Select(r => r.Id).ToList();
        var lessons = await ReadAsync(grant, best, cancellation);
        return [.. best.Where(lessons.ContainsKey).Select(id => lessons[id])];
    }

    private async Task<List<Row>> RowsAsync(Grant grant, string repo, LessonStatuses statuses, string condition, CancellationToken cancellation)
    {
        repo = repo.ToLowerInvariant();
        if (!grant.Covers(repo))
            return [];
        return await database.ReadAsync(s => s.QueryAsync<Row>($"""
            select id, paths, approved_by, confidence, followed, recurrences, ignored + wrong as against, updated_at,
                (select count(distinct lower(author)) from evidence where lesson_id = lessons.id) as people
            from lessons where repo in @keys and status in @statuses and erased = 0 and {condition} order by id limit {RowsMax}
            """, new { keys = LessonFilter.KeysOf(repo), statuses = LessonFilter.Words(statuses) }), cancellation);
    }

    /// <summary>Globs held against the files of a request, each once; the same ones stand in many lessons.</summary>
    private sealed class GlobTrials(FilePaths files)
    {
        /// <summary>Different globs; a repository that has more is not searched further.</summary>
        private const int GlobsMax = 5_000;

        private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);

        /// <summary>The narrowest of a lesson's globs that matches a file.</summary>
        public (double Narrow, string File)? Narrowest(string[] globs)
        {
            (double Narrow, string File)? best = null;
            foreach (var glob in globs)
                if (PathGlob.Specificity(glob) is var narrow && (best is null || narrow > best.Value.Narrow) && MatchOf(glob) is { } file)
                    best = (narrow, file);
            return best;
        }

        private string? MatchOf(string glob)
        {
            if (!known.TryGetValue(glob, out var file) && known.Count < GlobsMax)
                known[glob] = file = files.FirstMatch([glob]);
            return file;
        }
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Paths { get; set; } = "[]";
        public string? ApprovedBy { get; set; }
        public double Confidence { get; set; }
        public long Followed { get; set; }
        public long Recurrences { get; set; }
        public long Against { get; set; }
        public long UpdatedAt { get; set; }
        public long People { get; set; }

        public double Value => LessonValue.Of(People, Recurrences, Followed, Against, ApprovedBy is not null, Confidence, UpdatedAt.FromStore());
    }
}
