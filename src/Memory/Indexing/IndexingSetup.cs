namespace Memory.Indexing;

public static class IndexingSetup
{
    public static IServiceCollection AddIndexing(this IServiceCollection services) => services
        .AddSingleton<ILessonIndex, EmbeddedLessonIndex>()
        .AddSingleton<EmbeddedPassageIndex>()
        .AddSingleton<IndexFollower>()
        .AddHostedService(p => p.GetRequiredService<IndexFollower>());
}
