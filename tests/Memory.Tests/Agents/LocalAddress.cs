using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Agents;

/// <summary>Requests in memory have no address: here they come from one.</summary>
internal sealed class LocalAddress(string address) : IStartupFilter
{
    public static Action<IServiceCollection> Of(string address = "127.0.0.1") =>
        services => services.AddSingleton<IStartupFilter>(new LocalAddress(address));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext http, RequestDelegate on) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return on(http);
        });
        next(app);
    };
}
