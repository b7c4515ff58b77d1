namespace Memory.Client;

/// <summary>Body of <c>POST /v1/repos/{owner}/{name}/harvest</c>; all of it is optional.</summary>
public sealed record HarvestRequest
{
    /// <summary>Comments that were written or edited since then; all when left out.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>Comments that were written until then.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary><c>tagged</c> (default), or <c>all</c>: untagged talk is mined for proposals too.</summary>
    public string? Mode { get; init; }
    /// <summary>True: what reviews say as a whole too, which costs a request for each pull request.</summary>
    public bool? Reviews { get; init; }
}

/// <summary>What a harvest came to: the result of its job.</summary>
public sealed record HarvestReport
{
    /// <summary>Comments that GitHub gave.</summary>
    public long Comments { get; init; }
    /// <summary>Of these, stored; the others were known word for word, or are kept out.</summary>
    public long Stored { get; init; }
    /// <summary>Requests for lists of comments.</summary>
    public long Requests { get; init; }
    /// <summary>Requests for reviews, where they were asked for.</summary>
    public long ReviewRequests { get; init; }
}
