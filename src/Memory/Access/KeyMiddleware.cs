using Memory.Api;
using Microsoft.AspNetCore.Authorization;

namespace Memory.Access;

/// <summary>The scope that a route asks for.</summary>
public sealed record NeedsScope(KeyScope Scope);

/// <summary>Closed unless opened: a route without <see cref="NeedsScope"/> or an explicit AllowAnonymous answers nobody.</summary>
public static class KeyMiddleware
{
    public static TBuilder Needs<TBuilder>(this TBuilder route, KeyScope scope) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsScope(scope));

    public static void UseKeys(this WebApplication app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(http);
            return;
        }
        if (endpoint.Metadata.GetMetadata<NeedsScope>() is not { } needs)
        {
            // Routing answers a wrong method or content type with endpoints of its own: they carry no data.
            if (endpoint is not RouteEndpoint)
                await next(http);
            else
                await Problems.WriteAsync(http, Fault.Forbidden, "This route is closed.");
            return;
        }
        if (ApiKey.FromHeader(http.Request.Headers.Authorization) is not { } key)
        {
            await Problems.WriteAsync(http, Fault.Unauthorized,
                "Send a key as 'Authorization: Bearer mem_…'. The first start wrote admin.key and session.key into the data folder.");
            return;
        }
        if (await http.RequestServices.GetRequiredService<KeyStore>().FindAsync(key, http.RequestAborted) is not { } caller)
        {
            await Problems.WriteAsync(http, Fault.Unauthorized, "This key is not known here, was revoked, or has ended.");
            return;
        }
        if (!caller.May(needs.Scope))
        {
            await Problems.WriteAsync(http, Fault.Forbidden, $"This needs a key with the scope '{needs.Scope.ToString().ToLowerInvariant()}'.");
            return;
        }
        http.SetCaller(caller);
        await next(http);
    });
}
