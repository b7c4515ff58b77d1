using Memory.Client;
using Memory.Indexing.Embedding;

namespace Memory.Doctor;

/// <summary>Whose vectors search compares, and whether they are complete. An endpoint is not asked.</summary>
internal sealed class EmbedderCheck(ShippedEmbedder shipped, EmbeddingEndpoint endpoint, LessonVectors vectors, VectorFiller filler)
{
    private const string Name = "embedder";

    public DoctorCheck Look()
    {
        if (endpoint.Generator is null)
            return shipped.Embedder is { } embedder
                ? Finding.Ok(Name, $"built in, version {embedder.Version}, {embedder.Dimensions} dimensions")
                : Finding.Warning(Name, $"none: {shipped.Fault}", "Search goes by words alone. Put data/embedder of this version's package beside the program and restart.");
        var serving = vectors.Space?.Name ?? "no vectors";
        return filler.Fault is { } fault
            ? Finding.Warning(Name, $"{serving} serve; those of {endpoint.Model} are not complete: {fault}", "Check Memory:Ai:Embedding (model, address, key). It is tried again by itself, and nothing is lost meanwhile.")
            : Finding.Ok(Name, vectors.Space?.Remote == endpoint.Model ? $"{serving} serve" : $"{serving} serve until those of {endpoint.Model} are complete");
    }
}
