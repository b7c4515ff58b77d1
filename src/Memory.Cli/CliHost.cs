using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli;

/// <summary>What every command stands on: where words go, what carries requests, and how a failure becomes an exit code.</summary>
internal sealed class CliHost(TextWriter output, TextWriter error, HttpMessageHandler? handler, CliEnvironment environment)
{
    public const int Ok = 0, Failed = 1, Usage = 2;

    public CliEnvironment Environment => environment;
    /// <summary>For what is passed on as it is; words for people go over <see cref="Screen"/>.</summary>
    public TextWriter Output => output;
    public HttpMessageHandler? Handler => handler;
    public GlobalOptions Options { get; } = new();
    public Screen Screen { get; } = new(output, error, environment);

    /// <summary>Gives a command its action.</summary>
    /// <param name="reads">True: without a key, the local service's key for sessions is enough.</param>
    public void Run(Command command, Func<Invocation, CancellationToken, Task<int>> action, bool reads = false) =>
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var invocation = new Invocation(this, parse, reads);
            try
            {
                return await action(invocation, cancellationToken);
            }
            catch (UsageException usage)
            {
                Screen.Error(usage.Message, []);
                return Usage;
            }
            catch (MemoryException failure)
            {
                var (message, hints) = Explanation.Of(failure, invocation.Connection, invocation.RepoChoice);
                Screen.Error(message, hints);
                return Failed;
            }
            catch (FailedException failure)
            {
                Screen.Error(failure.Message, failure.Hints);
                return Failed;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Screen.Error(failure.Message, []);
                return Failed;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Screen.Error("stopped", []);
                return Failed;
            }
        });
}
