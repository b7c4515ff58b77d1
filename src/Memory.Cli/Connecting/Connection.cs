namespace Memory.Cli.Connecting;

/// <summary>How the service is reached.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Key">With what key; null: none was found.</param>
/// <param name="KeyFrom">Where the key comes from, or where it was looked for.</param>
internal sealed record Connection(Uri Address, string? Key, string KeyFrom)
{
    /// <summary>The address as people write it.</summary>
    public string Name => Address.ToString().TrimEnd('/');

    public bool IsLocal => ServiceAddress.IsLocal(Address);

    public static Connection Of(string? urlOption, string? keyOption, CliEnvironment environment, bool reads)
    {
        var address = ServiceAddress.Choose(urlOption, environment.Variable("MEMORY_URL"));
        var choice = KeyLookup.Choose(keyOption, environment, ServiceAddress.IsLocal(address), reads);
        return new Connection(address, choice.Key ?? Read(choice.File), choice.From);
    }

    /// <summary>No file is no error yet: the service's answer tells whether it runs at all, and that comes first.</summary>
    private static string? Read(string? file)
    {
        if (file is null || !File.Exists(file))
            return null;
        try
        {
            var text = File.ReadAllText(file).Trim();
            return KeyLookup.IsKey(text) ? text : throw new FailedException($"{file} holds no key");
        }
        catch (UnauthorizedAccessException)
        {
            throw new FailedException(
                $"{file} may be read by its owner alone", "Run this as the user of the service, or give a key of your own with --key or MEMORY_KEY.");
        }
    }
}
