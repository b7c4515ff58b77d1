using Memory.Client.Instructions;
using Memory.GitHub;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>Rule files of the team's own that lessons were read from, and that were there at one commit and are not at a later one.</summary>
internal sealed class RemovedRules(GitHubContents contents)
{
    private const int FilesMax = 500;

    /// <param name="before">Commit; null: nobody knows what was there.</param>
    public async Task<IReadOnlySet<string>> BetweenAsync(string repo, string? before, string after, IReadOnlyList<Lesson> lessons, CancellationToken cancellation)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        var read = lessons.SelectMany(l => l.Evidence).Where(FileEvidence.Is).Select(e => e.Path!).Where(InstructionFiles.IsRule).Distinct(StringComparer.Ordinal).Take(FilesMax).ToList();
        if (before is null || read.Count == 0)
            return removed;
        try
        {
            var (then, now) = (await WalkAsync(repo, before, cancellation), await WalkAsync(repo, after, cancellation));
            foreach (var path in read)
                if (await now.FindAsync(path) is null && await then.FindAsync(path) is not null)
                    removed.Add(path);
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            // A commit of a branch that was rewritten: what was there nobody can say.
            removed.Clear();
        }
        return removed;
    }

    private async Task<TreeWalk> WalkAsync(string repo, string commit, CancellationToken cancellation) =>
        new(contents, repo, (await contents.CommitAsync(repo, commit, cancellation)).Tree.Sha, cancellation);
}
