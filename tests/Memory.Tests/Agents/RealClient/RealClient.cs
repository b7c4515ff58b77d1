using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Memory.Tests.Architecture;

namespace Memory.Tests.Agents.RealClient;

/// <summary>The real client, headless, against a fake model: what text reached the model.</summary>
internal static partial class RealClient
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(150);

    /// <param name="Context">Everything that the model was told, each text once.</param>
    /// <param name="Wall">From its start to its end.</param>
    /// <param name="Log">What the harness said.</param>
    public sealed record Run(int Code, string Context, TimeSpan Wall, string Log)
    {
        public int Count(string text) => Regex.Count(Context, Regex.Escape(text));
    }

    /// <summary>The client's program; the test is skipped with the reason where there is none.</summary>
    public static string Require()
    {
        var client = Environment.GetEnvironmentVariable("CLAUDE_BIN");
        if (string.IsNullOrEmpty(client) || !File.Exists(client))
            Assert.Skip("CLAUDE_BIN names no client: .ci/run installs one");
        if (!File.Exists(Harness))
            Assert.Skip("../shared/claude-code/run.sh is not there");
        return client;
    }

    private static string Harness => Path.Combine(Path.GetDirectoryName(HouseTests.Root)!, "shared", "claude-code", "run.sh");

    /// <param name="arguments">Of the harness, see its README.</param>
    public static async Task<Run> RunAsync(string output, params IEnumerable<string> arguments)
    {
        var client = Require();
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (IEnumerable<string>)[Harness, "--claude", client, "--quiet", "--timeout", "120", "--out", output, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (log, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(AtMost);
        var said = await log + await errors;
        var end = Ended().Match(said);
        end.Success.ShouldBeTrue(said);
        return new Run(int.Parse(end.Groups[1].ValueSpan, CultureInfo.InvariantCulture), await File.ReadAllTextAsync(Path.Combine(output, "context.txt")),
            TimeSpan.FromMilliseconds(int.Parse(end.Groups[2].ValueSpan, CultureInfo.InvariantCulture)), said);
    }

    [GeneratedRegex(@"##### client rc=(\d+) wall_ms=(\d+)")]
    private static partial Regex Ended();
}
