using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Renaming;

/// <summary>
/// Everything that is known of a repository goes by its new name, in one transaction: rows and keys of comments. What has
/// become of it before stays as it was told (the audit); API keys see <see cref="KeyBindings"/>.
/// </summary>
internal static class RepositoryRename
{
    /// <summary>History, and what speaks of no single repository.</summary>
    private static readonly string[] Untouched = ["migrations", "audit", "counters", "api_keys", "tombstones", "tombstone_salt", "erased_lessons", "host_repositories"];

    /// <summary>Keys that may be there by both names, when something was told by the new one first: that is the later word, and stays.</summary>
    private static readonly (string Table, string Column)[] Keyed =
        [("comments", "key"), ("readings", "comment_key"), ("confirmed_access", "comment_key"), ("answers", "comment_key"), ("passages", "id"), ("mined_candidates", "comment_key")];

    private static readonly (string Table, string More)[] Named =
        [("repositories", ""), ("repository_settings", ""), ("harvested_repositories", ""), ("answer_summaries", " and later.number = answer_summaries.number"),
            ("publications", ""), ("published_commits", " and later.commit_id = published_commits.commit_id"),
            ("lesson_sums", " and later.lesson_id = lesson_sums.lesson_id")];

    public static async Task MoveAsync(WriteSession s, string from, string to)
    {
        var names = new
        {
            From = from,
            To = to,
            Owner = Grant.OwnerOf(to),
            FromKey = $"github:{from}:",
            ToKey = $"github:{to}:",
            FromJson = $"\"repo\":\"{from}\"",
            ToJson = $"\"repo\":\"{to}\"",
        };
        var approved = (await LessonStore.OfRepositoryAsync(s, from)).Where(LessonLifecycle.IsApproved).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (table, column) in Keyed)
            await s.ExecuteAsync($"delete from {table} where {Key(column)} <> {column} and {Key(column)} in (select {column} from {table})", names);
        await s.ExecuteAsync($"delete from evidence where {Key("comment")} <> comment and exists (select 1 from evidence as later where later.lesson_id = evidence.lesson_id and later.comment = {Key("evidence.comment")})", names);
        foreach (var (table, more) in Named)
            await s.ExecuteAsync($"delete from {table} where repo = @From and exists (select 1 from {table} as later where later.repo = @To{more})", names);
        foreach (var table in (await s.TablesAsync()).Except(Untouched))
            await RowsAsync(s, table, names);
        await FollowAsync(s, to, approved);
    }

    private static string Key(string column) => $"replace({column}, @FromKey, @ToKey)";

    /// <summary>Words stay: only what is a key, or names the repository as one, is written anew.</summary>
    private static async Task RowsAsync(WriteSession s, string table, object names)
    {
        var text = new List<string>();
        await foreach (var row in s.RowsAsync($"select * from {table} limit 1"))
            text.AddRange(Enumerable.Range(0, row.FieldCount).Where(i => row.GetFieldType(i) == typeof(string)).Select(row.GetName));
        var here = text.Contains("repo") ? "repo = @From and " : "";
        foreach (var column in text.Except(["repo", "owner", "rule", "why", "title", "body", "words", "reason", "note"]))
            await s.ExecuteAsync($"update {table} set {column} = replace({Key(column)}, @FromJson, @ToJson) where {here}replace({Key(column)}, @FromJson, @ToJson) <> {column}", names);
        if (here.Length > 0)
            await s.ExecuteAsync($"update {table} set repo = @To{(text.Contains("owner") ? ", owner = @Owner" : "")} where repo = @From", names);
    }

    /// <summary>Lessons and passages are found by their new name: whoever follows revisions reads them again. An approval stays one.</summary>
    private static async Task FollowAsync(WriteSession s, string to, HashSet<string> approved)
    {
        var revision = await s.NextRevisionAsync();
        foreach (var lesson in await LessonStore.OfRepositoryAsync(s, to))
            await s.ExecuteAsync("update lessons set identity = @identity, approved_hash = @hash, revision = @revision where id = @Id", new
            {
                lesson.Id,
                revision,
                identity = LessonStore.Identity(lesson.Repo, lesson.Rule, lesson.Paths),
                hash = approved.Contains(lesson.Id) ? ApprovalHash.Of(lesson.Rule, lesson.Why, lesson.Repo, lesson.Paths) : lesson.ApprovedHash,
            });
        await s.ExecuteAsync("update passages set revision = @revision where repo = @to and erased = 0", new { to, revision });
    }
}
