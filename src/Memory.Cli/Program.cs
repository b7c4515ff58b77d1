using System.CommandLine;
using System.CommandLine.Invocation;
using Memory.Cli.Commands;
using Memory.Cli.Commands.Agents;

namespace Memory.Cli;

/// <summary>The command <c>memory</c>: exit code 0 ok, 1 failed, 2 usage.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var end = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            end.Cancel();
        };
        return await RunAsync(args, Console.Out, Console.Error, null, CliEnvironment.OfProcess(), end.Token);
    }

    /// <param name="handler">What carries the requests; sockets without it.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, HttpMessageHandler? handler, CliEnvironment environment,
        CancellationToken cancellationToken = default)
    {
        var root = MemoryCommand.Create(new CliHost(output, error, handler, environment));
        // Without this, "@claude" on the command line would be taken for the name of a file with arguments.
        var parse = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var configuration = new InvocationConfiguration
        {
            Output = output,
            // A word on standard error, or another exit code, would be taken for the hook's answer.
            Error = HookCommand.Is(parse) ? TextWriter.Null : error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var code = await RunAsync(parse, configuration, cancellationToken);
        return HookCommand.Is(parse) ? CliHost.Ok : code;
    }

    private static async Task<int> RunAsync(ParseResult parse, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        if (UsageErrors.Stray(parse) is { } stray)
            return UsageErrors.Write(parse, configuration, stray);
        if (parse.Action is not ParseErrorAction)
            return await parse.InvokeAsync(configuration, cancellationToken);
        return UsageErrors.Write(parse, configuration);
    }
}
