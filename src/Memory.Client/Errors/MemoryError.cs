namespace Memory.Client;

/// <summary>Everything that can go wrong with a request, in one vocabulary.</summary>
public enum MemoryError
{
    /// <summary>The request makes no sense to the service: 400, 422 and other refusals of its form.</summary>
    Invalid,
    /// <summary>No key, or one that the service does not know: 401.</summary>
    Unauthorized,
    /// <summary>The key may not do this, or not in this repository: 403.</summary>
    Forbidden,
    /// <summary>There is no such thing, or the key may not see it: 404.</summary>
    NotFound,
    /// <summary>There is something at the address, but it does not take this method: 405.</summary>
    MethodNotAllowed,
    /// <summary>The thing's state does not allow this: 409.</summary>
    Conflict,
    /// <summary>It changed since it was read: 412.</summary>
    PreconditionFailed,
    /// <summary>A body, an address or a header is over a limit: 413, 414, 431.</summary>
    TooLarge,
    /// <summary>The service does not take this content type: 415.</summary>
    UnsupportedMediaType,
    /// <summary>Too many requests: 429; <see cref="MemoryException.RetryAfter"/> says when to come again.</summary>
    RateLimited,
    /// <summary>The request did not arrive in time: 408.</summary>
    TooSlow,
    /// <summary>The service, or something in front of it, cannot serve now: 502, 503, 504.</summary>
    Unavailable,
    /// <summary>Nothing answers at the address, or not in time.</summary>
    Unreachable,
    /// <summary>The service failed, or what answers there is not Memory.</summary>
    Internal,
}
