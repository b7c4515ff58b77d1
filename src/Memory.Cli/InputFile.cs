namespace Memory.Cli;

/// <summary>A file that is named on the command line; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    public static Stream Open(CliEnvironment environment, string file)
    {
        if (file == StandardInput)
            return environment.Input();
        var path = Path.GetFullPath(file, environment.WorkingFolder);
        if (Directory.Exists(path))
            throw new FailedException($"{file} is a folder: give a file");
        if (!File.Exists(path))
            throw new FailedException($"{file} does not exist");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }
}
