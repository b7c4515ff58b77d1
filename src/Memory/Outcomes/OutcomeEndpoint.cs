using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Lessons;
using Memory.Screening;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>A session or a person says what became of a lesson.</summary>
internal static class OutcomeEndpoint
{
    private const int SessionCharsMax = 200;
    private static readonly TimeSpan WrittenWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/outcomes", PostAsync).Needs(KeyScope.Read).Costs(Work.Write).WithTags("Lessons").WithName("AddOutcome")
            .WithSummary("Say what became of a lesson: followed, ignored, wrong or outdated.")
            .Accepts<OutcomeInput>("application/json").Produces<LessonOutcomes>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<LessonOutcomes> PostAsync(HttpContext http, Database database, ExposureLog exposures, TimeProvider time)
    {
        var caller = http.Caller();
        var input = await JsonBody.ReadAsync<OutcomeInput>(http);
        var kind = Outcome.Parse(input.Outcome) ?? throw FaultException.Invalid("outcome", "outcome is followed, ignored, wrong or outdated.");
        var person = caller.May(KeyScope.Write);
        if (string.IsNullOrWhiteSpace(input.Session) && !person)
            throw FaultException.Invalid("session", "session is missing: name the session that was given the lesson; only a person's key goes without.");
        if (input.Session is { Length: > SessionCharsMax })
            throw FaultException.Invalid("session", $"session has at most {SessionCharsMax} characters.");
        if (input.Note is { Length: > Outcome.NoteCharactersMax })
            throw FaultException.Invalid("note", $"note has at most {Outcome.NoteCharactersMax} characters.");
        var id = input.Lesson ?? throw FaultException.Invalid("lesson", "lesson is missing: the id that stands behind the rule, such as L482133.");
        var lesson = await database.ReadAsync(s => LessonStore.FindAsync(s, caller.Grant, id), http.RequestAborted) ?? throw FaultException.NotFound($"There is no lesson {id}.");
        if (lesson.Status is LessonStatus.Proposed or LessonStatus.Rejected)
            throw new FaultException(Fault.Conflict, $"{id} is {lesson.Status.ToWire()}: it is given to nobody, so nothing can have become of it.", "lesson");
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : string.Join(' ', Screen.Clean(input.Note).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        await WrittenAsync(exposures, http.RequestAborted);
        return await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            var here = PlaceOf(caller.Grant, lesson.Repo);
            var (subject, repo) = string.IsNullOrWhiteSpace(input.Session) ? (here == lesson.Repo ? $"person {caller.Who}" : $"person {caller.Who} in {here}", here)
                : lesson.Repo.EndsWith('*') && await OutcomeStore.SessionAsync(s, lesson.Id, caller.KeyId, input.Session) is { } given ? given
                : ($"{caller.KeyId}/{here}/{input.Session}", here);
            await OutcomeStore.PutAsync(s, new(id, person ? OutcomeSource.Person : OutcomeSource.Agent, subject, repo, kind, caller.Who, time.GetUtcNow(), note));
            await OutcomeStore.RecountAsync(s, id);
            return await OutcomesWire.OfAsync(s, caller.Grant, lesson);
        });
    }

    /// <summary>What is said of a lesson for more than a key covers is said where the key is: nobody elsewhere reads it.</summary>
    private static string PlaceOf(Grant grant, string scope) => grant.Covers(scope) ? scope
        : grant.Owners.Select(o => $"{o}/*").Concat(grant.Repos).Where(r => scope == "*" || Grant.OwnerOf(r) == Grant.OwnerOf(scope)).Order(StringComparer.Ordinal).First();

    /// <summary>An outcome counts for a session that was given the lesson; what was given a moment ago is on its way to the store.</summary>
    private static async Task WrittenAsync(ExposureLog exposures, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; !exposures.IsWritten && waited < WrittenWithin; waited += LookAgain)
            await Task.Delay(LookAgain, cancellation);
    }
}
