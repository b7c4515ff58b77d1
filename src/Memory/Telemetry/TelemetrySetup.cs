using System.Diagnostics;

namespace Memory.Telemetry;

public static class TelemetrySetup
{
    /// <summary>Traces and metrics leave the service only when a collector is named.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpExport.Endpoint]))
            builder.Services.AddHostedService<OtlpExport>();
    }

    /// <summary>A request's span is named after its route, not its path: paths carry ids, and routes can be counted.</summary>
    public static void UseRequestSpans(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
        {
            await next(http);
            return;
        }
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route);
        await next(http);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
    });
}
