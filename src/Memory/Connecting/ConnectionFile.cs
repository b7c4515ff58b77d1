using System.Text.Json;
using Memory.GitHub.Credentials;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Connecting;

/// <summary>What <c>memory github connect</c> made, as it is kept.</summary>
/// <param name="KeyFile">Name of the file with the app's key, in the same folder.</param>
/// <param name="Url">Page of the app.</param>
/// <param name="At">When it was connected, in milliseconds of Unix time.</param>
internal sealed record StoredConnection(string? Token, string? AppId, string? KeyFile, string? Url, string? WebhookSecret, long At);

/// <summary>
/// Who we are to GitHub, where no setting says it: <c>github.json</c> in the data folder and the app's key beside it, both for their
/// owner alone. In no backup, as the keys of the service are in none.
/// </summary>
internal sealed class ConnectionFile(IOptions<StorageOptions> options)
{
    private const string Name = "github.json";
    private readonly Lock writing = new();
    private StoredConnection? known;

    public string FullPath => Path.Combine(Folder, Name);

    private string Folder => Path.GetFullPath(options.Value.Data);

    /// <summary>Null: nothing was connected.</summary>
    /// <exception cref="StartupException">It is there and cannot be read.</exception>
    public StoredConnection? Read()
    {
        lock (writing)
            try
            {
                return known ??= File.Exists(FullPath) ? Json.Read<StoredConnection>(File.ReadAllText(FullPath)) : null;
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"{FullPath} cannot be read ({e.GetType().Name}). Delete it and run memory github connect again.");
            }
    }

    public GivenIdentity? Identity() => Read() is { } stored ? Of(stored) : null;

    /// <summary>Key first, then the file that names it: at each moment what is there fits together.</summary>
    /// <param name="pem">The app's key; null with a token.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public GivenIdentity Write(StoredConnection connection, string? pem)
    {
        lock (writing)
        {
            var former = known?.KeyFile;
            var stored = pem is null ? connection : connection with { KeyFile = $"github-app-{connection.AppId}.pem" };
            if (pem is not null)
                WritePrivate(Path.Combine(Folder, stored.KeyFile!), pem);
            WritePrivate(FullPath, Json.Write(stored));
            known = stored;
            if (former is not null && former != stored.KeyFile)
                File.Delete(Path.Combine(Folder, former));
            return Of(stored);
        }
    }

    private GivenIdentity Of(StoredConnection stored) =>
        new(stored.Token, stored.AppId, stored.KeyFile is { } key ? Path.Combine(Folder, key) : null, stored.WebhookSecret);

    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var fresh = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(new FileStream(fresh, options)))
            writer.Write(text);
        File.Move(fresh, path, overwrite: true);
    }
}
