using Memory.Learning.ByModel;
using Memory.Learning.Tidying;

namespace Memory.Learning;

public static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services) =>
        services.AddSingleton<QuestionAnswers>().AddSingleton<ModelAnswers>().AddSingleton<ModelDistiller>().AddHostedService<LearningWorker>()
            .AddSingleton<TidyUp>().AddHostedService<TidyNightly>();

    public static void MapLearning(this IEndpointRouteBuilder app) => TidyEndpoint.Map(app);
}
