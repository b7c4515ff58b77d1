using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Reads what changed after a revision, page by page, in order of revision.</summary>
internal static class RevisionPages
{
    private const int Page = 1_000;

    /// <summary>No page ends in the middle of a revision, unless it is one: what was read up to a page's last revision is complete.</summary>
    public static async IAsyncEnumerable<List<T>> ReadAsync<T>(
        Database database, long from, Func<Session, long, int, Task<List<T>>> read, Func<T, long> revision,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await database.ReadAsync(s => read(s, from, Page), cancellation);
            if (page.Count == 0)
                yield break;
            var whole = page;
            // A revision can hold several rows.
            if (page.Count == Page && revision(page[0]) != revision(page[^1]))
                whole = page.FindAll(c => revision(c) != revision(page[^1]));
            yield return whole;
            if (page.Count < Page)
                yield break;
            from = revision(whole[^1]);
        }
    }
}
