using System.Text;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Lessons;
using Memory.Settings;
using Memory.Storage;

namespace Memory.Publishing;

/// <summary>The files as they would be. Nothing here writes to the store.</summary>
internal static class RenderEndpoints
{
    private const int FilesMax = 500;
    private const int FilesCharsMax = 16 * 1024 * 1024;
    /// <summary>JSON can spell a character in six bytes.</summary>
    private const int BodyBytesMax = 2 * FilesCharsMax;
    private const int LessonsMax = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/repos/{owner}/{name}/claude-md", GetAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithTags("Publishing").WithName("ClaudeMd")
            .WithSummary("CLAUDE.md, or a rule file, as it would be in an empty repository.")
            .Produces<string>(200, "text/markdown").ProducesProblem(403).ProducesProblem(404);
        app.MapPost("/v1/render", PostAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithTags("Publishing").WithName("Render")
            .WithSummary("Put a repository's lessons into the files that are sent; every byte outside the managed block stays.")
            .Accepts<RenderRequest>("application/json").Produces<RenderResult>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
    }

    private static async Task<IResult> GetAsync(string owner, string name, HttpContext http, Database database, SettingsOfRepositories settings, string? file)
    {
        var repo = http.Caller().Demand(RepoName.Require($"{owner}/{name}"));
        var holds = await database.ReadAsync(s => settings.OfAsync(s, repo), http.RequestAborted);
        var rendered = (await RenderAsync(http, database, holds, repo, new Dictionary<string, string>(), new Dictionary<string, string>())).Files;
        file ??= holds.Targets[0];
        if (rendered.TryGetValue(file, out var text))
            return Results.Text(text, "text/markdown", Encoding.UTF8);
        if (holds.Targets.Contains(file))
            return Results.Text("", "text/markdown", Encoding.UTF8);
        throw FaultException.NotFound($"There is no file {file} for this repository. There are: {string.Join(", ", holds.Targets.Concat(rendered.Keys).Distinct())}.");
    }

    private static async Task<RenderResult> PostAsync(HttpContext http, Database database, SettingsOfRepositories settings)
    {
        var caller = http.Caller();
        var request = await JsonBody.ReadAsync<RenderRequest>(http, BodyBytesMax);
        var repo = caller.Demand(RepoName.Require(request.Repo));
        if (request.Files is null)
            throw FaultException.Invalid("files", "files is missing: send the files as they are, e.g. {\"CLAUDE.md\":\"…\"}; empty text for one that does not exist.");
        if (request.Files.Count > FilesMax || request.Files.Values.Sum(t => (long)(t?.Length ?? 0)) > FilesCharsMax)
            throw new FaultException(Fault.TooLarge, $"files holds at most {FilesMax} files and {FilesCharsMax} characters.", "files");
        foreach (var (path, text) in request.Files)
            if (text is null || !RepositoryPath.IsValid(path))
                throw FaultException.Invalid("files", "files names each file by its path from the repository's root, with its text.");
        var links = request.Links ?? new Dictionary<string, string>();
        if (links.Count > FilesMax || links.Any(l => !RepositoryPath.IsValid(l.Key) || !RepositoryPath.IsValid(l.Value)))
            throw FaultException.Invalid("links", "links names documents that are links, each with the file that it leads to, both by their paths from the repository's root.");
        var holds = await database.ReadAsync(s => settings.OfAsync(s, repo), http.RequestAborted);
        var outcome = await RenderAsync(http, database, holds, repo, request.Files, links);
        return new(outcome.Files, outcome.Notes);
    }

    private static async Task<RenderOutcome> RenderAsync(
        HttpContext http, Database database, EffectiveSettings holds, string repo, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> links)
    {
        var grant = http.Caller().Grant;
        var (lessons, ids) = await database.ReadAsync(async s => (await LessonStore.ServedAsync(s, grant, repo, LessonsMax), await LessonStore.IdsAsync(s, repo)), http.RequestAborted);
        string Real(string document) => links.GetValueOrDefault(document, document);
        var outcome = RenderFiles.Apply(lessons, files, new RenderSettings
        {
            BudgetTokens = holds.BudgetTokens,
            Document = Real(PublishingSetup.TargetDefault),
            Targets = [.. holds.Targets.Select(Real).Distinct(StringComparer.Ordinal)],
            Former = [.. PublishingSetup.TargetsKnown.Select(Real).Distinct(StringComparer.Ordinal).Except(holds.Targets.Select(Real), StringComparer.Ordinal)],
            Known = new(ids, AreTold: true),
        });
        if (outcome.Refusals.Count > 0)
            throw new FaultException(Fault.Conflict, string.Join(" ", outcome.Refusals.Select(r => $"{r.File}: {r.Reason}")), "files");
        return outcome;
    }
}
