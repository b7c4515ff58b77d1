namespace Memory.Cli.Importing;

/// <summary>One file of an import.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Bytes">Its length; null where it is not known beforehand.</param>
/// <param name="Open">Opens it.</param>
internal sealed record ImportSource(string Name, long? Bytes, Func<Stream> Open)
{
    public static ImportSource Of(CliEnvironment environment, string file)
    {
        if (file == InputFile.StandardInput)
            return new ImportSource("standard input", null, environment.Input);
        using var stream = InputFile.Open(environment, file);
        return new ImportSource(file, stream.CanSeek ? stream.Length : null, () => InputFile.Open(environment, file));
    }
}
