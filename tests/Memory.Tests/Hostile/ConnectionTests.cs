using System.Net;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Hostile;

/// <summary>Callers that are slow, many, or do not speak HTTP: nobody else waits for them.</summary>
[Collection("alone")]
public sealed class ConnectionTests : IAsyncLifetime
{
    private const int Idle = 2_000;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-slow-").FullName;
    private MemoryProcess service = null!;

    public async ValueTask InitializeAsync() => service = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Requests_go_on_beside_two_thousand_idle_connections()
    {
        var idle = new List<RawSocket>();
        try
        {
            for (var i = 0; i < Idle; i++)
                idle.Add(await RawSocket.ConnectAsync(service.Address));
            using var client = service.Admin();
            for (var i = 0; i < 50; i++)
                (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            idle.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Headers_and_bodies_that_never_end_are_given_up_and_hold_up_nobody()
    {
        var key = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
        using var headers = await RawSocket.ConnectAsync(service.Address);
        await headers.SendAsync("GET /v1/stats HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        using var body = await RawSocket.ConnectAsync(service.Address);
        await body.SendAsync($"POST /v1/comments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[");
        using var client = service.Admin();
        var ended = Task.WhenAll(headers.ReadToEndAsync(), body.ReadToEndAsync());
        while (!ended.IsCompleted)
        {
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await headers.SendAsync("x");
            await Task.WhenAny(ended, Task.Delay(200));
        }
        var answers = await ended;
        answers[0].ShouldStartWith("HTTP/1.1 408");
        answers[1].ShouldStartWith("HTTP/1.1 408");
        answers[1].ShouldContain("urn:memory:too-slow");
    }

    [Theory]
    [InlineData("GET /healthz\r\n\r\n", "400")]
    [InlineData("GET / HTTP/9.9\r\nHost: x\r\n\r\n", "505")]
    [InlineData("GET /healthz HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n", "400")]
    [InlineData("POST /v1/context HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("POST /v1/context HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", "400")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001", "400")]
    public async Task What_is_no_HTTP_is_refused_and_the_connection_closed(string bytes, string status)
    {
        using var raw = await RawSocket.ConnectAsync(service.Address);
        await raw.SendAsync(bytes);
        var answer = await raw.ReadToEndAsync();
        answer.ShouldStartWith($"HTTP/1.1 {status}");
        answer.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("GET /healthz?q={0} HTTP/1.1\r\nHost: x\r\n\r\n", 9_000, "414")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: {0}\r\n\r\n", 40_000, "431")]
    public async Task An_address_or_headers_over_the_limit_are_refused(string request, int length, string status)
    {
        using var raw = await RawSocket.ConnectAsync(service.Address);
        await raw.SendAsync(request.Replace("{0}", new string('a', length), StringComparison.Ordinal));
        (await raw.ReadToEndAsync()).ShouldStartWith($"HTTP/1.1 {status}");
    }

    [Fact]
    public async Task A_broken_chunk_is_a_bad_request()
    {
        var key = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
        using var raw = await RawSocket.ConnectAsync(service.Address);
        await raw.SendAsync($"POST /v1/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{{}}\r\n0\r\n\r\n");
        var answer = await raw.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("urn:memory:invalid");
    }

    [Fact]
    public async Task Connections_over_the_limit_are_closed_and_those_within_it_served()
    {
        var few = Directory.CreateTempSubdirectory("memory-few-").FullName;
        await using var limited = await (await MemoryProcess.StartAsync(few, "--Memory:Api:MaxConnections=4")).ReadyAsync();
        var idle = new List<RawSocket>();
        for (var i = 0; i < 8; i++)
            idle.Add(await RawSocket.ConnectAsync(limited.Address));
        (await idle[^1].ReadToEndAsync()).ShouldBeEmpty();
        idle.ForEach(s => s.Dispose());
        using var client = limited.Admin();
        await Eventually.BecomesAsync(async () =>
        {
            try
            {
                return (int)(await client.GetAsync("/v1/stats")).StatusCode;
            }
            catch (HttpRequestException)
            {
                return 0;
            }
        }, status => status == 200, "a place that was given up should be free again");
    }
}
