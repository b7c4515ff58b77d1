namespace Memory.Indexing;

/// <summary>Sums the weights of a document's terms over its fields.</summary>
internal sealed class WeightedTerms
{
    private const int TermsMax = 4_000;
    private readonly Dictionary<string, float> weights = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, float> Weights => weights;

    public void Add(string? text, float weight, int lettersMax)
    {
        if (string.IsNullOrEmpty(text))
            return;
        foreach (var term in SearchTerms.Of(text.Length > lettersMax ? text[..lettersMax] : text, TermsMax))
        {
            if (!SearchTerms.IsIndexed(term) || (weights.Count >= TermsMax && !weights.ContainsKey(term)))
                continue;
            weights[term] = weights.GetValueOrDefault(term) + weight;
        }
    }

    /// <summary>Terms of a text count no more than <paramref name="weight"/>, unless a heavier field has them.</summary>
    public void Limit(string text, float weight, float heavier)
    {
        foreach (var term in SearchTerms.Of(text, TermsMax))
            if (SearchTerms.IsIndexed(term) && weights.GetValueOrDefault(term) < heavier)
                weights[term] = weight;
    }
}
