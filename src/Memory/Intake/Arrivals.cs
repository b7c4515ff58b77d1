using System.Security.Cryptography;
using Memory.Comments;
using Memory.Intake.Answers;
using Memory.Storage;
using Memory.Text;

namespace Memory.Intake;

/// <summary>Puts the comments of requests that share a commit into the inbox, in the same few statements however many they are.</summary>
internal sealed class Arrivals(TimeProvider time)
{
    /// <summary>Raised when something arrived, on whichever node.</summary>
    public const string Topic = "inbox-arrived";

    private static readonly string[] Columns =
    [
        "id", "seq", "batch", "event", "repo", "owner", "comment_key", "comment_id", "content_hash", "mode", "payload", "received_at",
        "state", "outcome", "reason", "lessons", "attempts", "lease_until", "finished_at", "trace",
    ];

    /// <returns>What became of each request, in their order.</returns>
    public async Task<IReadOnlyList<StoredComments>> StoreAsync(WriteSession s, IReadOnlyList<InboxWriter.Request> requests)
    {
        var now = time.GetUtcNow().ToStore();
        List<ReviewComment> comments = [.. requests.SelectMany(r => r.Comments)];
        s.Announce(Topic);
        // The counter first: whoever hands in at the same time, on any node, waits here, and so sees what we stored as known.
        var seq = await s.ScalarAsync<long>("update counters set value = value + @n where name = 'delivery' returning value", new { n = comments.Count }) - comments.Count;
        var refusals = await Refusals.OfAsync(s, comments);
        var arrived = requests.Select(r => (Request: r, Comments: r.Comments.Select(c => (Comment: c, Hash: ContentHash(c, r.Mode))).ToList())).ToList();
        var texts = await KnownTexts.OfAsync(s, [.. arrived.SelectMany(a => a.Comments)]);
        var told = await ToldAsync(s, requests);
        var rows = new List<object?[]>();
        var stored = new List<StoredComments>();
        foreach (var (request, hashed) in arrived)
        {
            var (known, refused) = (new List<string>(), new List<(ReviewComment, string)>());
            foreach (var (comment, hash) in hashed)
            {
                if (refusals.Of(comment) is { } reason)
                    refused.Add((comment, reason));
                else if (request.DeliveryId is { } id ? !told.Add(id) : !texts.Add(comment, hash))
                    known.Add(comment.Key);
                else
                    rows.Add([
                        request.DeliveryId ?? NewId(), ++seq, request.Batch, request.Event, comment.Repo, Grant.OwnerOf(comment.Repo), comment.Key, comment.Id, hash,
                        request.Mode.ToString().ToLowerInvariant(), Json.Write(comment), now, "pending", "pending", null, "[]", 0, 0L, null, request.Trace,
                    ]);
            }
            stored.Add(new(known, refused));
        }
        await s.InsertAsync("deliveries", Columns, rows);
        var fresh = rows.Select(r => (string)r[6]!).ToHashSet(StringComparer.Ordinal);
        foreach (var comment in requests.Where(r => r.Answer).SelectMany(r => r.Comments).Where(c => fresh.Contains(c.Key)))
            await AnswerOutbox.WantAsync(s, comment, time.GetUtcNow());
        await s.InsertAsync("repositories", ["repo", "owner", "name", "first_seen_at"],
            [.. rows.Select(r => (string)r[4]!).Distinct().Order(StringComparer.Ordinal).Select(repo => (object?[])[repo, Grant.OwnerOf(repo), repo, now])], "on conflict do nothing");
        return stored;
    }

    /// <summary>What a host has told before; nobody else stores any of it until we are done.</summary>
    private static async Task<HashSet<string>> ToldAsync(WriteSession s, IReadOnlyList<InboxWriter.Request> requests)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in requests.Select(r => r.DeliveryId).OfType<string>().Distinct().Chunk(400))
            told.UnionWith(await s.QueryAsync<string>("select id from deliveries where id in @some", new { some }));
        return told;
    }

    private static string ContentHash(ReviewComment comment, IntakeMode mode)
    {
        // Without a date in the source ours is the time of arrival, which is no part of what was said.
        var said = comment with { CreatedAt = default };
        return Digest.Of(mode + Json.Write(said));
    }

    private static string NewId() => "D" + RandomNumberGenerator.GetHexString(16, lowercase: true);
}
