using Memory.Cli.Pages;

namespace Memory.Cli;

/// <summary>Everything that a command learns from its process. A test gives its own, so that nothing global is touched.</summary>
internal sealed record CliEnvironment
{
    /// <summary>Absolute path of the folder that the command runs in.</summary>
    public required string WorkingFolder { get; init; }
    /// <summary>Where this user's programs keep data; a local service's folder is <c>memory</c> in it.</summary>
    public required string UserData { get; init; }
    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
    /// <summary>Standard input, opened when it is asked for.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;
    public bool InputIsTerminal { get; init; }
    public bool OutputIsTerminal { get; init; }
    public bool ErrorIsTerminal { get; init; }
    /// <summary>A machine that may have no POSIX shell.</summary>
    public bool IsWindows { get; init; }
    /// <summary>Opens a page in the user's browser, where there is one.</summary>
    public Action<Uri> Browser { get; init; } = _ => { };
    /// <summary>A line that is typed and not shown.</summary>
    public Func<string> Secret { get; init; } = () => "";
    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>See no-color.org; a "dumb" terminal knows no colours either.</summary>
    public bool WantsColour => Variable("NO_COLOR") is null && Variable("TERM") != "dumb";

    public static CliEnvironment OfProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        var (output, error) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new CliEnvironment
        {
            WorkingFolder = Environment.CurrentDirectory,
            UserData = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            Variables = variables,
            Input = Console.OpenStandardInput,
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = output,
            ErrorIsTerminal = error,
            IsWindows = OperatingSystem.IsWindows(),
            Browser = Terminal.Browse,
            Secret = Terminal.Secret,
            Width = output || error ? Math.Max(40, Console.WindowWidth) : 100,
        };
    }
}
