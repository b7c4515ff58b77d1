using System.Globalization;
using System.Text.Json;
using Memory.Client;

namespace Memory.Demonstration;

/// <summary>The demo's comments, a week at a time, and what became of them.</summary>
internal static class DemoThreads
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Week by week, as it was said. An edit or a deletion opens a batch of its own when it meets its comment in the
    /// same week: else only the last text would ever be seen.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Comment>> Weeks(string file)
    {
        var batch = new List<Comment>();
        var ids = new HashSet<string?>();
        var week = -1;
        foreach (var line in File.ReadLines(file))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var comment = JsonSerializer.Deserialize<Comment>(line, Web)!;
            var its = ISOWeek.GetWeekOfYear((comment.UpdatedAt ?? comment.CreatedAt ?? default).UtcDateTime);
            if (batch.Count > 0 && (its != week || !ids.Add(comment.Id)))
            {
                yield return batch;
                batch = [];
                ids.Clear();
            }
            ids.Add(comment.Id);
            week = its;
            batch.Add(comment);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <returns>The newest delivery of each comment of the batch, in the batch's order.</returns>
    public static async Task<IReadOnlyList<Delivery>> DeliveriesAsync(MemoryClient client, IReadOnlyList<Comment> batch, string repo)
    {
        var newest = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await client.ListDeliveriesAsync(new DeliveryQuery { Repo = repo, Cursor = cursor, Limit = 200 });
            foreach (var delivery in page.Items)
                newest.TryAdd(delivery.CommentId ?? "", delivery);
            cursor = page.Next;
        }
        while (cursor is not null && !batch.All(c => newest.ContainsKey(c.Id ?? "")));
        return [.. batch.Select(c => newest[c.Id ?? ""])];
    }
}
