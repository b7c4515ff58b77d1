using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Memory.Tests.Agents.RealClient;

/// <summary>A proxy before the service, as a team's has: to the service whoever comes through it is on another machine.</summary>
internal sealed class ServiceElsewhere : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private ServiceElsewhere(WebApplication app, HttpClient http) => (this.app, this.http) = (app, http);

    public Uri Address => new(app.Urls.Single());

    public static async Task<ServiceElsewhere> StartAsync(Uri service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new ServiceElsewhere(builder.Build(), new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service });
        proxy.app.Run(proxy.ForwardAsync);
        await proxy.app.StartAsync();
        // What a proxy needs once is no part of what a session waits for.
        using var client = new HttpClient();
        using var woken = await client.GetAsync(new Uri(proxy.Address, "readyz"));
        woken.EnsureSuccessStatusCode();
        return proxy;
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString)
        {
            Content = HttpMethods.IsPost(context.Request.Method) ? new StreamContent(context.Request.Body) : null,
        };
        foreach (var (name, values) in context.Request.Headers.Where(h => h.Key is not ("Host" or "Connection" or "Transfer-Encoding" or "Expect")))
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Connection")))
                context.Response.Headers[name] = values.ToArray();
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }
}
