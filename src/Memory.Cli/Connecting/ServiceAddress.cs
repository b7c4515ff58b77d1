using System.Net;

namespace Memory.Cli.Connecting;

/// <summary>Where the service is.</summary>
internal static class ServiceAddress
{
    public const string Default = "http://127.0.0.1:5080";

    public static Uri Choose(string? option, string? variable)
    {
        var (text, from) = option is not null ? (option, "--url") : variable is not null ? (variable, "MEMORY_URL") : (Default, "");
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0)
            return address;
        throw new UsageException($"{from}: \"{text}\" is no address: write it as {Default}");
    }

    /// <summary>Only a service on this machine is given the key that lies in a file on this machine.</summary>
    public static bool IsLocal(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
