using Memory.Client;
using Memory.Connecting;
using Memory.GitHub.Wire;

namespace Memory.Doctor.Host;

/// <summary>What of <see cref="Needs"/> is missing: pure.</summary>
internal static class GitHubNeeds
{
    /// <param name="used">Names of events that a feature wants; those of installations come to every app.</param>
    public static DoctorCheck Of(AppAnswer app, bool webhooks, bool publishes, IEnumerable<string> used)
    {
        var missing = Missing(app.Permissions, publishes);
        var forms = $"{app.HtmlUrl?.TrimEnd('/') ?? "the app's page"} → App settings → Permissions & events";
        if (missing.Count > 0)
            return Finding.Failed("github", $"the app {app.Name} may not {string.Join(", nor ", missing.Select(p => p.For))}",
                $"At {forms}: {Titles(missing)}. Then let each owner accept it.");
        var unheard = webhooks ? Needs.Events(used, publishes).Except(app.Events ?? []).ToList() : [];
        return unheard.Count == 0
            ? Finding.Ok("github", $"the app {app.Name}, with all permissions")
            : Finding.Warning("github", $"the app {app.Name} is not told of {string.Join(", ", unheard)}", $"At {forms}: subscribe to these events.");
    }

    /// <summary>An owner has what was asked for when it accepted, until it accepts what is asked for since.</summary>
    /// <returns>Null: it may do all that is needed.</returns>
    public static DoctorCheck? Of(AppAnswer app, Installation installation, bool publishes) => Missing(installation.Permissions, publishes) is { Count: > 0 } missing
        ? Finding.Failed("github", $"the app {app.Name} may not {string.Join(", nor ", missing.Select(p => p.For))} with {installation.Account?.Login}",
            $"{installation.Account?.Login} has not accepted {Titles(missing)}: its settings → GitHub Apps → {app.Name} → Review request.")
        : null;

    private static List<Need> Missing(IReadOnlyDictionary<string, string>? given, bool publishes) =>
        [.. Needs.Permissions(publishes).Where(p => !p.IsMet(given?.GetValueOrDefault(p.Name)))];

    private static string Titles(IEnumerable<Need> permissions) => string.Join("; ", permissions.Select(p => $"{p.Title}: {p.LevelTitle}"));
}
