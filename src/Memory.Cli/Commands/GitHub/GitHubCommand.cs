using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.GitHub;

/// <summary><c>memory github connect</c>: makes the service a GitHub App of its own, or the holder of a token.</summary>
internal static class GitHubCommand
{
    public static Command Create(CliHost host)
    {
        var token = new Option<bool>("--token") { Description = "No app: a fine-grained token, read from a hidden prompt or standard input" };
        var address = new Option<string?>("--public-url") { Description = "Address under which GitHub reaches the service [default: its own, where that is no local one]", HelpName = "https://…" };
        var deaf = new Option<bool>("--no-webhook") { Description = "GitHub cannot reach the service: it looks by itself (Memory:GitHub:PollMinutes)" };
        var organization = new Option<string?>("--org") { Description = "Organization that owns the app [default: you]", HelpName = "name" };
        var name = new Option<string?>("--name") { Description = "What the app is called; no other on GitHub may have the name", HelpName = "name" };
        var publishing = new Option<bool>("--publishing") { Description = "It may write files: lessons by pull request" };
        var replace = new Option<bool>("--replace") { Description = "Connect anew, though something is connected" };
        var quiet = new Option<bool>("--no-browser") { Description = "Print addresses, open nothing" };
        var port = Limits.Option("Port of the page on this machine, e.g. for ssh -L [default: a free one]", 65_535, "--port");
        var minutes = Limits.Option("Minutes to wait for what is clicked [default: 15]", 60, "--minutes");
        var connect = new Command("connect", "Make a GitHub App for the service, install it, and see GitHub's ping arrive") { token, address, deaf, organization, name, publishing, replace, quiet, port, minutes };
        host.Run(connect, async (call, cancellationToken) =>
        {
            var now = await call.Client.GetGitHubAsync(cancellationToken);
            if (call.Get(token))
                return Show(call, await TokenConnection.MakeAsync(call, now, call.Get(replace), cancellationToken));
            if (now.Kind == "token" && !call.Get(replace))
                return Show(call, now);
            var wanted = new AppWish(call.Get(address), call.Get(deaf), call.Get(organization), call.Get(name), call.Get(publishing), call.Get(quiet), call.Get(port) ?? 0, TimeSpan.FromMinutes(call.Get(minutes) ?? 15));
            return Show(call, await new AppConnection(call, wanted).MakeAsync(now, call.Get(replace), cancellationToken));
        });
        return new Command("github", "Connect the service to GitHub (needs an admin key)") { connect };
    }

    private static int Show(Invocation call, GitHubConnection connection)
    {
        if (call.Json)
            return call.PrintAnswer();
        if (connection.Problem is { } problem)
            throw new FailedException($"connected as {Of(connection)}, and GitHub cannot be asked: {problem}", "memory doctor says what is wrong.");
        call.Screen.Line($"Connected as {Of(connection)}{(connection.Owners.Count > 0 ? $", installed with {string.Join(", ", connection.Owners)}" : "")}{(connection.From == "settings" ? "; settings say so" : "")}.");
        if (connection is { Kind: "token", SecretFile: { } file })
            call.Screen.Note(Span.Dim($"A webhook of the repository is signed with webhookSecret in {file} on the service's machine; it goes to https://…/webhooks/github, as JSON, with the events {string.Join(", ", connection.Events)}."));
        if (!connection.Webhooks)
            call.Screen.Note(Span.Dim("No webhook tells of what is said: set Memory:GitHub:PollMinutes, and harvest each repository once."));
        call.Screen.Note(Span.Dim("memory harvest owner/name reads what was said before; memory doctor looks at every permission."));
        return CliHost.Ok;
    }

    private static string Of(GitHubConnection connection) => connection.Kind == "none" ? "nobody" : $"{connection.Login ?? "?"} ({(connection.Kind == "app" ? "an app" : "a token")})";
}
