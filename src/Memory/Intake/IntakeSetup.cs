using Memory.Intake.Answers;
using Memory.Intake.Confirming;
using Memory.Intake.Events;
using Memory.Intake.Harvesting;
using Memory.Intake.Harvesting.Endpoints;
using Memory.Intake.Webhooks;
using Memory.Jobs;
using Microsoft.Extensions.Options;

namespace Memory.Intake;

public static class IntakeSetup
{
    private static readonly string[] TagsDefault = ["@claude", "@.claude"];

    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>().BindConfiguration("Memory:Intake")
            // The binder adds to lists; ours are replaced, so the default comes afterwards.
            .PostConfigure(o => o.Tags = o.Tags.Length == 0 ? TagsDefault : o.Tags)
            .Validate(o => o.Tags.All(IsTag), "Memory:Intake:Tags: a tag is '@' and a name without spaces, e.g. @claude.")
            .Validate(o => o.MaxBodyBytes is > 0 and <= 1024 * 1024 * 1024, "Memory:Intake:MaxBodyBytes is 1 to 1073741824.")
            .ValidateOnStart();
        return services.AddSingleton<Inbox>().AddSingleton<EventInbox>().AddSingleton<HostRepositories>().AddSingleton<AccessConfirmer>().AddSingleton<AnswerWishes>().AddHostedService<EventWorker>()
            .AddSingleton<HarvestedRepositories>().AddHostedService<Poller>().AddSingleton<HarvestJob>().AddSingleton(p => new JobKind(HarvestJob.Kind, p.GetRequiredService<HarvestJob>().RunAsync));
    }

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        CommentEndpoints.Map(app);
        DeliveryEndpoints.Map(app);
        WebhookEndpoint.Map(app);
        HarvestEndpoint.Map(app);
    }

    private static bool IsTag(string tag) => tag.Length is > 1 and <= 64 && tag[0] == '@' && !tag.Any(char.IsWhiteSpace);
}
