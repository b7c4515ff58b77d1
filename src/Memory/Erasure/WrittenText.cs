using Memory.Storage;

namespace Memory.Erasure;

/// <summary>Texts that the service itself wrote down, changed wherever they stand.</summary>
internal static class WrittenText
{
    /// <summary>Reasons of deliveries and readings, and notes of histories.</summary>
    private static readonly (string Table, string Column, string Within)[] Places =
    [
        ("deliveries", "reason", Here),
        ("readings", "reason", $"comment_key in (select comment_key from deliveries where {Here})"),
        ("outcomes", "note", Here),
        ("lesson_history", "note", $"lesson_id in (select id from lessons where {Here})"),
    ];

    private const string Here = "(@repo = '*' or repo = @repo or (@owner is not null and owner = @owner))";

    /// <param name="repo">owner/name, owner/* or *: nobody's words elsewhere are touched, however alike they are.</param>
    /// <param name="part">Only texts with this in them, whatever its case, are looked at.</param>
    /// <param name="clean">Pure: the text as it is to be.</param>
    public static async Task ReplaceAsync(WriteSession s, string repo, string part, Func<string, string> clean)
    {
        var like = $"%{Like(part.ToLowerInvariant())}%";
        var owner = repo.EndsWith("/*", StringComparison.Ordinal) ? Grant.OwnerOf(repo) : null;
        foreach (var (table, column, within) in Places)
            foreach (var text in await s.QueryAsync<string>($"""select distinct {column} from {table} where lower({column}) like @like escape '\' and {within}""", new { like, repo, owner }))
                if (clean(text) is var next && next != text)
                    await s.ExecuteAsync($"update {table} set {column} = @next where {column} = @text and {within}", new { next, text, repo, owner });
    }

    /// <summary>Text in a pattern of LIKE with the escape '\'.</summary>
    public static string Like(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
