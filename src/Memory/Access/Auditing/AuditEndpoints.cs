using System.Text.RegularExpressions;
using Memory.Api;
using Memory.Client;

namespace Memory.Access.Auditing;

/// <summary>Who changed what.</summary>
internal static partial class AuditEndpoints
{
    private const int WhoCharsMax = 600;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/audit", ListAsync).Needs(KeyScope.Admin).WithTags("Keys").WithName("ListAudit")
            .WithSummary("Who changed what, newest first, without the texts.")
            .Produces<Page<AuditEntry>>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<Page<AuditEntry>> ListAsync(
        HttpContext http, AuditLog audit, string? repo, string? who, string? what, DateTimeOffset? since, string? cursor, int? limit)
    {
        var caller = http.Caller();
        if (repo is not null)
            repo = caller.Demand(RepoName.Require(repo));
        if (who is { Length: 0 or > WhoCharsMax })
            throw FaultException.Invalid("who", $"who is a login, key:name or the id of a key, in 1 to {WhoCharsMax} characters.");
        if (what is not null && !Deed().IsMatch(what))
            throw FaultException.Invalid("what", "what is a deed, such as lesson.approved, or its noun alone, such as key.");
        var page = Paging.Read(cursor, limit, standard: 50, most: 200);
        var rows = await audit.ListAsync(caller, new AuditFilter(repo, who, what, since), page.After, page.Limit + 1, http.RequestAborted);
        return Paging.Cut(rows, page.Limit, r => r.ToWire(), r => Paging.Cursor(r.Id));
    }

    [GeneratedRegex(@"^[a-z]{1,40}(\.[a-z-]{1,40})?\z")]
    private static partial Regex Deed();
}
