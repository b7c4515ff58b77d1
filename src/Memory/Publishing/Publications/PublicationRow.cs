using Memory.Storage;

namespace Memory.Publishing.Publications;

/// <summary>What stands of a repository's lessons in its own files, as stored.</summary>
internal sealed class PublicationRow
{
    internal const string Columns =
        "repo, branch, pull_request, url, base_branch, base_commit, base_files, settled, declined, proposals, committed_at, revision, due_at, attempts, problem, questions";

    public string Repo { get; set; } = "";
    public string? Branch { get; set; }
    /// <summary>The open one.</summary>
    public int? PullRequest { get; set; }
    /// <summary>Of the pull request.</summary>
    public string? Url { get; set; }
    public string? BaseBranch { get; set; }
    public string? BaseCommit { get; set; }
    /// <summary>Path → managed block, as JSON; null until somebody looked.</summary>
    public string? BaseFiles { get; set; }
    /// <summary>Where the branch stood when its last pull request ended: what is up to there has been decided.</summary>
    public string? Settled { get; set; }
    /// <summary>Hash of the files that a person turned down; they are not proposed again as they were.</summary>
    public string? Declined { get; set; }
    /// <summary>Ids of the proposals that the pull request asks about, as JSON.</summary>
    public string Proposals { get; set; } = "[]";
    public long? CommittedAt { get; set; }
    /// <summary>Of the store, when it was last published.</summary>
    public long Revision { get; set; }
    public long DueAt { get; set; }
    public int Attempts { get; set; }
    /// <summary>Why the last try came to nothing; null when it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>What people were asked and have not answered, as JSON; null: nothing.</summary>
    public string? Questions { get; set; }

    public IReadOnlyList<OpenQuestion> Asked => Questions is null ? [] : Json.Read<List<OpenQuestion>>(Questions);

    public IReadOnlyDictionary<string, string>? Base => BaseFiles is null ? null : Json.Read<Dictionary<string, string>>(BaseFiles);
}
