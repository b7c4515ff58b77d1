using System.Globalization;
using Memory.Client;
using Memory.Connecting;
using Memory.GitHub.Credentials;

namespace Memory.Doctor.Host;

/// <summary>What was seen of a token at one repository.</summary>
/// <param name="MayPush">Whoever it is of; null where GitHub does not say.</param>
/// <param name="Refused">Permission, and what GitHub said.</param>
internal sealed record TokenSight(string Repo, bool? MayPush, IReadOnlyList<(string Permission, string Says)> Refused, bool IsPrivate);

/// <summary>What follows of it: pure.</summary>
internal static class TokenFinding
{
    private const string Name = "github";
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <param name="refused">The last answer that GitHub did not take for want of a permission.</param>
    public static DoctorCheck Of(TokenHolder holder, IReadOnlyList<TokenSight> seen, IReadOnlyList<Need> needs, (string? Repo, string? Problem) refused, DateTimeOffset now)
    {
        if (seen.FirstOrDefault(s => s.Refused.Count > 0) is { } shut)
        {
            var missing = needs.Where(n => shut.Refused.Any(r => r.Permission == n.Name)).ToList();
            return Finding.Failed(Name, $"at {shut.Repo} the token may not {string.Join(", nor ", missing.Select(n => n.For))}: {shut.Refused[0].Says}",
                $"Give it {Titles(missing)}, for this repository. An organization may have to approve a token.");
        }
        if (seen.FirstOrDefault(s => s.MayPush == false) is { } reader)
            return Finding.Failed(Name, $"the token may only read {reader.Repo}: it cannot answer there, nor ask who may write",
                $"Make a fine-grained token of somebody with write access: {Titles(needs)}.");
        var scopes = holder.Scopes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (scopes.Length > 0 && seen.FirstOrDefault(s => !Covers(scopes, s)) is { } narrow)
            return Finding.Failed(Name, $"the classic token has the scopes {holder.Scopes}, with which it cannot write in {narrow.Repo}",
                $"Give it the scope {(narrow.IsPrivate ? "repo" : "public_repo")}, or better make a fine-grained one: {Titles(needs)}.");
        if (refused.Problem is { } problem)
            return Finding.Failed(Name, $"the token reads {Repos(seen)}, and may not write: the last answer in {refused.Repo} was not taken ({problem})", $"Give it {Titles(needs.Where(n => n.Level == "write"))}.");
        if (Ends(holder.Ends) is { } ends && ends < now + Soon)
            return Finding.Warning(Name, FormattableString.Invariant($"the token of {holder.Login} ends at {ends:yyyy-MM-dd HH:mm} UTC"), "Make a new one before then: memory github connect --token --replace, or Memory:GitHub:Token.");
        return Finding.Ok(Name, seen.Count == 0 ? $"the token of {holder.Login}; what it may do shows when the first repository is known"
            : scopes.Length > 0 ? $"the classic token reaches {Repos(seen)}, and may write there"
            : $"the token reads {string.Join(", ", needs.Select(n => n.Title.ToLowerInvariant()))} of {Repos(seen)}; whether it may write GitHub does not list, and the first answer shows: it needs {Titles(needs.Where(n => n.Level == "write"))}");
    }

    private static bool Covers(string[] scopes, TokenSight sight) => scopes.Contains("repo") || (!sight.IsPrivate && scopes.Contains("public_repo"));

    /// <summary>As GitHub writes it: <c>2026-12-01 09:30:00 UTC</c>, or with <c>+0200</c>.</summary>
    private static DateTimeOffset? Ends(string? text) =>
        DateTimeOffset.TryParse(text?.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string Repos(IReadOnlyList<TokenSight> seen) => string.Join(", ", seen.Select(s => s.Repo));

    private static string Titles(IEnumerable<Need> needs) => string.Join("; ", needs.Select(n => $"{n.Title}: {n.LevelTitle}"));
}
