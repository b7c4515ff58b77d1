namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>One page of what was handed in, and what became of it; newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Page<Delivery>> ListDeliveriesAsync(DeliveryQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new DeliveryQuery();
        return GetAsync(
            new Query("v1/deliveries").With("repo", query.Repo).With("outcome", query.Outcome).With("cursor", query.Cursor).With("limit", query.Limit),
            MemoryJson.Default.PageDelivery, cancellationToken);
    }

    /// <summary>Puts a delivery back into the inbox: one that failed, or one that settings now read differently.</summary>
    /// <param name="id">Its id, as listed.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The delivery as it waits.</returns>
    public Task<Delivery> ReplayDeliveryAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, Query.OfDelivery(id, "/replay"), null, MemoryJson.Default.Delivery, cancellationToken);

    /// <summary>All repositories that are known and that the key covers.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<Repository>> ListRepositoriesAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<Repository>();
        string? cursor = null;
        while (true)
        {
            var page = await GetAsync(new Query("v1/repos").With("cursor", cursor), MemoryJson.Default.PageRepository, cancellationToken);
            all.AddRange(page.Items);
            if (string.IsNullOrEmpty(page.Next) || page.Next == cursor)
                return all;
            cursor = page.Next;
        }
    }

    /// <summary>Counts and freshness.</summary>
    /// <param name="repo"><c>owner/name</c>; without it, all repositories of the key.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Stats> GetStatsAsync(string? repo = null, CancellationToken cancellationToken = default) =>
        GetAsync(new Query("v1/stats").With("repo", repo), MemoryJson.Default.Stats, cancellationToken);

    /// <summary>Makes a key; <see cref="Key.Secret"/> of the answer is never shown again.</summary>
    /// <param name="key">Name and scopes are required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Key> AddKeyAsync(KeyInput key, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/keys"), key, MemoryJson.Default.KeyInput, MemoryJson.Default.Key, cancellationToken);

    /// <summary>The keys, without their secrets.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<IReadOnlyList<Key>> ListKeysAsync(CancellationToken cancellationToken = default) =>
        (await GetAsync(new Query("v1/keys"), MemoryJson.Default.PageKey, cancellationToken)).Items;

    /// <summary>A new secret for a key, in <see cref="Key.Secret"/> of the answer, shown this once.</summary>
    /// <param name="id">Its id, as listed.</param>
    /// <param name="grace">How long the old secret goes on working; without it, it ends at once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Key> RotateKeyAsync(string id, TimeSpan? grace = null, CancellationToken cancellationToken = default) =>
        PostAsync(Query.OfKey(id, "/rotate"), new KeyRotation((int?)grace?.TotalSeconds), MemoryJson.Default.KeyRotation, MemoryJson.Default.Key, cancellationToken);

    /// <summary>One page of who changed what, newest first.</summary>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Page<AuditEntry>> ListAuditAsync(AuditQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new AuditQuery();
        return GetAsync(
            new Query("v1/audit").With("repo", query.Repo).With("who", query.Who).With("what", query.What)
                .With("since", query.Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture))
                .With("cursor", query.Cursor).With("limit", query.Limit),
            MemoryJson.Default.PageAuditEntry, cancellationToken);
    }

    /// <summary>Ends a key at once.</summary>
    /// <param name="id">Its id, as listed.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task DeleteKeyAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, Query.OfKey(id), cancellationToken);

    /// <summary>Is the service alive?</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<bool> IsAliveAsync(CancellationToken cancellationToken = default) => IsWellAsync("healthz", cancellationToken);

    /// <summary>Can the service serve: is its store reachable, and has its index caught up?</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken = default) => IsWellAsync("readyz", cancellationToken);

    private async Task<bool> IsWellAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(HttpMethod.Get, new Query(path), cancellationToken);
            return true;
        }
        catch (MemoryException unwell) when (unwell.Error == MemoryError.Unavailable)
        {
            return false;
        }
    }
}
