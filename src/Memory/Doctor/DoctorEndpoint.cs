using Memory.Access;
using Memory.Api;
using Memory.Access.Limiting;
using Memory.Client;
using Memory.Doctor.Host;

namespace Memory.Doctor;

/// <summary>What an operator would look at, looked at: each with what is wrong and what to do. Of those outside it asks GitHub alone, where it is connected.</summary>
internal static class DoctorEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/doctor", ExamineAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("Doctor")
            .WithSummary("Is anything wrong here, and what is the fix?").Produces<DoctorReport>().ProducesProblem(403);

    private static async Task<DoctorReport> ExamineAsync(HttpContext http, SettingChecks settings, StoreChecks store, KeyChecks keys, ModelCheck model, EmbedderCheck embedder, GitHubChecks github, PublishingCheck publishing)
    {
        // It names folders and counts what belongs to everybody.
        http.Caller().DemandEverything("The doctor looks at the whole service");
        var stopping = http.RequestAborted;
        return new DoctorReport
        {
            Version = ServiceVersion.Text,
            Checks = [.. settings.Look(), .. await store.LookAsync(stopping), .. await keys.LookAsync(), await model.LookAsync(stopping), embedder.Look(), .. await github.LookAsync(stopping), await publishing.LookAsync(stopping)],
        };
    }
}
