using Microsoft.Extensions.AI;

namespace Memory.Indexing.Embedding;

/// <summary>The endpoint that was configured, if any.</summary>
/// <param name="Model">Its name there.</param>
/// <param name="Generator">Null: the built-in embedder does the work.</param>
public sealed record EmbeddingEndpoint(string Model, IEmbeddingGenerator<string, Embedding<float>>? Generator)
{
    /// <summary>Vectors of texts, in their order; all of one length, none of them zero.</summary>
    /// <exception cref="HttpRequestException">The endpoint was not reached, or refused; with its status.</exception>
    /// <exception cref="InvalidDataException">What came back are no such vectors.</exception>
    public async Task<float[][]> AskAsync(string model, IReadOnlyList<string> texts, TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        GeneratedEmbeddings<Embedding<float>> made;
        try
        {
            made = await Generator!.GenerateAsync(texts, new EmbeddingGenerationOptions { ModelId = model }, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer within {atMost.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is not (HttpRequestException or InvalidDataException or OperationCanceledException))
        {
            throw new HttpRequestException($"it failed with {e.GetType().Name}", e);
        }
        // A generator of somebody else's can have been registered: nothing is taken on trust.
        var vectors = made.Select(e => e.Vector.ToArray()).ToArray();
        if (vectors.Length != texts.Count)
            throw new InvalidDataException($"{vectors.Length} vectors for {texts.Count} texts");
        if (vectors.Any(v => v.Length == 0 || v.Length != vectors[0].Length))
            throw new InvalidDataException("vectors of different dimensions");
        if (vectors.Any(v => !v.All(float.IsFinite) || v.All(n => n == 0)))
            throw new InvalidDataException("a vector of zeros, or with a number that is not finite");
        return vectors;
    }
}
