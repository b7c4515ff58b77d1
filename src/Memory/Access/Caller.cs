using Memory.Api;
using Memory.Storage;

namespace Memory.Access;

/// <summary>Who makes a request: a key, and what it may see and do.</summary>
public sealed record Caller(string KeyId, string Name, KeyScope Scope, Grant Grant)
{
    /// <summary>How a key stands in histories and approvals: never to be taken for a login.</summary>
    public string Who => $"key:{Name}";

    public bool May(KeyScope scope) => Scope >= scope;

    /// <exception cref="FaultException">403 outside the grant, whether or not the repository exists.</exception>
    public string Demand(string repo)
    {
        if (!Grant.Covers(repo))
            throw new FaultException(Fault.Forbidden, "This key does not cover that repository.", "repo");
        return repo;
    }

    /// <exception cref="FaultException">403 for a key that is bound to some repositories.</exception>
    public void DemandEverything(string what)
    {
        if (!Grant.Everything)
            throw new FaultException(Fault.Forbidden, $"{what}: this needs an admin key that is not bound to some repositories.");
    }

    /// <exception cref="FaultException">403 without the scope.</exception>
    public void Demand(KeyScope scope, string what)
    {
        if (!May(scope))
            throw new FaultException(Fault.Forbidden, $"{what} needs a key with the scope '{scope.ToString().ToLowerInvariant()}'.");
    }
}

public static class CallerOfRequest
{
    private static readonly object Item = new();

    public static Caller Caller(this HttpContext http) =>
        http.Items[Item] as Caller ?? throw new InvalidOperationException("This route is not behind a key.");

    internal static void SetCaller(this HttpContext http, Caller caller) => http.Items[Item] = caller;
}
