using Memory.Api;
using Memory.Client;

namespace Memory.Access;

internal static class KeyEndpoints
{
    private const int NameCharsMax = 100;
    private const int ReposMax = 1000;
    private const int GraceSecondsMax = 30 * 24 * 3600;

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/keys").WithTags("Keys").Needs(KeyScope.Admin);
        group.MapPost("", AddAsync).WithName("AddKey").WithSummary("Make a key; its secret is shown once, here.")
            .Accepts<KeyInput>("application/json").Produces<Key>(201).ProducesProblem(400);
        group.MapGet("", ListAsync).WithName("ListKeys").WithSummary("All keys, without their secrets.").Produces<Page<Key>>();
        group.MapPost("/{id}/rotate", RotateAsync).WithName("RotateKey").WithSummary("A new secret for a key, shown once, here; the old one works until the grace ends, without a grace no longer.")
            .Accepts<KeyRotation>(isOptional: true, "application/json").Produces<Key>().ProducesProblem(400).ProducesProblem(404);
        group.MapDelete("/{id}", RevokeAsync).WithName("RevokeKey").WithSummary("Revoke a key; it stops working at once.")
            .Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> AddAsync(HttpContext http, KeyStore keys, TimeProvider time)
    {
        var input = await JsonBody.ReadAsync<KeyInput>(http);
        var caller = http.Caller();
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Length > NameCharsMax || input.Name.Any(char.IsControl))
            throw FaultException.Invalid("name", $"name says what the key is for, in 1 to {NameCharsMax} characters.");
        if (input.Scopes is not { Count: > 0 })
            throw FaultException.Invalid("scopes", "scopes is missing: any of read, write, admin.");
        var scopes = input.Scopes.Select(ParseScope).ToList();
        if (input.Repos is { Count: > ReposMax })
            throw FaultException.Invalid("repos", $"repos holds at most {ReposMax} entries.");
        var repos = input.Repos?.Select(r => ParseRepo(r)).Distinct().ToList();
        if (repos is { Count: 0 })
            throw FaultException.Invalid("repos", "repos is empty: name repositories, or leave it out for all.");
        // A key for some repositories hands on no more than it has.
        if (!caller.Grant.Everything && (repos is null || repos.Any(r => !Within(caller, r))))
            throw new FaultException(Fault.Forbidden, "This key can only make keys for repositories that it covers itself.", "repos");
        if (input.ExpiresAt is { } end && end <= time.GetUtcNow())
            throw FaultException.Invalid("expiresAt", "expiresAt is in the past.");
        var (row, secret) = await keys.AddAsync(caller, input.Name.Trim(), scopes.Max(), repos, input.ExpiresAt);
        return Results.Created($"/v1/keys/{row.Id}", row.ToWire() with { Secret = secret });
    }

    private static async Task<Page<Key>> ListAsync(HttpContext http, KeyStore keys)
    {
        var caller = http.Caller();
        return new([.. (await keys.ListAsync()).Where(k => Manages(caller, k)).Select(k => k.ToWire())], Next: null);
    }

    private static async Task<Key> RotateAsync(string id, HttpContext http, KeyStore keys, FirstRunKeys files)
    {
        var grace = (await JsonBody.ReadOptionalAsync<KeyRotation>(http))?.GraceSeconds ?? 0;
        if (grace is < 0 or > GraceSecondsMax)
            throw FaultException.Invalid("graceSeconds", $"graceSeconds is 0 to {GraceSecondsMax}.");
        var row = await ManagedAsync(id, http, keys);
        var oldHash = row.Hash;
        var (rotated, secret) = await keys.RotateAsync(http.Caller(), row, TimeSpan.FromSeconds(grace));
        await files.FollowAsync(oldHash, secret);
        return rotated.ToWire() with { Secret = secret };
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext http, KeyStore keys)
    {
        await keys.RevokeAsync(http.Caller(), await ManagedAsync(id, http, keys));
        return Results.NoContent();
    }

    /// <exception cref="FaultException">404, whether it does not exist or reaches further than the caller.</exception>
    private static async Task<KeyRow> ManagedAsync(string id, HttpContext http, KeyStore keys) =>
        (await keys.ListAsync()).Find(k => k.Id == id) is { } row && Manages(http.Caller(), row)
            ? row
            : throw FaultException.NotFound($"There is no key {id}.");

    private static bool Manages(Caller caller, KeyRow key) =>
        caller.Grant.Everything || (key.ToWire().Repos is { } repos && repos.All(r => Within(caller, r)));

    private static bool Within(Caller caller, string pattern) => pattern.EndsWith("/*", StringComparison.Ordinal)
        ? caller.Grant.Everything || caller.Grant.Owners.Contains(pattern[..^2])
        : caller.Grant.Covers(pattern);

    private static KeyScope ParseScope(string? scope) => scope switch
    {
        "read" => KeyScope.Read,
        "write" => KeyScope.Write,
        "admin" => KeyScope.Admin,
        _ => throw FaultException.Invalid("scopes", "scopes: any of read, write, admin."),
    };

    private static string ParseRepo(string? pattern) =>
        pattern is not null && pattern.EndsWith("/*", StringComparison.Ordinal) && RepoName.Parse(pattern[..^1] + "x") is { } ok
            ? ok[..^1] + "*"
            : RepoName.Require(pattern, "repos");
}
