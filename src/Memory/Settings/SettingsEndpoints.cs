using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Lessons;
using Memory.Publishing.Publications;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Settings;

/// <summary>What holds for one repository, and where it comes from.</summary>
internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/repos/{owner}/{name}/settings", GetAsync).Needs(KeyScope.Read).WithTags("Repositories").WithName("GetSettings")
            .WithSummary("What holds for a repository, and where each value comes from.").Produces<SettingsView>();
        app.MapPut("/v1/repos/{owner}/{name}/settings", PutAsync).Needs(KeyScope.Admin).WithTags("Repositories").WithName("PutSettings")
            .WithSummary("Replace a repository's own settings; what is left out is as the service's setting says.")
            .Accepts<RepositorySettings>("application/json").Produces<SettingsView>().ProducesProblem(409);
    }

    private static async Task<SettingsView> GetAsync(string owner, string name, HttpContext http, Database database, SettingsOfRepositories settings)
    {
        var repo = http.Caller().Demand(RepoName.Require($"{owner}/{name}"));
        return SettingsReader.View(repo, await database.ReadAsync(s => SettingsStore.FindAsync(s, repo), http.RequestAborted), settings.OfService);
    }

    private static async Task<SettingsView> PutAsync(string owner, string name, HttpContext http, Database database, SettingsOfRepositories settings, TimeProvider time)
    {
        var caller = http.Caller();
        var repo = caller.Demand(RepoName.Require($"{owner}/{name}"));
        var (own, field, fix) = SettingsReader.Read(await JsonBody.ReadExactAsync<RepositorySettings>(http));
        if (own is null)
            throw FaultException.Invalid(field!, fix!);
        var stored = await database.WriteAsync(async s =>
        {
            if (await TombstoneStore.OfRepositoryAsync(s, repo) is { } stone)
                throw new FaultException(Fault.Conflict, stone.Refusal);
            s.KeyId = caller.KeyId;
            await SettingsStore.PutAsync(s, repo, own, caller.Who, time.GetUtcNow());
            await Audit.WriteAsync(s, caller.Who, "settings.changed", repo, repo, time.GetUtcNow());
            await PublicationStore.AgainAsync(s, repo);
            // Where a person decides from now on, nothing becomes active by the clock.
            if (Activation.Parse(settings.OfService.Under(own).Activation) is { AtOnce: false, Delay: null })
                await LessonWriter.StopClockAsync(s, repo);
            return await SettingsStore.FindAsync(s, repo);
        });
        return SettingsReader.View(repo, stored, settings.OfService);
    }
}
