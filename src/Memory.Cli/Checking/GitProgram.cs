using System.ComponentModel;
using System.Diagnostics;

namespace Memory.Cli.Checking;

/// <summary>Runs git in a folder, for two minutes and 64 Mi characters at most.</summary>
internal static class GitProgram
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    /// <param name="input">For its standard input; null for none.</param>
    /// <param name="variables">Of its environment, beside what is there.</param>
    /// <param name="mayFail">What it could do counts.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="FailedException">There is no git, or it failed, took too long or printed too much.</exception>
    public static async Task<string> RunAsync(
        string folder, string[] arguments, CancellationToken cancellation, string? input = null, IReadOnlyDictionary<string, string>? variables = null, bool mayFail = false)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(AtMost);
        using var git = Begin(start);
        try
        {
            var errors = git.StandardError.ReadToEndAsync(limit.Token);
            var output = LimitedText.ReadAsync(git.StandardOutput, "git", limit.Token);
            await git.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            git.StandardInput.Close();
            var text = await output;
            await git.WaitForExitAsync(limit.Token);
            if (git.ExitCode == 0 || mayFail)
                return text;
            var said = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? $"exit code {git.ExitCode}";
            throw new FailedException($"git: {said}", "In CI, fetch the base as well: actions/checkout with fetch-depth: 0.");
        }
        catch (IOException) when (!cancellation.IsCancellationRequested)
        {
            throw new FailedException("git ended before it had read everything");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FailedException($"git took longer than {AtMost.TotalMinutes} minutes");
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
}
