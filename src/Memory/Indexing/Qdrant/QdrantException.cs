namespace Memory.Indexing.Qdrant;

/// <summary>What a request to Qdrant failed of.</summary>
internal enum QdrantFailure
{
    /// <summary>No answer in time, or one that says that it cannot answer now.</summary>
    Away,
    /// <summary>It wants another key.</summary>
    Refused,
    /// <summary>There is no such collection or alias.</summary>
    Missing,
    /// <summary>It does not understand the request: another version, or a collection that is not ours.</summary>
    Misunderstood,
}

/// <param name="message">For an operator; carries no text of a comment or lesson.</param>
internal sealed class QdrantException(QdrantFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    public QdrantFailure Failure { get; } = failure;
}
