using Memory.Indexing;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Documents;

/// <summary>Documents as the passages that they are cut into.</summary>
internal static class DocumentStore
{
    /// <summary>Makes the store hold these sections of the document and no others; what stays as it is gets no new revision.</summary>
    /// <returns>Why it is kept out, in words for whoever sent it; null when it was taken.</returns>
    public static async Task<string?> PutAsync(WriteSession s, ImportedDocument document, IReadOnlyList<Passage> passages, DateTimeOffset now)
    {
        var (repo, path) = (document.Repo, document.Path);
        if (await TombstoneStore.OfRepositoryAsync(s, repo) is { } stone)
            return stone.Refusal;
        await s.ExecuteAsync("insert into repositories (repo, owner, name, first_seen_at) values (@repo, @owner, @repo, @now) on conflict do nothing",
            new { repo, owner = Grant.OwnerOf(repo), now = now.ToStore() });
        foreach (var gone in (await PassageStore.OfDocumentAsync(s, repo, path)).Except(passages.Select(p => p.Id)))
            await PassageStore.RemoveAsync(s, gone);
        foreach (var passage in passages)
            await PassageStore.PutAsync(s, passage);
        return null;
    }
}
