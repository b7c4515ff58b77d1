using Memory.Serving.Endpoints;

namespace Memory.Serving;

public static class ServingSetup
{
    public static IServiceCollection AddServing(this IServiceCollection services) => services
        .AddSingleton<CheckJudge>().AddSingleton<Checker>().AddSingleton<PackServing>().AddSingleton<ShownLessons>().AddSingleton<PatternOutcomes>().AddSingleton<AnswerPhrasing>();

    public static void MapServing(this IEndpointRouteBuilder app)
    {
        ContextEndpoint.Map(app);
        SearchEndpoint.Map(app);
        AskEndpoint.Map(app);
        OnboardingEndpoint.Map(app);
        CheckEndpoint.Map(app);
    }
}
