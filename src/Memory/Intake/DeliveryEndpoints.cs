using Memory.Access;
using Memory.Api;
using Memory.Client;

namespace Memory.Intake;

/// <summary>What became of everything that was handed in, in words.</summary>
internal static class DeliveryEndpoints
{
    private static readonly string[] Outcomes =
        ["learned", "reinforced", "superseded", "conflict", "proposed", "task", "answered", "ignored", "held", "failed", "pending"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/deliveries", ListAsync).Needs(KeyScope.Admin).WithTags("Comments").WithName("ListDeliveries")
            .WithSummary("What became of each delivery, newest first.")
            .Produces<Page<Delivery>>().ProducesProblem(400).ProducesProblem(403);
        app.MapPost("/v1/deliveries/{id}/replay", ReplayAsync).Needs(KeyScope.Admin).WithTags("Comments").WithName("ReplayDelivery")
            .WithSummary("Learn from a delivery again: one that failed, or one that settings now read differently.")
            .Produces<Delivery>(202).ProducesProblem(404);
    }

    private static async Task<IResult> ReplayAsync(string id, HttpContext http, Inbox inbox)
    {
        var caller = http.Caller();
        return await inbox.ReplayAsync(caller.Grant, id, caller.Who, caller.KeyId) is { } row
            ? Results.Json(row.ToWire(), statusCode: 202)
            : throw FaultException.NotFound($"There is no delivery {id}.");
    }

    private static async Task<Page<Delivery>> ListAsync(HttpContext http, Inbox inbox, string? repo, string? outcome, string? cursor, int? limit)
    {
        var caller = http.Caller();
        if (repo is not null)
            repo = caller.Demand(RepoName.Require(repo));
        if (outcome is not null && !Outcomes.Contains(outcome))
            throw FaultException.Invalid("outcome", $"outcome is one of {string.Join(", ", Outcomes)}.");
        var page = Paging.Read(cursor, limit, standard: 50, most: 200);
        var rows = await inbox.ListAsync(caller.Grant, repo, outcome, page.After, page.Limit + 1);
        return Paging.Cut(rows, page.Limit, r => r.ToWire(), r => Paging.Cursor(r.Id));
    }
}
