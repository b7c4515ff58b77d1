using System.Globalization;

namespace Memory.Guidelines;

/// <summary>
/// Learnings as CodeRabbit exports them, one a row. Columns are found by their names, of which its two exports have different ones; only
/// <c>learning</c> is required.
/// </summary>
internal static class LearningsCsv
{
    private const int RowsMax = 20_000;
    private static readonly string[] Learning = ["learning", "learnings", "text"];
    private static readonly string[] Repository = ["repository_name", "repo_name", "repository", "repo"];
    private static readonly string[] Owner = ["repo_owner", "repository_owner", "organization_name"];
    private static readonly string[] Author = ["author_username", "user", "created_by", "author"];
    private static readonly string[] Url = ["source_url", "url"];
    private static readonly string[] PullRequest = ["pull_request", "pr"];
    private static readonly string[] File = ["file", "file_path"];
    private static readonly string[] Created = ["created_at", "createdat"];

    public static FoundRules Read(string repo, string text)
    {
        List<string>? names = null;
        var rules = new List<FoundRule>();
        var (passed, rows) = (0, 0);
        foreach (var (line, fields) in CsvRows.Read(text))
        {
            if (names is null)
            {
                names = [.. fields.Select(f => f.Trim().ToLowerInvariant().Replace(' ', '_'))];
                if (!names.Any(n => Learning.Contains(n, StringComparer.Ordinal)))
                    return new([], 0, "its first row names no column learning; export the learnings with their header");
                continue;
            }
            if (++rows > RowsMax)
                return new([], 0, $"it has more than {RowsMax} rows; send it in several parts, each with the first row on top");
            string? Field(string[] column) => names.FindIndex(n => column.Contains(n, StringComparer.Ordinal)) is >= 0 and var at && at < fields.Count && fields[at].Trim() is { Length: > 0 } value ? value : null;
            if (Field(Learning) is not { } words || !IsOf(repo, Field(Repository), Field(Owner)))
            {
                passed++;
                continue;
            }
            var id = Field(["id"]) ?? words;
            rules.Add(new(line, Words(words), words, [])
            {
                From = new($"coderabbit:{id}", Field(Author), Field(Url), int.TryParse(Field(PullRequest), NumberStyles.None, CultureInfo.InvariantCulture, out var pr) ? pr : null, Field(File),
                    DateTimeOffset.TryParse(Field(Created), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null),
            });
        }
        var once = rules.DistinctBy(r => r.Rule, StringComparer.OrdinalIgnoreCase).ToList();
        return new(once, passed + rules.Count - once.Count, names is null ? "it is empty" : null);
    }

    /// <summary>A learning of a whole organization holds for each of its repositories.</summary>
    private static bool IsOf(string repo, string? repository, string? owner)
    {
        if (repository is null)
            return owner is null || string.Equals(owner, repo[..repo.IndexOf('/')], StringComparison.OrdinalIgnoreCase);
        var full = repository.Contains('/', StringComparison.Ordinal) ? repository : owner is null ? null : $"{owner}/{repository}";
        return string.Equals(full ?? repository, full is null ? repo[(repo.IndexOf('/') + 1)..] : repo, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Some exports repeat in front of the words where they were learned: the words follow "Learning:".</summary>
    private static string Words(string text)
    {
        const string label = "Learning:";
        var at = text.StartsWith("Learnt from:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(label, StringComparison.OrdinalIgnoreCase) : text.StartsWith(label, StringComparison.OrdinalIgnoreCase) ? 0 : -1;
        return string.Join(' ', (at < 0 ? text : text[(at + label.Length)..]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
