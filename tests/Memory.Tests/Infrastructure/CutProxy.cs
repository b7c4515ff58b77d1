using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Memory.Tests.Infrastructure;

/// <summary>A wire to a server that can be cut: connections end in the middle, and new ones are refused until it is mended.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly int target;
    private readonly ConcurrentBag<TcpClient> open = [];
    private TcpListener? listener;

    /// <param name="target">Port of the server, on this machine.</param>
    public CutProxy(int target)
    {
        this.target = target;
        Mend();
    }

    public int Port { get; private set; }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    public void Cut()
    {
        listener?.Dispose();
        while (open.TryTake(out var client))
        {
            // A reset, as when the server's machine is gone; no orderly goodbye.
            if (client.Client is { } socket)
                socket.LingerState = new LingerOption(true, 0);
            client.Dispose();
        }
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true)
            {
                var here = await accepting.AcceptTcpClientAsync();
                var there = new TcpClient();
                open.Add(here);
                open.Add(there);
                await there.ConnectAsync(IPAddress.Loopback, target);
                _ = PumpAsync(here, there);
                _ = PumpAsync(there, here);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
            to.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
