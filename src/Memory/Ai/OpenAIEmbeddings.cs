using System.ClientModel.Primitives;
using System.ClientModel;
using System.Net;
using System.Text.Json;
using Memory.Text;
using Microsoft.Extensions.AI;

namespace Memory.Ai;

/// <summary>
/// <c>POST /embeddings</c> of any compatible endpoint, in batches. Asks for numbers, not for base64, which not every endpoint
/// knows. What comes back is checked before anybody sees it.
/// </summary>
/// <remarks>Texts go nowhere else, not even into the message of an error.</remarks>
internal sealed class OpenAIEmbeddings(EmbeddingModelOptions options) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Of one request; the endpoints that are known take more.</summary>
    public const int TextsMax = 64, CharsMax = 100_000;
    /// <summary>Of one text: about the 8192 tokens that the published models read.</summary>
    public const int TextCharsMax = 24_000;
    private const int DimensionsMax = 16_384;
    private const long AnswerBytesMax = 64 * 1024 * 1024;

    private readonly OpenAI.Embeddings.EmbeddingClient client = new(options.Model, ChatClients.Credential(options.ApiKey), ChatClients.Compatible(options.BaseUrl, ChatClients.Timeout));

    /// <exception cref="HttpRequestException">The endpoint was not reached, or refused; with its status.</exception>
    /// <exception cref="InvalidDataException">It answered with something that is no vector for each text.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? generation = null, CancellationToken cancellationToken = default)
    {
        var model = generation?.ModelId ?? options.Model!;
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in Batches(values))
            foreach (var vector in await AskAsync(model, batch, cancellationToken))
                embeddings.Add(new Embedding<float>(vector) { ModelId = model });
        if (embeddings.Select(e => e.Dimensions).Distinct().Skip(1).Any())
            throw new InvalidDataException("the endpoint gave vectors of different dimensions");
        return embeddings;
    }

    private async Task<float[][]> AskAsync(string model, List<string> texts, CancellationToken cancellation)
    {
        using var body = BinaryContent.Create(BinaryData.FromObjectAsJson(new { model, input = texts, encoding_format = "float" }));
        try
        {
            var answer = await client.GenerateEmbeddingsAsync(body, new RequestOptions { CancellationToken = cancellation });
            return Read(answer.GetRawResponse().Content, texts.Count);
        }
        catch (ClientResultException e) when (e.Status != 0)
        {
            // The provider's own words can repeat the texts, or the key.
            throw new HttpRequestException($"the endpoint answered {e.Status}", null, (HttpStatusCode)e.Status);
        }
        catch (Exception e) when (e is ClientResultException or AggregateException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException("the endpoint could not be reached in time");
        }
    }

    private static float[][] Read(BinaryData content, int count)
    {
        if (content.ToMemory().Length > AnswerBytesMax)
            throw new InvalidDataException($"the endpoint's answer is larger than {AnswerBytesMax >> 20} MiB");
        var vectors = new float[count][];
        try
        {
            using var document = JsonDocument.Parse(content);
            foreach (var item in document.RootElement.GetProperty("data").EnumerateArray())
            {
                var index = item.GetProperty("index").GetInt32();
                if (index < 0 || index >= count || vectors[index] is not null)
                    throw new InvalidDataException($"the endpoint gave a vector for the text {index} of {count}");
                vectors[index] = Vector(item.GetProperty("embedding"));
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("the endpoint's answer has not the shape of an embedding list");
        }
        return vectors.Count(v => v is not null) == count && vectors.All(v => v.Length == vectors[0].Length)
            ? vectors
            : throw new InvalidDataException($"the endpoint gave {vectors.Count(v => v is not null)} vectors for {count} texts, or of different dimensions");
    }

    private static float[] Vector(JsonElement numbers)
    {
        var vector = new float[numbers.GetArrayLength()];
        if (vector.Length is 0 or > DimensionsMax)
            throw new InvalidDataException($"the endpoint gave a vector of {vector.Length} dimensions");
        var (at, isZero) = (0, true);
        foreach (var number in numbers.EnumerateArray())
        {
            vector[at] = number.GetSingle();
            if (!float.IsFinite(vector[at]))
                throw new InvalidDataException("the endpoint gave a vector with a number that is not finite");
            isZero &= vector[at++] == 0;
        }
        return isZero ? throw new InvalidDataException("the endpoint gave a vector of zeros") : vector;
    }

    private static IEnumerable<List<string>> Batches(IEnumerable<string> texts)
    {
        var (batch, chars) = (new List<string>(), 0);
        foreach (var whole in texts)
        {
            // An empty text is refused by the published endpoint, and half of a character by any.
            var text = Shortening.Head(whole, TextCharsMax);
            text = string.IsNullOrWhiteSpace(text) ? "-" : text;
            if (batch.Count == TextsMax || (batch.Count > 0 && chars + text.Length > CharsMax))
            {
                yield return batch;
                (batch, chars) = ([], 0);
            }
            batch.Add(text);
            chars += text.Length;
        }
        if (batch.Count > 0)
            yield return batch;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("openai", null, options.Model)
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
