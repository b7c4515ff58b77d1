using System.Text;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.GitHub;

/// <summary>Gives the service a token: what it must be able to do is said first, and it is never in the command line.</summary>
internal static class TokenConnection
{
    private const int BytesMax = 2_048;

    public static async Task<GitHubConnection> MakeAsync(Invocation call, GitHubConnection now, bool replace, CancellationToken cancellationToken)
    {
        if (now.Kind != "none" && !replace)
            throw new FailedException($"GitHub is connected already ({now.Kind}, {now.Login ?? "?"})", "--replace connects anew.");
        call.Screen.Note("A fine-grained token of somebody with write access (GitHub → Settings → Developer settings), for your repositories, with:");
        foreach (var need in now.Needs)
            call.Screen.Note($"  {need.Name}: {(need.Level == "write" ? "Read and write" : "Read-only")}, to {need.For}");
        var token = await ReadAsync(call, cancellationToken);
        return await call.Client.ConnectGitHubTokenAsync(token, cancellationToken);
    }

    private static async Task<string> ReadAsync(Invocation call, CancellationToken cancellationToken)
    {
        if (call.Environment.InputIsTerminal)
        {
            call.Screen.Note("The token (it is not shown):");
            return call.Environment.Secret().Trim() is { Length: > 0 } typed ? typed : throw new UsageException("no token was given");
        }
        var bytes = new byte[BytesMax];
        await using var input = call.Environment.Input();
        var length = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length).Trim() is { Length: > 0 } piped && length < BytesMax ? piped
            : throw new UsageException("standard input has no token, or more than one: memory github connect --token < file");
    }
}
