namespace Memory.Answering;

public static class AnsweringSetup
{
    public static IServiceCollection AddAnswering(this IServiceCollection services) =>
        services.AddSingleton<AnswerStore>().AddSingleton<Answerer>().AddSingleton<Teachers>().AddSingleton<Thumbs>().AddHostedService<AnswerWorker>();
}
