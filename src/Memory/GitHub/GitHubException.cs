namespace Memory.GitHub;

/// <summary>What a request to GitHub failed of.</summary>
internal enum GitHubFailure
{
    /// <summary>No answer in time, or one that says that it cannot answer now.</summary>
    Away,
    /// <summary>A limit of requests is reached; <see cref="GitHubException.Until"/> says until when.</summary>
    Limited,
    /// <summary>It does not know us: the token or the key is wrong, or has ended.</summary>
    Unknown,
    /// <summary>It knows us, and we may not.</summary>
    Forbidden,
    /// <summary>There is no such thing, or none that we may see.</summary>
    Missing,
    /// <summary>The app is not installed there, or its owner suspended it: nothing can be said of what is.</summary>
    NotInstalled,
    /// <summary>What was asked for clashes with what is there.</summary>
    Clash,
    /// <summary>It does not understand the request, or we its answer.</summary>
    Misunderstood,
    /// <summary>Neither a token nor an app is configured.</summary>
    NotConfigured,
}

/// <param name="message">For an operator; carries no text of a comment, no token and no key.</param>
internal sealed class GitHubException(GitHubFailure failure, string message, DateTimeOffset? until = null, Exception? cause = null) : Exception(message, cause)
{
    public GitHubFailure Failure { get; } = failure;

    /// <summary>For <see cref="GitHubFailure.Limited"/>: nothing is asked before then.</summary>
    public DateTimeOffset? Until { get; } = until;

    /// <summary>Trying the same again later can help.</summary>
    public bool MayPass => Failure is GitHubFailure.Away or GitHubFailure.Limited;

    /// <summary>Or once somebody has put in order who we are there.</summary>
    public bool MayBeMended => MayPass || Failure is GitHubFailure.Unknown or GitHubFailure.NotConfigured;
}
