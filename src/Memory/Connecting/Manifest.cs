using System.Text.Json;
using System.Text.RegularExpressions;
using Memory.GitHub.Wire;

namespace Memory.Connecting;

/// <summary>What an app is made from at GitHub, and where: pure.</summary>
internal static partial class Manifest
{
    public const int NameMax = 34;
    private const string Hook = "/webhooks/github";

    /// <param name="web">See <see cref="Web"/>.</param>
    /// <param name="service">Where GitHub reaches us; null: nowhere, and nothing is told.</param>
    public static string Of(Uri web, string name, string? organization, Uri? service, Uri redirect, IReadOnlyList<Need> permissions, IReadOnlyList<string> events) =>
        JsonSerializer.Serialize(new(
            name,
            service?.ToString() ?? new Uri(web, organization ?? "").ToString(),
            service is null ? null : new($"{service.ToString().TrimEnd('/')}{Hook}", Active: true),
            redirect.ToString(),
            "Learns from what reviewers say, and tells coding agents.",
            Public: false,
            permissions.ToDictionary(p => p.Name, p => p.Level),
            service is null ? null : events), GitHubJson.Default.AppManifest);

    /// <summary>Where the form is sent.</summary>
    public static Uri Form(Uri web, string? organization) =>
        new(web, organization is null ? "settings/apps/new" : $"organizations/{Uri.EscapeDataString(organization)}/settings/apps/new");

    /// <summary>Where an owner installs an app.</summary>
    /// <param name="app">Page of the app.</param>
    public static string? Install(string? app) => app is null ? null : $"{app.TrimEnd('/')}/installations/new";

    /// <returns>Where people see what the REST interface at an address speaks of.</returns>
    public static Uri Web(string apiUrl)
    {
        var api = new Uri(apiUrl);
        // api.github.com and api.NAME.ghe.com; a server of one's own has its interface beneath a path.
        var host = api.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase) ? api.Host["api.".Length..] : api.Host;
        return new UriBuilder(api.Scheme, host, api.IsDefaultPort ? -1 : api.Port).Uri;
    }

    public static bool IsOrganization(string name) => OrganizationName().IsMatch(name);

    /// <param name="text">An address that GitHub is to tell something to, or that is a page of ours. A path stays: a proxy may take it off.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? Fault(string? text, out Uri address) =>
        !Uri.TryCreate(text, UriKind.Absolute, out address!) || address.Scheme is not ("https" or "http") ? "is no address such as https://memory.example.com"
        : address.UserInfo.Length > 0 ? "has a name or a password in it, which everybody who sees the app would read"
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? "ends in ?… or #…, which no address of a service does"
        : address.Scheme == "http" && !address.IsLoopback ? "is plain http: what GitHub tells would cross the network for everybody to read. Give the https address of the proxy in front"
        : null;

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})\z")]
    private static partial Regex OrganizationName();
}
