using System.Net;

namespace Memory.Agents.Places;

/// <summary>Is a caller on this machine? Only of those the service believes what they say about folders, and looks into them.</summary>
internal static class LocalCaller
{
    /// <summary>What proxies add: the caller is then whoever came to the proxy.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"];

    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarding.Any(http.Request.Headers.ContainsKey);
}
