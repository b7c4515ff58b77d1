using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Storage;

namespace Memory.Connecting;

/// <summary>The service is made known to GitHub. No answer carries a secret.</summary>
internal static class ConnectEndpoints
{
    private const int CodeMax = 200;
    private const int TokenMax = 512;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/github", LookAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("GetGitHub")
            .WithSummary("How the service stands with GitHub.").Produces<GitHubConnection>().ProducesProblem(403);
        app.MapPost("/v1/github/manifest", ManifestAsync).Needs(KeyScope.Admin).WithTags("Operations").WithName("GitHubManifest")
            .WithSummary("What makes a GitHub App for this service.").Accepts<GitHubManifestRequest>("application/json").Produces<GitHubManifest>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        app.MapPost("/v1/github/app", AppAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("ConnectGitHubApp")
            .WithSummary("Become the GitHub App that was made.").Accepts<GitHubAppCode>("application/json").Produces<GitHubConnection>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
        app.MapPost("/v1/github/token", TokenAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("ConnectGitHubToken")
            .WithSummary("Ask GitHub with this token from now on.").Accepts<GitHubTokenInput>("application/json").Produces<GitHubConnection>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
        app.MapPost("/v1/github/ping", PingAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("PingGitHub")
            .WithSummary("Have GitHub send its ping again.").Produces<GitHubPing>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
    }

    private static Task<GitHubConnection> LookAsync(HttpContext http, Connector connector)
    {
        http.Caller().DemandEverything("How the service stands with GitHub concerns all of it");
        return connector.LookAsync(http.RequestAborted);
    }

    private static async Task<GitHubManifest> ManifestAsync(HttpContext http, Connector connector, GitHubIdentity identity)
    {
        // What is made at GitHub and refused here afterwards would have to be deleted there.
        DemandFreeForApp(http, identity);
        var request = await JsonBody.ReadExactAsync<GitHubManifestRequest>(http);
        var redirect = Manifest.Fault(request.Redirect, out var back) is null && back.IsLoopback ? back
            : throw FaultException.Invalid("redirect", "redirect is an address on the operator's own machine, such as http://127.0.0.1:8976/done.");
        if (request.Organization is { } owner && !Manifest.IsOrganization(owner))
            throw FaultException.Invalid("organization", "organization is the name that an organization has on GitHub.");
        if (request.Name is { } given && (given.Trim().Length is 0 or > Manifest.NameMax || given.Any(char.IsControl)))
            throw FaultException.Invalid("name", $"name has 1 to {Manifest.NameMax} characters.");
        var service = request.Service is null ? null : Service(request.Service, connector.Web);
        var publishes = request.Publishing ?? connector.Publishes;
        var name = request.Name?.Trim() ?? (request.Organization is { } of ? $"Memory of {of}" : "Memory");
        return new(Manifest.Form(connector.Web, request.Organization).ToString(),
            Manifest.Of(connector.Web, name.Length <= Manifest.NameMax ? name : name[..Manifest.NameMax].TrimEnd(), request.Organization, service, redirect, Needs.Permissions(publishes), connector.Events(publishes)));
    }

    private static Uri Service(string text, Uri web) =>
        (Manifest.Fault(text, out var at) ?? (at.IsLoopback && !web.IsLoopback ? "is an address of this machine alone" : null)) is not { } fault ? at
        : throw FaultException.Invalid("service", $"service, the address under which GitHub reaches this service (--public-url), {fault}. Leave it out where GitHub cannot reach it (--no-webhook).");

    private static async Task<GitHubConnection> AppAsync(HttpContext http, Connector connector, GitHubIdentity identity, TimeProvider time)
    {
        DemandFreeForApp(http, identity);
        var code = (await JsonBody.ReadExactAsync<GitHubAppCode>(http)).Code;
        if (code is not { Length: > 0 and <= CodeMax } || !code.All(char.IsAsciiLetterOrDigit))
            throw FaultException.Invalid("code", "code is what GitHub gave to the redirection.");
        return await AskedAsync(() => connector.BecomeAppAsync(code, Audited(http, "app", time), http.RequestAborted),
            "code", "GitHub does not know this code. It holds for an hour, and once: begin again.");
    }

    private static async Task<GitHubConnection> TokenAsync(HttpContext http, Connector connector, GitHubIdentity identity, TimeProvider time)
    {
        DemandFree(http, identity);
        var token = (await JsonBody.ReadExactAsync<GitHubTokenInput>(http)).Token?.Trim();
        if (token is not { Length: > 0 and <= TokenMax } || !token.All(c => c is > ' ' and <= '~'))
            throw FaultException.Invalid("token", "token is a fine-grained token of GitHub, as it was shown there once.");
        return await AskedAsync(() => connector.BecomeHolderAsync(token, Audited(http, "token", time), http.RequestAborted),
            "token", "GitHub does not know this token: it is not whole, was deleted, or has ended.");
    }

    private static async Task<GitHubPing> PingAsync(HttpContext http, Connector connector, GitHubIdentity identity)
    {
        http.Caller().DemandEverything("How the service stands with GitHub concerns all of it");
        if (!identity.Current.IsApp)
            throw new FaultException(Fault.Conflict, "Only an app can have its ping sent again: of a repository's webhook see Recent Deliveries in its settings.");
        return await AskedAsync(() => connector.PingAsync(http.RequestAborted), null, "GitHub does not know this app any more.");
    }

    private static void DemandFree(HttpContext http, GitHubIdentity identity)
    {
        http.Caller().DemandEverything("Who the service is to GitHub concerns all of it");
        if (identity.IsNamed)
            throw new FaultException(Fault.Conflict, "Settings name a token or an app (Memory:GitHub:Token, Memory:GitHub:App:Id): take them out, restart, and connect again.");
    }

    /// <summary>GitHub signs with the secret that it made for the app, which settings would hide.</summary>
    private static void DemandFreeForApp(HttpContext http, GitHubIdentity identity)
    {
        DemandFree(http, identity);
        if (identity.SecretIsNamed)
            throw new FaultException(Fault.Conflict, "Settings name the secret of webhooks (Memory:GitHub:WebhookSecret), and an app has one of its own: take it out, restart, and connect again.");
    }

    private static Func<WriteSession, Task> Audited(HttpContext http, string what, TimeProvider time)
    {
        var caller = http.Caller();
        return s =>
        {
            s.KeyId = caller.KeyId;
            return Audit.WriteAsync(s, caller.Who, Connector.Connected, Audit.Everywhere, what, time.GetUtcNow());
        };
    }

    private static async Task<T> AskedAsync<T>(Func<Task<T>> ask, string? field, string unknown)
    {
        try
        {
            return await ask();
        }
        catch (GitHubException e) when (e.Failure is GitHubFailure.Unknown or GitHubFailure.Missing)
        {
            throw field is null ? new FaultException(Fault.Conflict, unknown) : FaultException.Invalid(field, unknown);
        }
        catch (GitHubException e)
        {
            throw new FaultException(Fault.Unavailable, $"{e.Message}. Try again; memory doctor says what is wrong.");
        }
    }
}
