using Memory.Access;
using Memory.Access.Limiting;
using Memory.Client;
using Memory.Lessons.Endpoints;
using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Lessons;

public static class LessonsSetup
{
    public static IServiceCollection AddLessons(this IServiceCollection services)
    {
        services.AddOptions<LessonsOptions>().BindConfiguration("Memory:Lessons")
            .Validate(o => Activation.Parse(o.Activation) is not null, "Memory:Lessons:Activation is at-once, approval, or delay:7d (days or hours: delay:12h).")
            .Validate(o => o.TidyHour is >= 0 and <= 23, "Memory:Lessons:TidyHour is an hour of the day in UTC, 0 to 23.")
            .Validate(o => o.ProposalDays is >= 1 and <= 3650, "Memory:Lessons:ProposalDays is 1 to 3650.")
            .ValidateOnStart();
        return services;
    }

    public static void MapLessons(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/lessons").WithTags("Lessons");
        group.MapGet("", LessonQueries.ListAsync).Needs(KeyScope.Read).WithName("ListLessons").WithSummary("Lessons, narrowed by repository, status, path, words or topic.")
            .Produces<Page<Client.Lesson>>().ProducesProblem(400).ProducesProblem(403);
        group.MapPost("", LessonChanges.AddAsync).Needs(KeyScope.Read).Costs(Work.Write).WithName("AddLesson").WithSummary("Add a lesson: active with a write key, a proposal with a read key.")
            .Accepts<LessonInput>("application/json").Produces<Client.Lesson>(201).Produces<Client.Lesson>().ProducesProblem(400).ProducesProblem(403);
        group.MapGet("/export", LessonQueries.ExportAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithName("ExportLessons").WithSummary("All lessons as JSON lines or Markdown.")
            .Produces<string>(200, "application/x-ndjson", "text/markdown").ProducesProblem(400);
        group.MapPost("/import", LessonImport.ImportAsync).Needs(KeyScope.Write).Costs(Work.Costly).WithName("ImportLessons").WithSummary("Take lessons as they are, one a line.")
            .Accepts<LessonInput>("application/x-ndjson", "application/jsonl", "application/json").Produces<LessonImportReceipt>().ProducesProblem(413).ProducesProblem(415);
        group.MapGet("/{id}", LessonQueries.GetAsync).Needs(KeyScope.Read).WithName("GetLesson").WithSummary("One lesson.")
            .Produces<Client.Lesson>().ProducesProblem(404);
        group.MapPatch("/{id}", LessonChanges.PatchAsync).Needs(KeyScope.Write).WithName("EditLesson").WithSummary("Edit a lesson by merge patch; new words are approved in the key's name.")
            .Accepts<LessonInput>("application/merge-patch+json", "application/json").Produces<Client.Lesson>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        group.MapDelete("/{id}", LessonChanges.EraseAsync).Needs(KeyScope.Write).WithName("EraseLesson").WithSummary("Erase a lesson's text and evidence.")
            .Produces(204).ProducesProblem(404);
        group.MapGet("/{id}/history", LessonQueries.HistoryAsync).Needs(KeyScope.Read).WithName("LessonHistory").WithSummary("Who did what to it, when and why.")
            .Produces<Page<LessonEvent>>().ProducesProblem(404);
        Command(group, "approve", "Approve a lesson's present words; one side of a conflict supersedes the other.", (who, note) => new LessonCommand.Approve(who, note));
        Command(group, "reject", "Reject a lesson.", (who, note) => new LessonCommand.Reject(who, note));
        Command(group, "retire", "Retire a lesson that no longer holds.", (who, note) => new LessonCommand.Retire(who, note));
        Command(group, "restore", "Make a lesson a proposal again.", (who, note) => new LessonCommand.Restore(who, note));
    }

    private static void Command(RouteGroupBuilder group, string verb, string summary, Func<string, string?, LessonCommand> command) =>
        group.MapPost($"/{{id}}/{verb}", (string id, HttpContext http, Database database, TimeProvider time) =>
                LessonChanges.CommandAsync(id, http, database, time, command))
            .Needs(KeyScope.Write).WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Lesson").WithSummary(summary)
            .Accepts<LessonNote>(isOptional: true, "application/json").Produces<Client.Lesson>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
}
