namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>Hands in documents to answer questions from, at most 1,000 and 25 MiB; a bad one never costs a good one.</summary>
    /// <param name="documents">The documents; one with empty text is removed.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<DocumentsReceipt> AddDocumentsAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellationToken = default) =>
        SendChunkAsync(() => PostAsync(
            new Query("v1/documents"), documents, MemoryJson.Default.IReadOnlyCollectionDocument, MemoryJson.Default.DocumentsReceipt, cancellationToken),
            cancellationToken);
}
