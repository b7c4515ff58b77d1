using Memory.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Memory.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector while the service runs. The standard variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// <c>_PROTOCOL</c>, <c>_HEADERS</c>, <c>OTEL_RESOURCE_ATTRIBUTES</c>, sampling) are read from the service's settings, so that they can
/// also stand in a file.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService
{
    /// <summary>What a stop may still send takes no longer than this, so that shutting down stays inside its limit.</summary>
    private static readonly TimeSpan FlushAtMost = TimeSpan.FromSeconds(2);

    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TracerProvider? traces;
    private MeterProvider? metrics;

    /// <exception cref="StartupException">The address of the collector is none.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new StartupException($"{Endpoint} is no address of a collector: write it like http://localhost:4317, or leave it out.");
        var resource = ResourceBuilder.CreateEmpty()
            .AddService(configuration["OTEL_SERVICE_NAME"] ?? "memory", serviceInstanceId: Environment.MachineName).AddTelemetrySdk().AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(s => s.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddSource(Signals.Name, "Microsoft.AspNetCore", "Npgsql")
            .AddOtlpExporter()
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(s => s.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddMeter(Signals.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        var limit = (int)FlushAtMost.TotalMilliseconds;
        traces?.Shutdown(limit);
        metrics?.Shutdown(limit);
        traces?.Dispose();
        metrics?.Dispose();
        return Task.CompletedTask;
    }
}
