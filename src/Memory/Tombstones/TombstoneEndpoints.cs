using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Storage;

namespace Memory.Tombstones;

/// <summary>What was erased and stays away, and the way back for what comes again.</summary>
internal static class TombstoneEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/tombstones", ListAsync).Needs(KeyScope.Admin).WithTags("Erasing").WithName("ListTombstones")
            .WithSummary("What was erased and does not come back.").Produces<Page<Tombstone>>();
        app.MapDelete("/v1/tombstones/{id}", LiftAsync).Needs(KeyScope.Admin).WithTags("Erasing").WithName("LiftTombstone")
            .WithSummary("Let what was erased come in again; what is gone stays gone.").Produces(204).ProducesProblem(404);
    }

    private static async Task<Page<Tombstone>> ListAsync(HttpContext http, Database database, string? cursor, int? limit)
    {
        var page = Paging.Read(cursor, limit, standard: 50, most: 200);
        var rows = await database.ReadAsync(s => TombstoneStore.ListAsync(s, http.Caller().Grant, page.After, page.Limit + 1), http.RequestAborted);
        return Paging.Cut(rows, page.Limit, r => r.ToWire(), r => Paging.Cursor(r.Id));
    }

    private static async Task<IResult> LiftAsync(string id, HttpContext http, Database database, TimeProvider time)
    {
        var caller = http.Caller();
        var lifted = await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            if (await TombstoneStore.RemoveAsync(s, caller.Grant, id) is not { } stone)
                return false;
            await Audit.WriteAsync(s, caller.Who, "tombstone.lifted", stone.Repo ?? Audit.Everywhere, id, time.GetUtcNow());
            return true;
        });
        return lifted ? Results.NoContent() : throw FaultException.NotFound($"There is no tombstone {id}.");
    }
}
