using Memory.Comments;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Intake;

/// <summary>What tombstones keep out, asked once for all repositories and all authors of a transaction.</summary>
internal sealed class Refusals
{
    private readonly Dictionary<string, Stone> repos;
    private readonly Dictionary<string, Stone> authors;

    private Refusals(Dictionary<string, Stone> repos, Dictionary<string, Stone> authors) => (this.repos, this.authors) = (repos, authors);

    public static async Task<Refusals> OfAsync(Session s, IReadOnlyCollection<ReviewComment> comments) => new(
        await TombstoneStore.OfRepositoriesAsync(s, [.. comments.Select(c => c.Repo).Distinct()]),
        await TombstoneStore.OfPeopleAsync(s, [.. comments.Select(c => c.Author).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]));

    /// <returns>Why a comment is not taken, and the fix; null when it is.</returns>
    public string? Of(ReviewComment comment) =>
        (repos.GetValueOrDefault(comment.Repo) ?? authors.GetValueOrDefault(comment.Author))?.Refusal;
}
