using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Memory.Bench.Intake;

/// <summary>The service as its users run it, in a process and a temporary data folder of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int ConnectionsMax = 256;
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly string folder;

    private ServiceProcess(Process process, string folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = ConnectionsMax }) { BaseAddress = address };
    }

    /// <summary>With the key of the administrator.</summary>
    public HttpClient Client { get; }

    /// <param name="settings">Arguments of the service, e.g. <c>--Memory:Store=sqlite</c>.</param>
    public static async Task<ServiceProcess> StartAsync(IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("memory-bench-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(Memory.Storage.Database).Assembly.Location, .. settings, "--urls", address.ToString(), $"--Memory:Data={folder}"])
            start.ArgumentList.Add(argument);
        var service = new ServiceProcess(Process.Start(start)!, folder, address);
        service.process.BeginOutputReadLine();
        await service.ReadyAsync();
        var key = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return service;
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
            await Task.Delay(50);
        }
        throw new TimeoutException("The service did not become ready; what it wrote to the error stream is above.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
