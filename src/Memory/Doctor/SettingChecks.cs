using System.Globalization;
using System.Net;
using Memory.Client;
using Memory.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Memory.Doctor;

/// <summary>Settings, the data folder, and what lies outside.</summary>
internal sealed class SettingChecks(IOptions<StorageOptions> storage, DataFolder folder, IServer server)
{
    private const long MiB = 1024 * 1024;
    private const long RoomNeeded = 100 * MiB;
    private const long RoomWanted = 1024 * MiB;

    public IReadOnlyList<DoctorCheck> Look() => [Addresses(), Permissions(), Room()];

    private DoctorCheck Addresses()
    {
        // Settings were read at the start, which does not go on with a wrong one.
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var open = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(a));
        var said = $"valid; store {storage.Value.Store}; listens on {string.Join(", ", addresses.DefaultIfEmpty("nothing of its own"))}";
        return open is null
            ? Finding.Ok("settings", said)
            : Finding.Warning("settings", said, $"Keys cross the network in clear text at {open}: put a proxy with TLS in front, or listen on 127.0.0.1.");
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));

    private DoctorCheck Permissions()
    {
        if (OperatingSystem.IsWindows())
            return Finding.Ok("data folder", folder.FullPath);
        var mode = File.GetUnixFileMode(folder.FullPath);
        return (mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)) == 0
            ? Finding.Ok("data folder", folder.FullPath)
            : Finding.Warning("data folder", $"{folder.FullPath} is open to other users of this machine", $"chmod 700 {folder.FullPath}");
    }

    private DoctorCheck Room()
    {
        var free = new DriveInfo(folder.FullPath).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / MiB:N0} MiB free at {folder.FullPath}");
        const string fix = "Make room on that disk, or move the folder to a larger one and name it with Memory:Data. With no room, writes are answered 503 and nothing is lost.";
        return free < RoomNeeded ? Finding.Failed("disk", said, fix) : free < RoomWanted ? Finding.Warning("disk", said, fix) : Finding.Ok("disk", said);
    }
}
