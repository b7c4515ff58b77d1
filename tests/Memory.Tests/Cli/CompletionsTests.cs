using System.Diagnostics;

namespace Memory.Tests.Cli;

/// <summary>The printed script, in the shell that it is for: the real program is asked, by the name <c>memory</c>.</summary>
public sealed class CompletionsTests : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("memory-completions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("memory les", "lessons")]
    [InlineData("memory lessons re", "reject retire restore")]
    [InlineData("memory lessons list --stat", "--status")]
    [InlineData("memory lessons list --status act", "active")]
    [InlineData("memory completions ", "bash zsh fish pwsh")]
    public async Task Bash_completes_what_was_begun(string line, string expected)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/bash"))
            Assert.Skip("There is no bash on this machine.");
        var program = Path.Combine(folder, "memory");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{typeof(Memory.Cli.CliHost).Assembly.Location}' \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // What readline would set, and whatever the script registered for the word "memory".
        const string script = """
            eval "$(memory completions bash)" || exit 1
            COMP_LINE=$1; COMP_POINT=${#1}
            read -ra COMP_WORDS <<< "$1"
            [[ $1 == *' ' ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            [[ $(complete -p memory) =~ -F\ ([^ ]+) ]] || exit 2
            "${BASH_REMATCH[1]}" memory "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("/usr/bin/bash", ["--norc", "-c", script, "bash", line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(AtMost, TestContext.Current.CancellationToken);

        bash.ExitCode.ShouldBe(0, await error);
        (await error).ShouldBeEmpty();
        var words = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in expected.Split(' '))
            words.ShouldContain(word);
        var begun = line[(line.LastIndexOf(' ') + 1)..];
        words.ShouldAllBe(w => w.StartsWith(begun, StringComparison.Ordinal));
    }
}
