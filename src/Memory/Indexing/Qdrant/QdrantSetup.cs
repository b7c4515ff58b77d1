using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Memory.Indexing.Qdrant;

/// <summary>The index in Qdrant; nothing of it is made before it is asked for.</summary>
internal static partial class QdrantSetup
{
    public static IServiceCollection AddQdrant(this IServiceCollection services)
    {
        services.AddOptions<QdrantOptions>().BindConfiguration("Memory:Qdrant")
            .Validate<IOptions<IndexingOptions>>((o, index) => !index.Value.IsQdrant || !string.IsNullOrWhiteSpace(o.Url),
                "Memory:Qdrant:Url is missing: Memory:Index is 'qdrant'. It is written like http://localhost:6333.")
            .Validate(o => string.IsNullOrWhiteSpace(o.Url) || (Uri.TryCreate(o.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"),
                "Memory:Qdrant:Url is no address: write it like http://localhost:6333.")
            .Validate(o => Name().IsMatch(o.Collection), "Memory:Qdrant:Collection is 1 to 100 letters, digits, '-', '_' or '.', such as memory-lessons.")
            .ValidateOnStart();
        return services
            .AddSingleton(p => new QdrantClient(p.GetRequiredService<IOptions<QdrantOptions>>().Value))
            .AddSingleton(p => new LessonCollections(p.GetRequiredService<QdrantClient>(), p.GetRequiredService<IOptions<QdrantOptions>>().Value))
            .AddSingleton<QdrantHealth>()
            .AddSingleton<KnownLessons>()
            .AddSingleton<LessonSamples>()
            .AddSingleton<LessonLists>()
            .AddSingleton<QdrantSearch>()
            .AddSingleton<QdrantLessonIndex>()
            .AddSingleton<QdrantFollower>();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex Name();
}
