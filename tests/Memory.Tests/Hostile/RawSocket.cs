using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Memory.Tests.Hostile;

/// <summary>A connection that does not know HTTP: bytes out, bytes in.</summary>
internal sealed class RawSocket : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawSocket> ConnectAsync(Uri service)
    {
        var raw = new RawSocket();
        await raw.socket.ConnectAsync(IPAddress.Loopback, service.Port);
        return raw;
    }

    /// <returns>False when the service has closed the connection.</returns>
    public async Task<bool> SendAsync(string text)
    {
        try
        {
            await socket.SendAsync(Encoding.Latin1.GetBytes(text));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Everything until the service closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var limit = new CancellationTokenSource(AtMost);
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = await socket.ReceiveAsync(buffer, limit.Token)) > 0)
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // Reset: closed, too.
        }
        return text.ToString();
    }

    public void Dispose() => socket.Dispose();
}
