using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Memory.Tests.Telemetry;

/// <summary>
/// A collector that takes OTLP over HTTP and reads as much protobuf as the tests ask for: every span with its name, its trace and
/// its parent (opentelemetry-proto, <c>trace/v1/trace.proto</c>).
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/{**path}", async (HttpContext http) =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            collector.received.Enqueue((http.Request.Path, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>The metrics that arrived hold this name.</summary>
    public bool HasMetric(string name) => received.Any(r => r.Path == "/v1/metrics" && Encoding.UTF8.GetString(r.Body).Contains(name, StringComparison.Ordinal));

    /// <summary>Everything that arrived, as text: for looking for what must not be in it.</summary>
    public string Everything => string.Concat(received.Select(r => Encoding.UTF8.GetString(r.Body)));

    // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2.
    public IReadOnlyList<Span> Spans =>
    [
        .. received.Where(r => r.Path == "/v1/traces").SelectMany(r => Fields(r.Body, 1)).SelectMany(b => Fields(b, 2)).SelectMany(b => Fields(b, 2))
            .Select(span => new Span(Encoding.UTF8.GetString(One(span, 5)), Convert.ToHexString(One(span, 1)), Convert.ToHexString(One(span, 2)), Convert.ToHexString(One(span, 4)))),
    ];

    public sealed record Span(string Name, string Trace, string Id, string Parent);

    private static byte[] One(byte[] message, int number) => Fields(message, number).FirstOrDefault() ?? [];

    /// <summary>Length-delimited fields of a protobuf message; others are stepped over.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == number)
                        yield return message[at..(at + length)];
                    at += length;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
