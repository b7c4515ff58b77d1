namespace Memory.Cli.Checking;

/// <summary>Where a change comes from: a file, standard input, or git.</summary>
internal sealed record DiffSource(string? File, string? Revisions, bool Staged)
{
    public async Task<Change> ReadAsync(Invocation call, CancellationToken cancellation)
    {
        if ((File is null ? 0 : 1) + (Revisions is null ? 0 : 1) + (Staged ? 1 : 0) > 1)
            throw new UsageException("give one change: a file or -, or --diff, or --staged");
        if (Revisions is { } given && (given.Length == 0 || given[0] == '-'))
            throw new UsageException($"--diff takes revisions, such as origin/main...HEAD, not {given}");
        var folder = call.Environment.WorkingFolder;
        if (File is null)
            return Staged || Revisions is not null ? Change.Of(await GitProgram.RunAsync(folder, Git(Revisions ?? "--cached"), cancellation))
                : await Uncommitted.ReadAsync(folder, cancellation);
        using var stream = InputFile.Open(call.Environment, File);
        using var reader = new StreamReader(stream);
        return Change.Of(await LimitedText.ReadAsync(reader, File, cancellation));
    }

    /// <summary>Arguments of git for a diff; whatever the user's settings say, the names in it are whole and plain.</summary>
    public static string[] Git(params ReadOnlySpan<string> what) => ["-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
        "--src-prefix=a/", "--dst-prefix=b/", "--find-renames", "--unified=3", .. what, "--"];
}
