using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Memory.Tests.Infrastructure;

/// <summary>The service as its users run it: a process of its own, that can be killed.</summary>
internal sealed class MemoryProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    private MemoryProcess(Process process, Uri address, string folder)
    {
        this.process = process;
        Address = address;
        Folder = folder;
    }

    public Uri Address { get; }
    public int Id => process.Id;
    public string Folder { get; }
    public string Output => string.Join('\n', lines);

    public static Task<MemoryProcess> StartAsync(string folder, params string[] arguments) => StartUnderAsync([], folder, arguments);

    /// <param name="wrapper">A program and its arguments that the service is run by, such as one that watches or limits it.</param>
    /// <param name="folder">Data folder.</param>
    /// <param name="arguments">Settings.</param>
    public static async Task<MemoryProcess> StartUnderAsync(string[] wrapper, string folder, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var assembly = typeof(Memory.Storage.Database).Assembly.Location;
        var store = arguments.Any(a => a.Contains("Memory:Store", StringComparison.Ordinal)) ? [] : TestStore.Settings(store: null, folder).Select(s => $"--{s.Key}={s.Value}");
        string[] all = [.. wrapper, "dotnet", assembly, .. arguments, .. store, "--urls", address.ToString(), $"--Memory:Data={folder}"];
        var start = new ProcessStartInfo(all[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in all.Skip(1))
            start.ArgumentList.Add(argument);
        var running = new MemoryProcess(Process.Start(start)!, address, folder);
        running.process.OutputDataReceived += (_, e) => running.lines.Enqueue(e.Data ?? "");
        running.process.ErrorDataReceived += (_, e) => running.lines.Enqueue(e.Data ?? "");
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    public async Task<MemoryProcess> ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var until = Stopwatch.StartNew();
        while (until.Elapsed < StartAtMost && !process.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/readyz")).IsSuccessStatusCode)
                    return this;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"The service did not become ready:\n{Output}");
    }

    /// <summary>Memory that the process holds now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public HttpClient Admin()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", File.ReadAllText(Path.Combine(Folder, "admin.key")).Trim());
        return client;
    }

    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(StartAtMost);
        return process.ExitCode;
    }

    /// <summary>SIGTERM, as an init system or a container engine stops it; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await ExitAsync();
    }

    /// <summary>kill -9: no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
