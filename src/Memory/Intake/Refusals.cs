using Memory.Comments;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Intake;

/// <summary>What tombstones keep out, asked once for each repository and each author of a request.</summary>
internal sealed class Refusals(Session s)
{
    private readonly Dictionary<string, string?> repos = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> authors = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Why a comment is not taken, and the fix; null when it is.</returns>
    public async Task<string?> OfAsync(ReviewComment comment)
    {
        if (!repos.TryGetValue(comment.Repo, out var reason))
            repos[comment.Repo] = reason = (await TombstoneStore.OfRepositoryAsync(s, comment.Repo))?.Refusal;
        if (reason is not null || comment.Author.Length == 0)
            return reason;
        if (!authors.TryGetValue(comment.Author, out reason))
            authors[comment.Author] = reason = (await TombstoneStore.OfPersonAsync(s, comment.Author))?.Refusal;
        return reason;
    }
}
