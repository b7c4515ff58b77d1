namespace Memory.Storage;

/// <summary>The data folder, held by one service at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream heldOpen;

    /// <exception cref="StartupException">The folder cannot be written, or another service has it.</exception>
    public DataFolder(string path)
    {
        FullPath = Path.GetFullPath(path);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(FullPath);
            else
                Directory.CreateDirectory(FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Memory:Data: the folder {FullPath} cannot be made ({e.Message}). Name one that this user may write.");
        }
        try
        {
            heldOpen = new FileStream(Path.Combine(FullPath, "memory.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"Memory:Data: {FullPath} cannot be written ({e.Message}). Name a folder that this user may write.");
        }
        catch (IOException)
        {
            throw new StartupException(
                $"Another Memory service has the data folder {FullPath}. Stop it, or name another folder with --Memory:Data=DIR.");
        }
    }

    public string FullPath { get; }

    /// <summary>The path of a file that its owner alone can read; made empty when it is not there. What a database writes beside it inherits that.</summary>
    public string PrivateFile(string name)
    {
        var path = Path.Combine(FullPath, name);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(path, options).Dispose();
        }
        return path;
    }

    /// <summary>A file that its owner alone can read, and that is gone when it is closed.</summary>
    public FileStream OpenTemporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(FullPath, $"tmp-{Guid.NewGuid():N}"), options);
    }

    public void Dispose() => heldOpen.Dispose();
}
