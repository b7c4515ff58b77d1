using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Memory.Bench;

/// <summary>What every suite writes with <c>--json FILE</c>: the figures, and what they were measured on.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="results">Figures by name, or rows of figures by name.</param>
    public static void Write<T>(string[] args, string suite, T results)
    {
        if (Value(args, "--json") is not { } file)
            return;
        var report = new { suite, commit = Commit(), machine = $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}", results };
        File.WriteAllText(file, JsonSerializer.Serialize(report, Indented) + "\n");
    }

    public static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "rev-parse --short HEAD") { RedirectStandardOutput = true, RedirectStandardError = true });
            return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
