using Memory.Storage;

namespace Memory.Erasure;

/// <summary>Texts that the service itself wrote down, changed wherever they stand.</summary>
internal static class WrittenText
{
    /// <summary>Reasons of deliveries and readings, and notes of histories.</summary>
    private static readonly (string Table, string Column)[] Places = [("deliveries", "reason"), ("readings", "reason"), ("lesson_history", "note")];

    /// <param name="part">Only texts with this in them, whatever its case, are looked at.</param>
    /// <param name="clean">Pure: the text as it is to be.</param>
    public static async Task ReplaceAsync(WriteSession s, string part, Func<string, string> clean)
    {
        var like = $"%{Like(part.ToLowerInvariant())}%";
        foreach (var (table, column) in Places)
            foreach (var text in await s.QueryAsync<string>($"""select distinct {column} from {table} where lower({column}) like @like escape '\'""", new { like }))
                if (clean(text) is var next && next != text)
                    await s.ExecuteAsync($"update {table} set {column} = @next where {column} = @text", new { next, text });
    }

    /// <summary>Text in a pattern of LIKE with the escape '\'.</summary>
    public static string Like(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
