namespace Memory.Access.Limiting;

/// <summary>What a request costs; each kind has a budget of its own, so that one does not starve the others.</summary>
public enum Work
{
    Read,
    Write,
    /// <summary>Reads much, or computes much.</summary>
    Costly,
    /// <summary>Health: monitors must never be told to wait.</summary>
    Free,
}

/// <summary>Says what a route costs where its method and scope do not: see <see cref="WorkOf"/>.</summary>
public sealed record Costs(Work Work);

public static class WorkOfRoute
{
    public static TBuilder Costs<TBuilder>(this TBuilder route, Work work) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Costs(work));

    /// <summary>Without a word of the route: what needs more than reading and is no GET changes something.</summary>
    public static Work WorkOf(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<Costs>()?.Work
        ?? (!HttpMethods.IsGet(method) && endpoint.Metadata.GetMetadata<NeedsScope>() is { Scope: > KeyScope.Read } ? Work.Write : Work.Read);
}
