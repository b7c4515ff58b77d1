using Memory.Indexing.Embedding;

namespace Memory.Indexing;

public static class IndexingSetup
{
    public static IServiceCollection AddIndexing(this IServiceCollection services) => services
        .AddSingleton<ShippedEmbedder>()
        .AddSingleton<ILessonIndex, EmbeddedLessonIndex>()
        .AddSingleton<EmbeddedPassageIndex>()
        .AddSingleton<IndexFollower>()
        .AddHostedService(p => p.GetRequiredService<IndexFollower>());
}
