using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Memory.Ai;

/// <summary>The configured embedding endpoint, made when it is first asked; any <see cref="IEmbeddingGenerator"/> of strings that is registered takes its place.</summary>
public sealed class EmbeddingClient(IOptions<AiOptions> options, IEmbeddingGenerator<string, Embedding<float>>? registered = null) : IDisposable
{
    private readonly Lazy<IEmbeddingGenerator<string, Embedding<float>>> client = new(() => registered ?? new OpenAIEmbeddings(options.Value.Embedding));

    /// <summary>Null when the built-in embedder does the work.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Client => options.Value.Embedding.IsConfigured || registered is not null ? client.Value : null;

    /// <summary>The model's name at the endpoint.</summary>
    public string Model => options.Value.Embedding.Model ?? "registered";

    public void Dispose()
    {
        if (client.IsValueCreated && registered is null)
            client.Value.Dispose();
    }
}
