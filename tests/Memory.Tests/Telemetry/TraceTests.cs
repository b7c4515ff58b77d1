using System.Net.Http.Json;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Telemetry;

/// <summary>With a collector named, the way of a tag is one trace; without one nothing leaves the service.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-trace-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task From_tag_to_served_is_one_trace()
    {
        await using var collector = await Collector.StartAsync();
        await using var service = await (await MemoryProcess.StartAsync(folder, $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf")).ReadyAsync();
        using (var client = service.Admin())
        {
            client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            using var answer = await client.PostAsJsonAsync("/v1/comments?wait=true", Says.Member("ana", "@claude remember: every xylophone is registered in `Orchestra`."), MemoryApp.Web, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }
        // What is left is sent when the service stops.
        (await service.StopAsync()).ShouldBe(0);

        var spans = collector.Spans.Where(s => s.Trace == "0AF7651916CD43DD8448EB211C80319C").ToList();
        var post = spans.Single(s => s.Name == "POST /v1/comments");
        post.Parent.ShouldBe("B7AD6B7169203331");
        var learn = spans.Single(s => s.Name == "learn");
        learn.Parent.ShouldBe(post.Id);
        spans.Single(s => s.Name == "index").Parent.ShouldBe(learn.Id);
        collector.HasMetric("memory.comments.accepted").ShouldBeTrue();
        collector.HasMetric("memory.tag_to_served").ShouldBeTrue();
        collector.Everything.ShouldNotContain("xylophone");
    }

    [Fact]
    public async Task An_address_that_is_none_ends_the_start_with_its_name()
    {
        await using var service = await MemoryProcess.StartAsync(folder, "--OTEL_EXPORTER_OTLP_ENDPOINT=collector");
        (await service.ExitAsync()).ShouldBe(1);
        service.Output.ShouldContain("OTEL_EXPORTER_OTLP_ENDPOINT");
    }
}
