namespace Memory.Api;

/// <summary>What can be wrong with a request: one vocabulary, mapped to HTTP in one place.</summary>
public enum Fault
{
    Invalid,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    PreconditionFailed,
    TooLarge,
    UnsupportedMediaType,
    TooManyRequests,
    TooSlow,
    Unavailable,
    Internal,
}

/// <summary>Ends a request with a problem; thrown by endpoints, never by stores or decisions.</summary>
public sealed class FaultException(Fault fault, string detail, string? field = null) : Exception(detail)
{
    public Fault Fault { get; } = fault;

    /// <summary>Name of the field as the caller wrote it; null when the fault is not about one field.</summary>
    public string? Field { get; } = field;

    public static FaultException Invalid(string field, string detail) => new(Fault.Invalid, detail, field);

    public static FaultException NotFound(string what) => new(Fault.NotFound, what);
}
