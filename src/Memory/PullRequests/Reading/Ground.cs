using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Storage;

namespace Memory.PullRequests;

/// <summary>How a repository stands at GitHub when something is to be published: read once, written against.</summary>
/// <param name="BaseHead">Newest commit of the default branch.</param>
/// <param name="BranchHead">Of ours; null where there is no such branch.</param>
/// <param name="IsOurs">Nobody else has anything on our branch that was not decided about.</param>
/// <param name="Wrote">What we wrote last of what stands on our branch; null where nothing is known of it.</param>
/// <param name="CommittedAt">When our newest commit beneath the branch was made; null where there is none.</param>
/// <param name="Base">Files on the default branch.</param>
/// <param name="Branch">Files on ours; as on the default branch where there is none.</param>
internal sealed record Ground(
    string DefaultBranch, string? Host, string BaseHead, string? BranchHead, bool IsOurs, IReadOnlyDictionary<string, string>? Wrote, DateTimeOffset? CommittedAt, RepositoryFiles Base, RepositoryFiles Branch)
{
    /// <summary>The default branch's files with what people changed on ours, where it has moved on without them; null where it has not, or that cannot be said.</summary>
    public RepositoryFiles? Merged { get; init; }

    /// <summary>Why the default branch, which has moved on, is not merged in; for people.</summary>
    public string? Apart { get; init; }

    /// <summary>What is edited: on a branch of our own the default branch's files, else what people have made of them.</summary>
    public RepositoryFiles From => IsOurs ? Base : Merged ?? Branch;
}

/// <summary>Reads it.</summary>
internal sealed class GroundReader(GitHubRepositories repositories, GitHubContents contents, RepositoryReader reader, BranchMerge merge, Database database)
{
    /// <summary>Commits of others on our branch that are looked through for the one of ours beneath them.</summary>
    private const int LineageMax = 100;

    /// <exception cref="StoppedException">There is nothing to publish into.</exception>
    public async Task<Ground> ReadAsync(PublicationRow row, string branch, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var host = await repositories.GetAsync(row.Repo, cancellation);
        if (host.Archived)
            throw new StoppedException($"{row.Repo} is archived");
        if (host.DefaultBranch is not { Length: > 0 } main || await contents.RefAsync(row.Repo, $"heads/{main}", cancellation) is not { } baseRef)
            throw new StoppedException($"{row.Repo} has no commit yet");
        if (main == branch)
            throw new StoppedException($"{branch} is the default branch of {row.Repo}: name another one in Memory:Publishing:Branch");
        var head = (await contents.RefAsync(row.Repo, $"heads/{branch}", cancellation))?.Object.Sha;
        var onBase = await reader.ReadAsync(row.Repo, baseRef.Object.Sha, targets, cancellation);
        if (head is null)
            return new(main, host.HtmlUrl, baseRef.Object.Sha, null, true, null, null, onBase, onBase);
        var lineage = await LineageAsync(row, head, cancellation);
        var isOurs = (lineage?.Commit == head && lineage.Alone) || head == row.Settled || head == baseRef.Object.Sha;
        var onBranch = await reader.ReadAsync(row.Repo, head, targets, cancellation);
        var ground = new Ground(main, host.HtmlUrl, baseRef.Object.Sha, head, isOurs, lineage?.Wrote, lineage?.At, onBase, onBranch);
        if (isOurs)
            return ground;
        var (merged, apart) = await merge.ReadAsync(row.Repo, (baseRef.Object.Sha, onBase), (head, onBranch), row.Base, targets, cancellation);
        return ground with { Merged = merged, Apart = apart };
    }

    /// <returns>The newest commit of ours that a commit stands on; null where there is none.</returns>
    public async Task<Lineage?> LineageAsync(PublicationRow row, string head, CancellationToken cancellation)
    {
        var waiting = new Queue<string>([head]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var commit) && seen.Count < LineageMax)
        {
            if (!seen.Add(commit) || commit == row.BaseCommit)
                continue;
            if (await database.ReadAsync(s => PublicationStore.CommitAsync(s, row.Repo, commit), cancellation) is { } known)
                return new(commit, known.Files, known.Alone, known.At);
            foreach (var parent in (await contents.CommitAsync(row.Repo, commit, cancellation)).Parents)
                waiting.Enqueue(parent.Sha);
        }
        return null;
    }
}

/// <summary>A commit of ours.</summary>
/// <param name="Wrote">What we wrote there.</param>
/// <param name="Alone">Nobody's undecided work lay beneath.</param>
/// <param name="At">When it was made, by our clock: noted before the branch was moved to it.</param>
internal sealed record Lineage(string Commit, IReadOnlyDictionary<string, string> Wrote, bool Alone, DateTimeOffset At);

/// <summary>It cannot be published; the message is for whoever looks after the repository.</summary>
internal sealed class StoppedException(string reason) : Exception(reason);
