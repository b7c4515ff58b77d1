namespace Memory.Cli.Connecting;

/// <summary>Where a key comes from: it was given, or lies in a file, or neither.</summary>
/// <param name="Key">The key that was given.</param>
/// <param name="File">The file to read it from.</param>
/// <param name="From">For people: where it comes from, or why there is none.</param>
internal sealed record KeyChoice(string? Key, string? File, string From);

/// <summary>Decides where the key comes from.</summary>
internal static class KeyLookup
{
    /// <param name="reads">True: the key for sessions is enough, so no other is taken.</param>
    public static KeyChoice Choose(string? option, CliEnvironment environment, bool serviceIsLocal, bool reads)
    {
        if (option is not null)
            return Given(option, "--key");
        if (environment.Variable("MEMORY_KEY") is { } variable)
            return Given(variable, "MEMORY_KEY");
        if (!serviceIsLocal)
            return new KeyChoice(null, null, "key files are used for a service on this machine only");
        var file = Path.Combine(DataFolder(environment), reads ? "session.key" : "admin.key");
        return new KeyChoice(null, file, file);
    }

    /// <summary>The data folder of the service on this machine.</summary>
    public static string DataFolder(CliEnvironment environment) =>
        environment.Variable("MEMORY_DATA")
        // The service reads its own setting in any case.
        ?? environment.Variables.FirstOrDefault(v => v.Key.Equals("Memory__Data", StringComparison.OrdinalIgnoreCase) && v.Value.Length > 0).Value
        ?? Path.Combine(environment.UserData, "memory");

    private static KeyChoice Given(string text, string from)
    {
        var key = text.Trim();
        if (IsKey(key))
            return new KeyChoice(key, null, from);
        throw new UsageException($"{from} holds no key: a key is one word, mem_…");
    }

    /// <summary>What can stand in a header at all.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= 500 && text.All(c => c is > ' ' and < '\x7F');
}
