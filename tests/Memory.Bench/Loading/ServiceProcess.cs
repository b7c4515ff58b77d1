using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Memory.Bench.Loading;

/// <summary>The service as its users run it, in a process and a temporary data folder of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int ConnectionsMax = 256;
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(120);
    private readonly string[] arguments;
    private readonly string folder;
    private Process process;

    private ServiceProcess(string[] arguments, string folder, Uri address)
    {
        (this.arguments, this.folder) = (arguments, folder);
        process = Launch(arguments);
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = ConnectionsMax }) { BaseAddress = address };
    }

    /// <summary>With the key of the administrator.</summary>
    public HttpClient Client { get; }

    /// <param name="settings">Arguments of the service, e.g. <c>--Memory:Store=sqlite</c>.</param>
    public static async Task<ServiceProcess> StartAsync(IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("memory-bench-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] arguments = [typeof(Memory.Storage.Database).Assembly.Location, .. settings, "--urls", address.ToString(), $"--Memory:Data={folder}"];
        var service = new ServiceProcess(arguments, folder, address);
        await service.ReadyAsync();
        var key = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return service;
    }

    /// <summary>Ends it as a deployment would and starts it on the same data.</summary>
    /// <returns>From the start of the process until it is ready.</returns>
    public async Task<TimeSpan> RestartAsync()
    {
        await StopAsync();
        var since = Stopwatch.StartNew();
        process = Launch(arguments);
        await ReadyAsync();
        return since.Elapsed;
    }

    /// <summary>Bytes of memory that are its own.</summary>
    public long ResidentBytes()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private async Task StopAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadyAsync()
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < StartAtMost && !process.HasExited)
        {
            try
            {
                if ((await Client.GetAsync("/readyz")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10);
        }
        throw new TimeoutException("The service did not become ready; what it wrote to the error stream is above.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
