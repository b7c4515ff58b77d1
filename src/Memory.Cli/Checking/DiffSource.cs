using System.ComponentModel;
using System.Diagnostics;

namespace Memory.Cli.Checking;

/// <summary>Where a change comes from: a file, standard input, or git.</summary>
internal sealed record DiffSource(string? File, string? Revisions, bool Staged)
{
    private const int CharactersMax = 64 * 1024 * 1024;
    private static readonly TimeSpan GitAtMost = TimeSpan.FromMinutes(2);

    public async Task<string> ReadAsync(Invocation call, CancellationToken cancellation)
    {
        if ((File is null ? 0 : 1) + (Revisions is null ? 0 : 1) + (Staged ? 1 : 0) > 1)
            throw new UsageException("give one change: a file or -, or --diff, or --staged");
        if (Revisions is { } given && (given.Length == 0 || given[0] == '-'))
            throw new UsageException($"--diff takes revisions, such as origin/main...HEAD, not {given}");
        if (File is null)
            return await GitAsync(call.Environment.WorkingFolder, cancellation);
        using var stream = InputFile.Open(call.Environment, File);
        using var reader = new StreamReader(stream);
        return await ReadAsync(reader, File, cancellation);
    }

    /// <summary>Whatever the user's settings say, the names in it are whole and plain.</summary>
    private async Task<string> GitAsync(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] what = Staged ? ["--cached"] : [Revisions ?? "HEAD"];
        foreach (var argument in (string[])["-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
            "--src-prefix=a/", "--dst-prefix=b/", "--find-renames", "--unified=3", .. what, "--"])
            start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(GitAtMost);
        using var git = Begin(start);
        try
        {
            git.StandardInput.Close();
            var errors = git.StandardError.ReadToEndAsync(limit.Token);
            var diff = await ReadAsync(git.StandardOutput, "git diff", limit.Token);
            await git.WaitForExitAsync(limit.Token);
            if (git.ExitCode == 0)
                return diff;
            var said = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? $"exit code {git.ExitCode}";
            throw new FailedException($"git diff: {said}", "In CI, fetch the base as well: actions/checkout with fetch-depth: 0.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FailedException($"git diff took longer than {GitAtMost.TotalMinutes} minutes");
        }
        finally
        {
            if (!git.HasExited)
                git.Kill(entireProcessTree: true);
        }
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new FailedException("git was not found", "Install git, or pipe a diff in: memory check - < change.diff");
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, string name, CancellationToken cancellation)
    {
        var text = new System.Text.StringBuilder();
        var block = new char[64 * 1024];
        int count;
        while ((count = await reader.ReadAsync(block, cancellation)) > 0)
            if (text.Append(block, 0, count).Length > CharactersMax)
                throw new FailedException($"{name} is longer than {CharactersMax / (1024 * 1024)} Mi characters", "Check fewer files at a time.");
        return text.ToString();
    }
}
