using Memory.Access;
using Memory.Api;
using Memory.Settings;
using Memory.Storage;

namespace Memory.Erasure;

/// <summary>A repository, or a person, is forgotten: now, and when it is handed in again.</summary>
internal static class ErasureEndpoints
{
    private const int LoginCharsMax = 512;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/v1/repos/{owner}/{name}", RepositoryAsync).Needs(KeyScope.Admin).WithTags("Erasing").WithName("EraseRepository")
            .WithSummary("Erase everything of a repository; a tombstone keeps it from coming back.").Produces<Client.Erasure>();
        app.MapDelete("/v1/people/{login}", PersonAsync).Needs(KeyScope.Admin).WithTags("Erasing").WithName("ErasePerson")
            .WithSummary("Erase what a person said, and their name; a tombstone with a hash of the login keeps it from coming back.").Produces<Client.Erasure>();
    }

    private static async Task<Client.Erasure> RepositoryAsync(string owner, string name, HttpContext http, Database database, TimeProvider time)
    {
        var caller = http.Caller();
        var repo = caller.Demand(RepoName.Require($"{owner}/{name}"));
        var erased = await database.WriteAsync(s =>
        {
            s.KeyId = caller.KeyId;
            return RepositoryErasure.EraseAsync(s, repo, caller.Who, time.GetUtcNow());
        });
        await database.ScrubAsync();
        return erased;
    }

    private static async Task<Client.Erasure> PersonAsync(string login, HttpContext http, Database database, SettingsOfRepositories settings, TimeProvider time)
    {
        var caller = http.Caller();
        if (!caller.Grant.Everything)
            throw new FaultException(Fault.Forbidden, "A person speaks in many repositories: this needs an admin key for all of them.");
        login = login.Trim().TrimStart('@');
        if (login.Length is 0 or > LoginCharsMax || login.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            throw FaultException.Invalid("login", $"login is the name of an account, such as ana, in 1 to {LoginCharsMax} characters.");
        var erased = await database.WriteAsync(s =>
        {
            s.KeyId = caller.KeyId;
            return new PersonErasure(s, settings, login, caller.Who, time.GetUtcNow()).EraseAsync();
        });
        await database.ScrubAsync();
        return erased;
    }
}
