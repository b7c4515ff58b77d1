using Memory.Storage;

namespace Memory.Access;

/// <summary>
/// The first start writes two files that the owner alone can read: <c>admin.key</c> and <c>session.key</c> (read),
/// so that the local command line and sessions work without a word. On a shared store every node has its own two.
/// </summary>
public sealed class FirstRunKeys(DataFolder folder, KeyStore keys, Database database)
{
    public string AdminFile => Path.Combine(folder.FullPath, "admin.key");
    public string SessionFile => Path.Combine(folder.FullPath, "session.key");

    public async Task EnsureAsync()
    {
        await EnsureAsync(AdminFile, "admin", KeyScope.Admin);
        await EnsureAsync(SessionFile, "session", KeyScope.Read);
    }

    private async Task EnsureAsync(string file, string name, KeyScope scope)
    {
        // A file without its row (another database) or a row without its file (deleted to rotate): a new pair.
        if (File.Exists(file) && await keys.FindAsync((await File.ReadAllTextAsync(file)).Trim(), CancellationToken.None) is not null)
            return;
        foreach (var old in (await keys.ListAsync()).Where(k => k.Name == name && k.Repos is null && k.Scope == scope && IsOurs(file, k.Id)))
            await keys.RevokeAsync(by: null, old);
        var (row, secret) = await keys.AddAsync(by: null, name, scope, repos: null, expiresAt: null);
        if (database.IsShared)
            WritePrivate(IdFile(file), row.Id);
        WritePrivate(file, secret);
    }

    /// <summary>A file whose key was rotated gets the new secret: who reads the file need not know.</summary>
    public async Task FollowAsync(string oldHash, string secret)
    {
        foreach (var file in new[] { AdminFile, SessionFile })
            if (File.Exists(file) && ApiKey.Hash((await File.ReadAllTextAsync(file)).Trim()) == oldHash)
                WritePrivate(file, secret);
    }

    /// <summary>Other nodes' keys have the same names: there, ours is the one whose id stands beside the file.</summary>
    private bool IsOurs(string file, string id) =>
        !database.IsShared || (File.Exists(IdFile(file)) && File.ReadAllText(IdFile(file)).Trim() == id);

    private static string IdFile(string file) => file + ".id";

    private static void WritePrivate(string file, string text)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.WriteLine(text);
    }
}
