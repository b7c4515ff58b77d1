using System.Diagnostics;
using System.Text;

namespace Memory.Cli.Pages;

/// <summary>What only the process's own terminal and desktop can do.</summary>
internal static class Terminal
{
    private const int SecretMax = 1_024;

    /// <summary>Opens a page where there is a browser; where there is none, its address was printed.</summary>
    public static void Browse(Uri address)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
            else
                Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true })?.Dispose();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // No browser.
        }
    }

    /// <returns>A line that was typed and not shown.</returns>
    public static string Secret()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar) && typed.Length < SecretMax)
                typed.Append(key.KeyChar);
        return typed.ToString();
    }
}
