using System.Net;
using System.Net.Sockets;

namespace Memory.Tests.Agents.RealClient;

/// <summary>A session goes on as if nothing were installed: the service is down, or takes a request and never answers.</summary>
[Collection(nameof(RealClient))]
public sealed class FailingServiceTests
{
    private static readonly object[] Work = [new { tool = "Read", input = new { file_path = "$CWD/src/api/a.cs" } }];

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_service_that_is_down_costs_nothing(Way way)
    {
        await using var place = await Workplace.OpenAsync(way);
        await place.TeachAsync("LESSON-CORE every public method has a test.", [], core: true);
        await place.StopAsync();
        var run = await place.PromptAsync("hello", Work);
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("class A { }");
        run.Context.ShouldNotContain("LESSON-CORE");
        run.Context.ShouldNotContain("hook error");
        run.Context.ShouldNotContain("127.0.0.1");
    }

    [Theory]
    [InlineData(Way.Http)]
    [InlineData(Way.Mcp)]
    [InlineData(Way.Plugin)]
    public async Task A_service_that_hangs_holds_a_session_for_less_than_three_seconds(Way way)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var nobody = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var without = await Workplace.OpenAsync(way, new Uri($"http://127.0.0.1:{nobody}"));
        var alone = await without.PromptAsync("hello", Work);
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        await using var place = await Workplace.OpenAsync(way, new Uri($"http://127.0.0.1:{((IPEndPoint)hanging.LocalEndpoint).Port}"));
        var run = await place.PromptAsync("hello", Work);
        run.Code.ShouldBe(0, run.Log);
        run.Context.ShouldContain("class A { }");
        run.Context.ShouldNotContain("hook error");
        // Beside what the client takes on this machine for itself. It would give a connection of MCP fifteen, and each hook what it was told.
        run.Wall.ShouldBeLessThan(alone.Wall + TimeSpan.FromSeconds(3));
    }
}
