namespace Memory.PullRequests;

/// <summary>What a try to publish came to.</summary>
internal abstract record Publication
{
    private Publication() { }

    /// <param name="PullRequest">The open one; null where nothing is to be published.</param>
    /// <param name="Changed">Files that were written now.</param>
    public sealed record Done(int? PullRequest, string? Url, IReadOnlyList<string> Changed, IReadOnlyList<string> Notes) : Publication;

    /// <summary>Not before then: one commit in a quarter of an hour.</summary>
    public sealed record Later(DateTimeOffset Until) : Publication;

    /// <param name="Reason">For whoever looks after the repository; trying the same again does not help.</param>
    public sealed record Stopped(string Reason) : Publication;
}

/// <summary>Somebody was faster: what was read is not how it is any more.</summary>
internal class OvertakenException(string reason) : Exception(reason);

/// <summary>What was to be published is to be seen nowhere any more.</summary>
internal sealed class ErasedException() : OvertakenException("something that was to be published was erased meanwhile");
