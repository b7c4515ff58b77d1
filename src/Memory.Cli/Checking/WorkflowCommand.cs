using Memory.Cli.Output;

namespace Memory.Cli.Checking;

/// <summary>
/// Lines that GitHub's runner takes for commands. Names of files and rules come from others: in an annotation they can end
/// neither the line nor a value, and elsewhere they cannot begin a command. Pure.
/// </summary>
internal static class WorkflowCommand
{
    /// <summary><c>::error file=src/a.ts,line=3::text</c>.</summary>
    public static string Of(string name, string text, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var values = new List<string>();
        foreach (var (property, value) in properties)
            values.Add($"{property}={Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)}");
        return $"::{name} {string.Join(',', values)}::{Data(text)}";
    }

    /// <summary>The runner looks for this one anywhere in a line. In JSON it can only stand in a string, where the escape means the same.</summary>
    public static string Harmless(string text) => text.Replace("##[", text.StartsWith('{') ? "\\u0023#[" : "## [", StringComparison.Ordinal);

    private static string Data(string text) => Plain.Block(text)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
