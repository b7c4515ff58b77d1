using System.Diagnostics;

namespace Memory.Tests.Agents.Installing;

/// <summary>Runs what is installed as a client does, with a <c>curl</c> that writes down what it is called with and sends nothing; it answers <c>CURL_SAYS</c>, and ends with <c>CURL_ENDS_WITH</c>.</summary>
internal static class Shell
{
    /// <param name="Output">Of the program itself.</param>
    /// <param name="Arguments">Of curl, one a line; empty when it was not called.</param>
    /// <param name="Input">What curl read from its standard input.</param>
    /// <param name="Body">The file that curl was to send; empty where there was none.</param>
    public sealed record Run(int Code, string Output, string Arguments, string Input, string Body);

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    public static async Task<Run> RunAsync(string folder, string program, string[] arguments, string input, params (string Name, string Value)[] variables)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("there is no sh");
        var bin = Directory.CreateDirectory(Path.Combine(folder, "fake-bin")).FullName;
        var (called, read, sent) = (Path.Combine(bin, "arguments"), Path.Combine(bin, "input"), Path.Combine(bin, "body"));
        await File.WriteAllTextAsync(Path.Combine(bin, "curl"), $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{called}'\nfor a; do case $a in @*) cp \"${{a#@}}\" '{sent}' ;; esac; done\ncat > '{read}'\nprintf '%s' \"$CURL_SAYS\"\nexit ${{CURL_ENDS_WITH:-0}}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(bin, "curl"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MEMORY_", StringComparison.Ordinal) || k.StartsWith("CLAUDE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{bin}:{start.Environment["PATH"]}";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without wanting to know.
        }
        await process.WaitForExitAsync().WaitAsync(AtMost);
        _ = await errors;
        return new(process.ExitCode, await output, await TextAsync(called), await TextAsync(read), await TextAsync(sent));

        static async Task<string> TextAsync(string file) => File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
    }
}
