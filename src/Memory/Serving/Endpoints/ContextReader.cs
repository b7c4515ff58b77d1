using Memory.Access;
using Memory.Api;
using Memory.Client;

namespace Memory.Serving.Endpoints;

/// <summary>Checks what somebody asks a pack for.</summary>
internal static class ContextReader
{
    private const int TaskCharsMax = 100_000;
    private const int DiffCharsMax = 2_000_000;
    private const int FilesMax = 1_000;
    private const int PathCharsMax = 4_096;
    private const int SessionCharsMax = 200;
    private const int ExcludeMax = 10_000;

    /// <exception cref="FaultException">400 naming the field; 403 for a repository outside the grant.</exception>
    public static ContextInput Read(ContextRequest r, Caller caller)
    {
        Limit(r.Task, TaskCharsMax, "task");
        Limit(r.Diff, DiffCharsMax, "diff");
        Limit(r.Session, SessionCharsMax, "session");
        if (r.Files is { Count: > FilesMax })
            throw FaultException.Invalid("files", $"files holds at most {FilesMax} paths.");
        if (r.Files?.Any(f => string.IsNullOrEmpty(f) || f.Length > PathCharsMax) == true)
            throw FaultException.Invalid("files", "files holds paths from the repository's root, such as src/api/orders.ts.");
        if (r.Exclude is { Count: > ExcludeMax } || r.Exclude?.Any(e => e is null) == true)
            throw FaultException.Invalid("exclude", $"exclude holds at most {ExcludeMax} lesson ids.");
        if (r.BudgetTokens is < 1 or > ContextInput.BudgetMax)
            throw FaultException.Invalid("budgetTokens", $"budgetTokens is 1 to {ContextInput.BudgetMax}.");
        var repo = caller.Demand(RepoName.Require(r.Repo));
        return new ContextInput
        {
            Grant = caller.Grant,
            Repo = repo,
            Task = r.Task,
            Files = [.. (r.Files ?? []).Select(f => RepositoryPath.Of(f, repo))],
            Diff = r.Diff,
            Phase = ContextInput.ParsePhase(r.Phase) ?? throw FaultException.Invalid("phase", "phase is start, plan, edit or review."),
            BudgetTokens = r.BudgetTokens,
            Exclude = (r.Exclude ?? []).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static void Limit(string? text, int max, string field)
    {
        if (text is not null && text.Length > max)
            throw FaultException.Invalid(field, $"{field} has {text.Length} characters; {max} are allowed.");
    }
}
