using Memory.Ai;
using Memory.Indexing.Embedding;

namespace Memory.Indexing;

public static class IndexingSetup
{
    public static IServiceCollection AddIndexing(this IServiceCollection services) => services
        .AddSingleton<ShippedEmbedder>()
        .AddSingleton(p => new EmbeddingEndpoint(p.GetRequiredService<EmbeddingClient>().Model, p.GetRequiredService<EmbeddingClient>().Client))
        .AddSingleton<LessonVectors>()
        .AddSingleton<VectorFiller>()
        .AddHostedService(p => p.GetRequiredService<VectorFiller>())
        .AddSingleton<EmbeddedLessonIndex>()
        .AddSingleton<ILessonIndex>(p => p.GetRequiredService<EmbeddedLessonIndex>())
        .AddHostedService<VectorFollower>()
        .AddSingleton<EmbeddedPassageIndex>()
        .AddSingleton<IndexFollower>()
        .AddHostedService(p => p.GetRequiredService<IndexFollower>());
}
