using System.Net.Http.Headers;

namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>Longest wait before an import's chunk is sent again.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    /// <summary>How often a chunk is sent before the import gives up.</summary>
    private const int TriesMax = 5;

    /// <summary>Hands in one comment.</summary>
    /// <param name="comment">The comment; source, repo, id, author and body are required.</param>
    /// <param name="mode">Whether it needs a tag to become a lesson.</param>
    /// <param name="wait">True: answer when it has been learned from, or after 30 s.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<CommentsReceipt> AddCommentAsync(
        Comment comment, CommentMode mode = CommentMode.Tagged, bool wait = false, CancellationToken cancellationToken = default) =>
        PostAsync(CommentsQuery(mode, wait), comment, MemoryJson.Default.Comment, MemoryJson.Default.CommentsReceipt, cancellationToken);

    /// <summary>Hands in several comments in one request; a bad one never costs a good one.</summary>
    /// <param name="comments">The comments; for many, <see cref="ImportCommentsAsync"/> sends them in pieces.</param>
    /// <param name="mode">Whether they need a tag to become lessons.</param>
    /// <param name="wait">True: answer when they have been learned from, or after 30 s.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<CommentsReceipt> AddCommentsAsync(
        IReadOnlyCollection<Comment> comments, CommentMode mode = CommentMode.Tagged, bool wait = false, CancellationToken cancellationToken = default) =>
        PostAsync(CommentsQuery(mode, wait), comments, MemoryJson.Default.IReadOnlyCollectionComment, MemoryJson.Default.CommentsReceipt, cancellationToken);

    /// <summary>
    /// Hands in a stream of comments, one JSON object a line, of any length: it goes in chunks of at most 5 MiB or 1,000 lines.
    /// What was sent before a failure stays; the same stream can be sent again, known comments count as duplicates.
    /// </summary>
    /// <param name="ndjson">The lines, UTF-8.</param>
    /// <param name="mode">Whether they need a tag to become lessons.</param>
    /// <param name="wait">True: each chunk is answered when it has been learned from, or after 30 s.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <param name="cancellationToken">Ends the import between or within chunks.</param>
    /// <returns>The answers of all chunks together; rejected lines are numbered as in <paramref name="ndjson"/>.</returns>
    public async Task<CommentsReceipt> ImportCommentsAsync(
        Stream ndjson, CommentMode mode = CommentMode.Tagged, bool wait = false, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var sum = new CommentsSum();
        await foreach (var chunk in new NdjsonChunks().ReadAsync(ndjson, cancellationToken))
        {
            var answer = chunk.Lines.Count == 0 ? null : await SendChunkAsync(() => SendAsync(
                HttpMethod.Post, CommentsQuery(mode, wait), NdjsonBody(chunk), MemoryJson.Default.CommentsReceipt, cancellationToken),
                cancellationToken);
            sum.Add(chunk, answer);
            progress?.Report(new ImportProgress(chunk.BytesRead, chunk.LinesRead));
        }
        return sum.ToReceipt();
    }

    private static Query CommentsQuery(CommentMode mode, bool wait) =>
        new Query("v1/comments").With("mode", mode == CommentMode.All ? "all" : "tagged").With("wait", wait ? "true" : null);

    private static ReadOnlyMemoryContent NdjsonBody(NdjsonChunk chunk) =>
        new(chunk.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    /// <summary>Sends again when the service is busy; a chunk that arrived twice changes nothing the second time.</summary>
    private async Task<T> SendChunkAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await send();
            }
            catch (MemoryException busy) when (tries < TriesMax && busy.Error is (MemoryError.RateLimited or MemoryError.TooSlow or MemoryError.Unavailable))
            {
                var wait = busy.RetryAfter ?? TimeSpan.FromSeconds(1 << tries);
                await Task.Delay(wait < WaitMax ? wait : WaitMax, time, cancellationToken);
            }
        }
    }
}
