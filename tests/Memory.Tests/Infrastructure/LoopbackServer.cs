using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Memory.Tests.Infrastructure;

/// <summary>A server of somebody else's, on loopback: it can be disturbed, and what is wrong with a request or an answer fails the test when it ends.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> faults = new();
    private volatile Func<HttpContext, Task<bool>>? disturbance;

    private LoopbackServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <param name="answer">What it throws is a fault.</param>
    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new LoopbackServer(builder.Build());
        server.app.Run(async http =>
        {
            try
            {
                await answer(http);
            }
            catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
            {
                server.faults.Enqueue($"{http.Request.Method} {http.Request.Path}: {e}");
                http.Response.StatusCode = 500;
            }
        });
        await server.app.StartAsync();
        return server;
    }

    /// <param name="how">True: it has answered.</param>
    public void Disturb(Func<HttpContext, Task<bool>> how) => disturbance = how;

    /// <summary>From now on connections are cut off without an answer.</summary>
    public void GoAway() => Disturb(http =>
    {
        http.Abort();
        return Task.FromResult(true);
    });

    /// <summary>From now on requests are taken and not answered.</summary>
    public void Hang() => Disturb(async http =>
    {
        await Task.WhenAny(Task.Delay(Timeout.Infinite, http.RequestAborted));
        return true;
    });

    public void ComeBack() => disturbance = null;

    /// <returns>True: a disturbance has answered.</returns>
    public async Task<bool> DisturbedAsync(HttpContext http) => disturbance is { } disturb && await disturb(http);

    public void Note(string what, IEnumerable<string> wrong)
    {
        foreach (var fault in wrong)
            faults.Enqueue($"{what}: {fault}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        faults.ShouldBeEmpty("requests and answers are as published");
    }
}
