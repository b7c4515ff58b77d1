using System.Diagnostics.Tracing;

namespace Memory.Tests.Infrastructure;

/// <summary>Hears every HTTP request that leaves the process, and remembers those that go further than this machine.</summary>
internal sealed class OutboundGuard : EventListener
{
    private static readonly Lazy<OutboundGuard> Instance = new(() => new OutboundGuard());
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> strangers = new();

    public static void Start() => _ = Instance.Value;

    public static void AssertNothingLeft() =>
        Instance.Value.strangers.ShouldBeEmpty("the service called somebody outside; fake it in the test");

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // RequestStart(scheme, host, port, …). Names under .test never resolve: they are answered by a fake handler.
        if (eventData.EventName == "RequestStart" && eventData.Payload is [_, string host, ..] && host is not ("localhost" or "127.0.0.1" or "::1")
            && !host.EndsWith(".test", StringComparison.Ordinal))
            strangers?.Enqueue(host);
    }
}
