using Memory.Cli.Output;
using Memory.Cli.Pages;
using Memory.Client;

namespace Memory.Cli.Commands.GitHub;

/// <summary>How an app is to be made.</summary>
/// <param name="Address">Where GitHub reaches the service; null: at the address that we know it by.</param>
/// <param name="Deaf">GitHub cannot reach it.</param>
/// <param name="Port">Of the page on this machine; 0: a free one.</param>
/// <param name="Patience">How long each click is waited for.</param>
internal sealed record AppWish(string? Address, bool Deaf, string? Organization, string? Name, bool Publishing, bool Quiet, int Port, TimeSpan Patience);

/// <summary>Makes an app, has it installed, and sees GitHub's ping arrive; goes on where it was left.</summary>
internal sealed class AppConnection(Invocation call, AppWish wish)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PingAtMost = TimeSpan.FromSeconds(45);

    public async Task<GitHubConnection> MakeAsync(GitHubConnection now, bool replace, CancellationToken cancellationToken)
    {
        if (now.Kind == "none" || replace)
            now = await AppAsync(cancellationToken);
        if (now.Problem is null && now.Owners.Count == 0)
            now = await InstalledAsync(now, cancellationToken);
        return now is { Problem: null, Webhooks: true, Heard: false, From: "connect" } ? await HeardAsync(cancellationToken) : now;
    }

    private async Task<GitHubConnection> AppAsync(CancellationToken cancellationToken)
    {
        var service = Service();
        using var page = ManifestPage.Open(wish.Port);
        var manifest = await call.Client.GetGitHubManifestAsync(
            new() { Redirect = page.Redirect.ToString(), Service = service, Organization = wish.Organization, Name = wish.Name, Publishing = wish.Publishing ? true : null }, cancellationToken);
        Open("GitHub asks you to make the app:", page.Address);
        var code = await PatientAsync(t => page.CodeAsync(manifest, t), $"nobody made the app within {wish.Patience.TotalMinutes:0} minutes", "Run this again; nothing was changed.", cancellationToken);
        var made = await call.Client.ConnectGitHubAppAsync(code, cancellationToken);
        call.Screen.Note($"The app {made.Login ?? made.Url ?? ""} is made. Its key and its secret stand in the service's data folder, and nowhere else.");
        return made;
    }

    private async Task<GitHubConnection> InstalledAsync(GitHubConnection made, CancellationToken cancellationToken)
    {
        var link = made.InstallUrl ?? throw new FailedException("the service does not know the app's page", "Install the app from its page on GitHub, then run this again.");
        Open("Install it on your repositories:", new Uri(link));
        return await PatientAsync(async t =>
        {
            while (true)
            {
                if (await call.Client.GetGitHubAsync(t) is { } now && (now.Owners.Count > 0 || now.Problem is not null))
                    return now;
                await Task.Delay(LookEvery, call.Environment.Time, t);
            }
        }, $"the app is made, and was not installed within {wish.Patience.TotalMinutes:0} minutes", $"Install it at {link}, then run this again: it goes on from there.", cancellationToken);
    }

    private async Task<GitHubConnection> HeardAsync(CancellationToken cancellationToken)
    {
        var ping = await call.Client.PingGitHubAsync(cancellationToken);
        var since = call.Environment.Time.GetTimestamp();
        while (call.Environment.Time.GetElapsedTime(since) < PingAtMost)
        {
            if (await call.Client.GetGitHubAsync(cancellationToken) is { Heard: true } heard)
            {
                call.Screen.Note("GitHub's ping arrived: what is said there is heard here.");
                return heard;
            }
            await Task.Delay(LookEvery, call.Environment.Time, cancellationToken);
        }
        ping = await call.Client.PingGitHubAsync(cancellationToken);
        throw new FailedException($"the app is installed, and GitHub's ping does not arrive: {ping.Detail}",
            "Can GitHub reach the service there? The address stands in the app's settings under Webhook.", "Run this again when it can; comments that are told of meanwhile can be harvested.");
    }

    private string? Service()
    {
        if (wish.Deaf)
            return null;
        if (wish.Address is not null)
            return wish.Address;
        var known = call.Connection!.Address;
        return !known.IsLoopback ? known.ToString() : throw new UsageException(
            $"under which address does GitHub reach the service? {known} is one of this machine: give --public-url https://…, or --no-webhook where it cannot");
    }

    private void Open(string what, Uri address)
    {
        call.Screen.Note(new Span(what));
        call.Screen.Note(new Span($"  {address}"));
        if (!wish.Quiet)
            call.Environment.Browser(address);
    }

    private async Task<T> PatientAsync<T>(Func<CancellationToken, Task<T>> wait, string late, string hint, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(wish.Patience, call.Environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await wait(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FailedException(late, hint);
        }
    }
}
