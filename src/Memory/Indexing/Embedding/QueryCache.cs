using System.Collections.Concurrent;

namespace Memory.Indexing.Embedding;

/// <summary>Vectors of the last questions, in two generations: when the younger is full, the elder goes.</summary>
internal sealed class QueryCache
{
    private const int GenerationMax = 500;

    private ConcurrentDictionary<(string Space, string Text), CodedVector> young = new(), old = new();

    public CodedVector? Find(VectorSpace space, string text) =>
        young.TryGetValue((space.Name, text), out var vector) ? vector
        : old.TryGetValue((space.Name, text), out vector) ? Put(space, text, vector) : null;

    public CodedVector Put(VectorSpace space, string text, CodedVector vector)
    {
        if (young.Count >= GenerationMax)
            (old, young) = (young, new());
        return young[(space.Name, text)] = vector;
    }
}
