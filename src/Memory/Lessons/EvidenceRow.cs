using Memory.Storage;

namespace Memory.Lessons;

internal sealed class EvidenceRow
{
    public const string Columns = "lesson_id, comment, repo, author, url, pr, path, commit_id, said_at, words";

    public string LessonId { get; set; } = "";
    public string Comment { get; set; } = "";
    public string Repo { get; set; } = "";
    public string Author { get; set; } = "";
    public string? Url { get; set; }
    public int? Pr { get; set; }
    public string? Path { get; set; }
    public string? CommitId { get; set; }
    public long SaidAt { get; set; }
    public string Words { get; set; } = "";

    public Evidence ToEvidence() => new()
    {
        Comment = Comment,
        Repo = Repo,
        Author = Author,
        Url = Url,
        PullRequest = Pr,
        Path = Path,
        Commit = CommitId,
        SaidAt = SaidAt.FromStore(),
        Words = Words,
    };
}

internal sealed class LinkRow
{
    public const string Supersedes = "supersedes";
    public const string Conflicts = "conflicts";

    public string LessonId { get; set; } = "";
    public string OtherId { get; set; } = "";
    public string Kind { get; set; } = "";
}

/// <summary>One step in the life of a lesson, as stored.</summary>
public sealed class HistoryRow
{
    public long At { get; set; }
    public string Who { get; set; } = "";
    public string What { get; set; } = "";
    public string? Note { get; set; }
}
