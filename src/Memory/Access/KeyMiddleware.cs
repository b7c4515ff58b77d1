using System.Globalization;
using Memory.Access.Limiting;
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

    public static void UseKeys(this WebApplication app)
    {
        // Not before the first request: what cannot be opened is explained by the start, not here.
        var keys = new Lazy<KeyStore>(app.Services.GetRequiredService<KeyStore>);
        var limits = new Lazy<RateLimits>(app.Services.GetRequiredService<RateLimits>);
        app.Use(async (http, next) =>
        {
            if (await AdmitAsync(http, keys.Value, limits.Value))
                await next(http);
        });
    }

    /// <returns>False when the request has been answered.</returns>
    private static async Task<bool> AdmitAsync(HttpContext http, KeyStore keys, RateLimits limits)
    {
        // Routing answers a wrong method or content type with endpoints of its own: they carry no data.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
            return true;
        var work = WorkOfRoute.WorkOf(endpoint, http.Request.Method);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return work == Work.Free || await HasPatienceAsync(http, limits.TakeStranger(http.Connection.RemoteIpAddress));
        if (endpoint.Metadata.GetMetadata<NeedsScope>() is not { } needs)
            return await RefuseAsync(http, Fault.Forbidden, "This route is closed.");
        if (await CallerAsync(http, keys, limits) is not { } caller || !await HasPatienceAsync(http, limits.Take(caller.KeyId, work)))
            return false;
        if (!caller.May(needs.Scope))
            return await RefuseAsync(http, Fault.Forbidden, $"This needs a key with the scope '{needs.Scope.ToString().ToLowerInvariant()}'.");
        http.SetCaller(caller);
        return true;
    }

    /// <returns>Null when the request has been answered.</returns>
    private static async Task<Caller?> CallerAsync(HttpContext http, KeyStore keys, RateLimits limits)
    {
        var key = ApiKey.FromHeader(http.Request.Headers.Authorization);
        // Counted before it is looked up: who guesses too often learns nothing more. Keys in use at the same address go on working.
        if ((key is null || !keys.IsInUse(key)) && !await HasPatienceAsync(http, limits.TakeStranger(http.Connection.RemoteIpAddress)))
            return null;
        if (key is not null && await keys.FindAsync(key, http.RequestAborted) is { } caller)
            return caller;
        await RefuseAsync(http, Fault.Unauthorized, key is null
            ? "Send a key as 'Authorization: Bearer mem_…'. The first start wrote admin.key and session.key into the data folder."
            : "This key is not known here, was revoked, or has ended.");
        return null;
    }

    private static async Task<bool> HasPatienceAsync(HttpContext http, TimeSpan? wait)
    {
        if (wait is not { } left)
            return true;
        var seconds = ((long)Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.RetryAfter = seconds;
        return await RefuseAsync(http, Fault.TooManyRequests, $"More requests than Memory:Access allows. Come again in {seconds} s.");
    }

    private static async Task<bool> RefuseAsync(HttpContext http, Fault fault, string detail)
    {
        await Problems.WriteAsync(http, fault, detail);
        return false;
    }
}
