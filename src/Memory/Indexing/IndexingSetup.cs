using Memory.Ai;
using Memory.Indexing.Embedding;
using Memory.Indexing.Qdrant;
using Microsoft.Extensions.Options;

namespace Memory.Indexing;

public static class IndexingSetup
{
    public static IServiceCollection AddIndexing(this IServiceCollection services)
    {
        services.AddOptions<IndexingOptions>().BindConfiguration("Memory")
            .Validate(o => o.Index is IndexingOptions.Embedded or IndexingOptions.Qdrant, "Memory:Index is 'embedded', or 'qdrant' with Memory:Qdrant:Url.")
            .ValidateOnStart();
        return services.AddQdrant()
            .AddSingleton<ShippedEmbedder>()
            .AddSingleton(p => new EmbeddingEndpoint(p.GetRequiredService<EmbeddingClient>().Model, p.GetRequiredService<EmbeddingClient>().Client))
            .AddSingleton<LessonVectors>()
            .AddSingleton<VectorFiller>()
            .AddHostedService(p => p.GetRequiredService<VectorFiller>())
            .AddSingleton(p => new EmbeddedLessonIndex(p.GetRequiredService<LessonVectors>(), IndexSources.Lessons(p.GetRequiredService<Storage.Database>())))
            .AddSingleton<ILessonIndex>(p => IsQdrant(p) ? p.GetRequiredService<QdrantLessonIndex>() : p.GetRequiredService<EmbeddedLessonIndex>())
            .AddHostedService<VectorFollower>()
            .AddSingleton(p => new EmbeddedPassageIndex(p.GetRequiredService<ShippedEmbedder>(), IndexSources.Passages(p.GetRequiredService<Storage.Database>())))
            .AddSingleton(p => new IndexFollower(p.GetRequiredService<Storage.Database>(), IsQdrant(p) ? null : p.GetRequiredService<EmbeddedLessonIndex>(),
                p.GetRequiredService<EmbeddedPassageIndex>(), p.GetRequiredService<ILogger<IndexFollower>>()))
            .AddHostedService(p => p.GetRequiredService<IndexFollower>())
            .AddHostedService(p => new IndexWarmer(IsQdrant(p) ? null : p.GetRequiredService<EmbeddedLessonIndex>(),
                p.GetRequiredService<EmbeddedPassageIndex>(), p.GetRequiredService<ILogger<IndexWarmer>>()))
            .AddHostedService(p => new OfChoice(IsQdrant(p) ? p.GetRequiredService<QdrantFollower>() : null));
    }

    private static bool IsQdrant(IServiceProvider p) => p.GetRequiredService<IOptions<IndexingOptions>>().Value.IsQdrant;

    /// <summary>Runs what the settings chose: they are not known before the service is built.</summary>
    private sealed class OfChoice(IHostedService? chosen) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => chosen?.StartAsync(cancellationToken) ?? Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => chosen?.StopAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
