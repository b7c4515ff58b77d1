using Memory.Learning.ByModel;

namespace Memory.Learning;

public static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services) =>
        services.AddSingleton<QuestionAnswers>().AddSingleton<ModelAnswers>().AddSingleton<ModelDistiller>().AddHostedService<LearningWorker>();
}
