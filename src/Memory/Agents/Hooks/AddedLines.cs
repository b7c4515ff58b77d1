using System.Text;

namespace Memory.Agents.Hooks;

/// <summary>New text as the added lines of a hunk.</summary>
internal static class AddedLines
{
    public static string Of(string text)
    {
        var diff = new StringBuilder(text.Length + 64);
        foreach (var line in text.AsSpan().EnumerateLines())
            diff.Append('+').Append(line).Append('\n');
        return diff.ToString();
    }
}
