using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Memory.Telemetry;

/// <summary>
/// What the service says about itself: spans and instruments of the source and meter <c>Memory</c>. They carry ids, repositories,
/// outcomes and times, never a text. Nobody listening costs nothing.
/// </summary>
public static class Signals
{
    public const string Name = "Memory";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>Comments that were stored, before they are understood.</summary>
    public static readonly Counter<long> Accepted = Meter.CreateCounter<long>("memory.comments.accepted", "{comment}");

    /// <summary>Deliveries that were understood or parked, by <c>outcome</c>.</summary>
    public static readonly Counter<long> Finished = Meter.CreateCounter<long>("memory.deliveries.finished", "{delivery}");

    /// <summary>From the acknowledgement of a delivery to the moment at which what it taught can be found, in seconds.</summary>
    public static readonly Histogram<double> TagToServed = Meter.CreateHistogram<double>("memory.tag_to_served", "s");

    /// <summary>Lessons given to sessions.</summary>
    public static readonly Counter<long> Served = Meter.CreateCounter<long>("memory.lessons.served", "{lesson}");

    /// <summary>Searches that went on by words alone, since the embedding endpoint gave no vector in time.</summary>
    public static readonly Counter<long> WithoutVector = Meter.CreateCounter<long>("memory.searches.without_vector", "{search}");

    /// <summary>Searches that were answered with less than the whole index.</summary>
    public static readonly Counter<long> DegradedSearches = Meter.CreateCounter<long>("memory.searches.degraded", "{search}");

    /// <summary>Requests to Qdrant, in seconds, by <c>memory.operation</c> and <c>memory.outcome</c>.</summary>
    public static readonly Histogram<double> IndexRequests = Meter.CreateHistogram<double>("memory.index.requests", "s");

    /// <summary>Requests to GitHub, in seconds, by <c>memory.operation</c> and <c>memory.outcome</c>.</summary>
    public static readonly Histogram<double> GitHubRequests = Meter.CreateHistogram<double>("memory.github.requests", "s");

    /// <summary>Starts a span, or nothing where nobody listens.</summary>
    /// <param name="parent">W3C trace context of what caused it (<c>traceparent</c>), kept with a delivery; null: the current span.</param>
    public static Activity? Start(string name, string? parent = null, DateTimeOffset startedAt = default)
    {
        if (!Source.HasListeners())
            return null;
        return parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(name, ActivityKind.Internal, context, startTime: startedAt)
            : Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), startTime: startedAt);
    }

    /// <summary>The trace context of this request, to be kept with what it stores; null where nobody records it.</summary>
    public static string? Context => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;
}
