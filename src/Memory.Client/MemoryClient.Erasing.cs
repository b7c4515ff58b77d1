namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>What holds for a repository, and where each value comes from.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SettingsView> GetSettingsAsync(string repo, CancellationToken cancellationToken = default) =>
        GetAsync(Query.OfRepository(repo, "settings"), MemoryJson.Default.SettingsView, cancellationToken);

    /// <summary>Replaces a repository's own settings; what is null is as the service's setting says.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="settings">All of them.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SettingsView> PutSettingsAsync(string repo, RepositorySettings settings, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, Query.OfRepository(repo, "settings"), JsonBody(settings, MemoryJson.Default.RepositorySettings),
            MemoryJson.Default.SettingsView, cancellationToken);

    /// <summary>Erases everything of a repository. There is no way back, other than to hand it in again once the tombstone is lifted.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="cancellationToken">Ends the waiting, not the erasing.</param>
    public Task<Erasure> EraseRepositoryAsync(string repo, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, Query.OfRepository(repo, ""), null, MemoryJson.Default.Erasure, cancellationToken);

    /// <summary>Erases what a person said, and their name. There is no way back, other than to hand it in again once the tombstone is lifted.</summary>
    /// <param name="login">Name of the account; case does not matter.</param>
    /// <param name="cancellationToken">Ends the waiting, not the erasing.</param>
    public Task<Erasure> ErasePersonAsync(string login, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, Query.OfPerson(login), null, MemoryJson.Default.Erasure, cancellationToken);

    /// <summary>All that was erased and does not come back.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<Tombstone>> ListTombstonesAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<Tombstone>();
        string? cursor = null;
        while (true)
        {
            var page = await GetAsync(new Query("v1/tombstones").With("cursor", cursor), MemoryJson.Default.PageTombstone, cancellationToken);
            all.AddRange(page.Items);
            if (string.IsNullOrEmpty(page.Next) || page.Next == cursor)
                return all;
            cursor = page.Next;
        }
    }

    /// <summary>Lets what was erased come in again; what is gone stays gone.</summary>
    /// <param name="id">Id of the tombstone, as listed.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task LiftTombstoneAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, Query.OfTombstone(id), cancellationToken);
}
