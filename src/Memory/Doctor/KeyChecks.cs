using Memory.Access;
using Memory.Client;
using Memory.Storage;

namespace Memory.Doctor;

/// <summary>The key files of the data folder, and keys that end.</summary>
internal sealed class KeyChecks(FirstRunKeys files, KeyStore keys, Database database, TimeProvider time)
{
    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(14);
    private const int NamedMax = 5;

    public async Task<IReadOnlyList<DoctorCheck>> LookAsync()
    {
        var checks = new List<DoctorCheck> { File(files.AdminFile), File(files.SessionFile) };
        try
        {
            checks.Add(Ends(await keys.ListAsync(), time.GetUtcNow()));
        }
        catch (Exception e) when (database.IsUnavailable(e))
        {
            // Said already by the check of the store.
        }
        return checks;
    }

    private static DoctorCheck File(string path)
    {
        var name = Path.GetFileName(path);
        if (!System.IO.File.Exists(path))
            return Finding.Warning(name, $"{path} is gone", "Restart the service: it makes a new key and writes it there. The old key ends then.");
        if (OperatingSystem.IsWindows())
            return Finding.Ok(name, path);
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return (System.IO.File.GetUnixFileMode(path) & others) == 0
            ? Finding.Ok(name, "its owner alone can read it")
            : Finding.Failed(name, $"other users of this machine can read {path}", $"rm {path} and restart the service, which makes a new key: the old one may have been read.");
    }

    internal static DoctorCheck Ends(IReadOnlyList<KeyRow> keys, DateTimeOffset now)
    {
        var ending = keys.Where(k => k.ExpiresAt is { } end && end.FromStore() < now + EndsSoon).OrderBy(k => k.ExpiresAt).ToList();
        return ending.Count == 0
            ? Finding.Ok("keys", $"{keys.Count}, none ends within {EndsSoon.TotalDays:0} days")
            : Finding.Warning("keys", string.Join(", ", ending.Take(NamedMax).Select(k => $"{k.Name} ({k.Id}) {(k.ExpiresAt!.Value.FromStore() <= now ? "ended" : "ends")} {k.ExpiresAt.Value.FromStore():yyyy-MM-dd}")) + (ending.Count > NamedMax ? $" and {ending.Count - NamedMax} more" : ""),
                "memory keys add NAME --expires … makes a new one; memory keys revoke ID takes the old one away.");
    }
}
