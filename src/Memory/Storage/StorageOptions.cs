namespace Memory.Storage;

/// <summary>Where everything is kept.</summary>
public sealed class StorageOptions
{
    /// <summary>Data folder; default: <c>memory</c> in the user's data directory.</summary>
    public string Data { get; set; } = DefaultFolder();

    /// <summary><c>sqlite</c>, or <c>postgres</c> with the connection string <c>ConnectionStrings:Memory</c>.</summary>
    public string Store { get; set; } = "sqlite";

    private static string DefaultFolder()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(folder.Length > 0 ? folder : ".", "memory");
    }
}
