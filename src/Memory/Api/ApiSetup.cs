using System.Text.Json.Serialization;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Indexing;
using Memory.Storage;
using Memory.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Memory.Api;

/// <summary>What every route has in common: address, limits, JSON, problems, keys, health and the description.</summary>
public static class ApiSetup
{
    public const string AddressDefault = "http://127.0.0.1:5080";
    private const int HeaderBytesMax = 32 * 1024;
    /// <summary>Requests under way and the transaction of the worker end within this; what is not finished is taken up at the next start.</summary>
    private static readonly TimeSpan StopAtMost = TimeSpan.FromSeconds(8);

    public static void AddApi(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(AddressDefault);
        builder.Services.AddOptions<ApiOptions>().BindConfiguration("Memory:Api")
            .Validate(o => o.MaxConnections > 0, "Memory:Api:MaxConnections is 1 or more.").ValidateOnStart();
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            kestrel.Limits.MaxConcurrentConnections = context.Configuration.GetValue("Memory:Api:MaxConnections", ApiOptions.MaxConnectionsDefault) is > 0 and var most ? most : 1;
            kestrel.AddServerHeader = false;
            // Each route has its own limit, read from the body as it comes; this one stands behind them all.
            kestrel.Limits.MaxRequestBodySize = 1024L * 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
            .AddFilter("ModelContextProtocol", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.SerializerOptions.MaxDepth = 32;
            json.SerializerOptions.Converters.Add(new UtcTimes());
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopAtMost);
        builder.Services.AddProblemDetails();
        // A parameter of the wrong type is answered like any other bad input, with its name.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi("v1", Description.Configure);
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseProblems();
        // HEAD is GET without the body, on every route: monitors ask so.
        app.Use(async (http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method))
            {
                http.Request.Method = HttpMethods.Get;
                http.Response.Body = Stream.Null;
            }
            await next(http);
        });
        app.Use((http, next) => Readable.Refuse(http.Request) is { } fault ? throw fault : next(http));
        app.UseRouting();
        app.UseRequestSpans();
        app.UseKeys();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/healthz", () => Results.Json(new { status = "alive" })).AllowAnonymous().Costs(Work.Free).WithTags("Health").WithName("Alive").WithSummary("The process answers.");
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().Costs(Work.Free).WithTags("Health").WithName("Ready").WithSummary("The store is reachable and the index has caught up.")
            .Produces(200).ProducesProblem(503);
    }

    private static async Task<IResult> ReadyAsync(Database database, IndexFollower follower, ILessonIndex index, CancellationToken cancellation)
    {
        try
        {
            await database.ReadAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'"), cancellation);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or IOException or TimeoutException)
        {
            throw new FaultException(Fault.Unavailable, "The store cannot be reached.");
        }
        if (!follower.IsCaughtUp)
            throw new FaultException(Fault.Unavailable, "The index is still catching up with the store.");
        // Still 200: searches are answered from the store meanwhile, and taking every node out of service would help nobody.
        return await index.AwayAsync(cancellation) is null
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "degraded", away = new[] { "index" }, detail = "The index is away or still being filled. Searches use words from the store and say so." });
    }
}
