using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Passages as rows; what is gone stays as an empty row until followers have seen it.</summary>
public static class PassageStore
{
    /// <summary>Writes a passage when it differs from what is stored.</summary>
    public static async Task PutAsync(WriteSession s, Passage passage)
    {
        var known = await s.FirstAsync<string>("select body from passages where id = @Id and erased = 0 and title = @Title and coalesce(url, '') = @url and coalesce(code, '') = @code",
            new { passage.Id, passage.Title, url = passage.Url ?? "", code = passage.Code ?? "" });
        if (known == passage.Text)
            return;
        await s.ExecuteAsync("""
            insert into passages (id, repo, kind, url, title, body, people, path, code, said_at, erased, revision)
            values (@Id, @Repo, @Kind, @Url, @Title, @Text, @people, @Path, @Code, @saidAt, 0, @revision)
            on conflict (id) do update set url = excluded.url, title = excluded.title, body = excluded.body, people = excluded.people,
                path = excluded.path, code = excluded.code, said_at = excluded.said_at, erased = 0, revision = excluded.revision
            """,
            new
            {
                passage.Id,
                passage.Repo,
                passage.Kind,
                passage.Url,
                passage.Title,
                passage.Text,
                people = Json.Write(passage.People),
                passage.Path,
                passage.Code,
                saidAt = passage.SaidAt.ToStore(),
                revision = await s.NextRevisionAsync(),
            });
    }

    public static async Task RemoveAsync(WriteSession s, string id)
    {
        if (await s.ScalarAsync<long>("select count(*) from passages where id = @id and erased = 0", new { id }) == 0)
            return;
        await s.ExecuteAsync("update passages set title = '', body = '', people = '[]', url = null, path = null, code = null, erased = 1, revision = @revision where id = @id",
            new { id, revision = await s.NextRevisionAsync() });
    }

    /// <summary>Ids of the sections of a document that there are.</summary>
    public static Task<List<string>> OfDocumentAsync(Session s, string repo, string path) =>
        s.QueryAsync<string>("select id from passages where repo = @repo and kind = 'document' and path = @path and erased = 0", new { repo, path });

    /// <summary>What changed after a revision, oldest first.</summary>
    public static async Task<List<PassageChange>> ChangesAsync(Session s, long after, int limit)
    {
        var rows = await s.QueryAsync<Row>("""
            select id, repo, kind, url, title, body, people, path, code, said_at, erased, revision from passages
            where revision > @after order by revision, id limit @limit
            """, new { after, limit });
        return rows.ConvertAll(Change);
    }

    /// <summary>All passages of a repository.</summary>
    public static async Task<List<PassageChange>> OfRepositoryAsync(Session s, string repo) => (await s.QueryAsync<Row>("""
        select id, repo, kind, url, title, body, people, path, code, said_at, erased, revision from passages where repo = @repo and erased = 0
        """, new { repo })).ConvertAll(Change);

    /// <summary>Repositories that have passages, those with the most first.</summary>
    public static Task<List<string>> RepositoriesAsync(Session s) =>
        s.QueryAsync<string>("select repo from passages where erased = 0 group by repo order by count(*) desc, repo");

    private static PassageChange Change(Row r) => new(r.Revision, r.Id, r.Erased != 0 ? null : new Passage(
        r.Id, r.Repo, r.Kind, r.Url, r.Title, r.Body, Json.Read<string[]>(r.People), r.Path, r.SaidAt.FromStore(), r.Revision)
    { Code = r.Code });

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Repo { get; set; } = "";
        public string Kind { get; set; } = "";
        public string? Url { get; set; }
        public string Title { get; set; } = "";
        public string Body { get; set; } = "";
        public string People { get; set; } = "[]";
        public string? Path { get; set; }
        public string? Code { get; set; }
        public long SaidAt { get; set; }
        public long Erased { get; set; }
        public long Revision { get; set; }
    }
}
